#pragma once
// A hub in a folder of its own, with a clock that the test moves and screens that follow its feed
// through the files it wrote.
//
//     HubRig rig(programme);
//     auto answer = rig.patch("s1", 1, R"({"rooms":{"to":["salle-2"]}})");

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/feed/head.h"
#include "core/feed/trust.h"
#include "core/formats/export.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"
#include "tests/support/feed.h"
#include "tests/support/files.h"
#include "tests/support/temp_folder.h"
#include "tools/hub/hub.h"
#include "tools/hub/init.h"

namespace foyer::test {

/// Bytes that differ with every call, also of a copy, and are the same in every run.
inline hub::Randomness counted_randomness() {
    return [state =
                std::make_shared<std::uint64_t>(88172645463325252)](std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) {
            *state ^= *state << 13;
            *state ^= *state >> 7;
            *state ^= *state << 17;
            byte = static_cast<std::uint8_t>(*state);
        }
    };
}

/// Two rooms, two talks at once and one after them, lunch for all.
inline programme::Programme hub_programme() {
    ProgrammeBuilder builder("Europe/Paris");
    builder.room("salle-1", "Salle 1").room("salle-2", "Salle 2").room("salle-3", "Salle 3");
    builder.person("liz-rice", "Liz Rice").person("ada", "Ada Lovelace");
    builder.session("Orchestration", "2018-06-26 11:00", 45min, {"salle-1"}).people = {
        {"liz-rice", programme::PersonRole::speaker}};
    builder.session("Engines", "2018-06-26 11:00", 45min, {"salle-2"}).people = {
        {"ada", programme::PersonRole::speaker}};
    builder.session("Afterwards", "2018-06-26 12:00", 45min, {"salle-1"});
    builder.plenary(programme::SessionKind::meal, "Lunch", "2018-06-26 13:00", 60min);
    return builder.programme();
}

struct Answer {
    int status = 0;
    std::string text;
    std::vector<hub::HttpField> fields;
    std::shared_ptr<const Json> document;

    /// A member of the body; null when it has none of this name.
    const Json& operator[](const char* name) const;
    /// Code and message of the error; "" when it is none.
    [[nodiscard]] std::string code() const;
    [[nodiscard]] std::string message() const;
    [[nodiscard]] std::string field(std::string_view name) const;
};

/// The beginning of a PNG file of this size, which is all that the hub looks at.
std::string a_png(std::uint32_t width = 360, std::uint32_t height = 640, std::size_t bytes = 100);

/// What a screen of the hub holds.
struct HubScreen {
    feed::State state;
    feed::Trusted trusted;
};

class HubRig {
public:
    explicit HubRig(const programme::Programme& programme = hub_programme())
        : HubRig(formats::write_foyer_json(programme)) {}

    explicit HubRig(std::string file, formats::ImportOptions import = {}) {
        hub::InitOptions options;
        options.database = db();
        options.programme = std::move(file);
        options.import = std::move(import);
        options.token_folder = folder / "tokens";
        outcome = must(hub::init_hub(options, clock, random));
        start();
    }

    [[nodiscard]] std::filesystem::path db() const { return folder / "hub.db"; }
    [[nodiscard]] std::filesystem::path feed() const { return folder / "hub.db.feed"; }

    void start() {
        hub.reset();
        hub.emplace(must(open()));
    }
    [[nodiscard]] Result<hub::Hub> open() {
        hub::HubOptions options;
        options.database = db();
        options.version = "test";
        options.password_cost = {1, std::size_t{64} * 1024};
        options.on_step = on_step;
        return hub::Hub::open(options, clock, random);
    }

    /// With the setup token, unless the fields have a cookie.
    Answer call(const std::string& method, const std::string& path, const std::string& body = "",
                std::vector<hub::HttpField> fields = {});
    Answer get(const std::string& path) { return call("GET", path); }

    /// PATCH of a session; `more` are members beside "set", with a comma before them.
    Answer patch(const std::string& session, std::uint64_t base, const std::string& set,
                 const std::string& more = "", std::vector<hub::HttpField> fields = {}) {
        fields.push_back({"if-match", "\"" + std::to_string(base) + "\""});
        return call("PATCH", "sessions/" + session, R"({"set":)" + set + more + "}",
                    std::move(fields));
    }

    std::uint64_t revision_of(const std::string& session);

    /// Lets time pass and does what became due.
    void pass(std::chrono::milliseconds time) {
        clock.now += time;
        hub->tick();
    }

    [[nodiscard]] feed::Root root() const {
        return must(feed::read_first_root(tests::read_file(outcome.root)));
    }

    /// Follows the feed in the folder as a kiosk does; the test ends when it is not what it should
    /// be. Gives the standing of the head.
    feed::Standing follow(HubScreen& screen) const;

    tests::TempFolder folder;
    FalseClock clock{instant("2018-06-26T07:00:00Z")};
    hub::Randomness random = counted_randomness();
    hub::InitOutcome outcome;
    std::string token;                              ///< instead of the setup token
    std::string peer = "192.0.2.1";                 ///< who asks
    bool secure = false;                            ///< over https
    std::function<void(hub::PublishStep)> on_step;  ///< of hubs that start from now on
    std::optional<hub::Hub> hub;
};

}  // namespace foyer::test
