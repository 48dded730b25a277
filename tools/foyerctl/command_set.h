#pragma once
// The commands of foyerctl while they are declared: each file of commands adds its own. Part of
// command_line.h.

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tools/foyerctl/requests.h"

namespace CLI {
class App;
}

namespace foyer::foyerctl {

class CommandSet {
public:
    explicit CommandSet(CLI::App& app) : app_(app) {}

    /// Adds a command with its own help and an example, and gives its parser together with the
    /// request that its options fill. `finish` brings the request into its last form.
    template <class R>
    std::pair<CLI::App&, R&> add(const char* name, const char* words, const std::string& example,
                                 std::function<void(R&)> finish = {}) {
        auto request = std::make_shared<R>();
        CLI::App& command = add_command(name, words, example, [request, finish] {
            if (finish) finish(*request);
            return Request(*request);
        });
        return {command, *request};
    }

    /// The request of the command that was given; empty when none was.
    [[nodiscard]] std::optional<Request> made() const;

private:
    CLI::App& add_command(const char* name, const char* words, const std::string& example,
                          std::function<Request()> make);

    CLI::App& app_;
    std::vector<std::pair<CLI::App*, std::function<Request()>>> makers_;
};

/// import, export, check, now, search, diff, doctor.
void declare_programme_commands(CommandSet& commands);
/// move, retime, delay, cancel, reinstate, full, announce, withdraw, undo, take, replay.
void declare_hub_commands(CommandSet& commands);
/// status, rooms, screens, pair, forget, edits, drop, announcements, imports, accept, reject,
/// audit, upstream, rehearse.
void declare_desk_commands(CommandSet& commands);
/// keygen, verify, follow.
void declare_feed_commands(CommandSet& commands);

}  // namespace foyer::foyerctl
