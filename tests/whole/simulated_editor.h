#pragma once
// Somebody of the staff in virtual time: looks, edits, takes back, announces; sends again, under
// the same key, until there is an answer or patience ends; and keeps a book of what was wanted and
// of what the hub has acknowledged.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "tests/whole/chaos_network.h"

namespace foyer::test {

/// Something that an editor wanted done.
struct Intent {
    enum class Kind { set, undo, announce };
    /// What the editor knows of it.
    enum class Known { nothing, done, nothing_to_do, refused };

    std::string editor;
    std::string key;  ///< of the request; also the reason or the text, so that the audit names it
    Kind kind = Kind::set;
    std::string session;
    std::string field;
    std::string from;  ///< JSON: the value that the editor saw
    std::string to;
    Known known = Known::nothing;
};

class SimulatedEditor {
public:
    SimulatedEditor(std::string name, std::string token, Timeline& timeline, ChaosNetwork& network,
                    Random& random)
        : name_(std::move(name)),
          token_(std::move(token)),
          timeline_(timeline),
          network_(network),
          random_(random) {}

    /// Begins to work.
    void start() { rest(); }
    /// Finishes what was begun, and begins nothing more.
    void stop() { stopping_ = true; }
    [[nodiscard]] bool is_done() const { return done_; }

    [[nodiscard]] const std::vector<Intent>& book() const { return book_; }
    std::size_t attempts = 0;  ///< requests sent, each time anew

private:
    struct View {
        std::uint64_t revision = 0;
        std::map<std::string, std::string> values;  ///< by field, JSON
    };
    using Then = std::function<void(int status, const Json& body)>;

    void rest();
    void act();
    void look();
    void set();
    void undo();
    void announce();
    void take_view(const Json& session);
    [[nodiscard]] std::string random_value(const std::string& field, const View& view);
    [[nodiscard]] std::string next_key();
    /// Sends until it is answered, or patience ends: then `then` hears status 0.
    void send(const hub::HttpRequest& request, int patience, const Then& then);
    [[nodiscard]] hub::HttpRequest request(std::string method, const std::string& path,
                                           const Json* body, const std::string& key) const;
    void judge(std::size_t intent, int status, const Json& body);

    std::string name_;
    std::string token_;
    Timeline& timeline_;
    ChaosNetwork& network_;
    Random& random_;
    std::map<std::string, View> views_;
    std::vector<Intent> book_;
    std::vector<std::string> edits_;  ///< ids of what was done and not taken back
    bool stopping_ = false;
    bool done_ = false;
};

}  // namespace foyer::test
