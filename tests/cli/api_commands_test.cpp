// Every call of the hub's API has a command of foyerctl, or a reason why it has none.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/cli/support.h"
#include "tests/support/files.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

/// Which command asks it.
const std::map<std::string, std::string> commands{
    {"get /hub", "follow"},
    {"get /status", "status"},
    {"get /sessions", "move"},
    {"patch /sessions/{id}", "move"},
    {"get /edits", "edits"},
    {"get /edits/{id}", "edits"},
    {"delete /edits/{id}", "drop"},
    {"post /edits/{id}/undo", "undo"},
    {"get /announcements", "announcements"},
    {"post /announcements", "announce"},
    {"delete /announcements/{id}", "withdraw"},
    {"get /rooms", "rooms"},
    {"get /screens", "screens"},
    {"post /screens/pair", "pair"},
    {"delete /screens/{id}", "forget"},
    {"get /imports", "imports"},
    {"get /imports/{id}", "imports"},
    {"post /imports", "replay"},
    {"post /imports/{id}/accept", "accept"},
    {"post /imports/{id}/reject", "reject"},
    {"get /upstream", "upstream"},
    {"put /upstream", "upstream"},
    {"delete /upstream", "upstream"},
    {"post /rehearsal", "rehearse"},
    {"delete /rehearsal", "rehearse"},
    {"get /audit", "audit"},
};

/// Why it has none.
const std::map<std::string, std::string> exceptions{
    {"get /sessions/{id}", "now and search tell sessions"},
    {"put /screens/{id}", "pair sets a screen up, the staff page and foyer-hub screen change it"},
    {"post /screens/{id}/status", "screens report themselves"},
    {"put /screens/{id}/picture", "screens bring their pictures themselves"},
    {"get /screens/{id}/picture", "pictures are looked at on the staff page"},
    {"post /screens/{id}/picture", "pictures are looked at on the staff page"},
    {"get /tokens", "foyer-hub token, on the hub's own machine"},
    {"post /tokens", "foyer-hub token, on the hub's own machine"},
    {"delete /tokens/{id}", "foyer-hub token, on the hub's own machine"},
    {"get /accounts", "foyer-hub user, on the hub's own machine"},
    {"post /accounts", "foyer-hub user, on the hub's own machine"},
    {"patch /accounts/{id}", "foyer-hub user, on the hub's own machine"},
    {"delete /accounts/{id}", "foyer-hub user, on the hub's own machine"},
    {"get /sign-in", "cookies belong to the staff page; foyerctl has tokens"},
    {"post /sign-in", "cookies belong to the staff page; foyerctl has tokens"},
    {"delete /sign-in", "cookies belong to the staff page; foyerctl has tokens"},
    {"post /sign-in/password", "cookies belong to the staff page; foyerctl has tokens"},
    {"post /setup", "the first account is made on the staff page, or by foyer-hub user"},
    {"get /events", "the staff page stays true by it; follow brings each revision"},
};

}  // namespace

TEST_CASE("every call of the API has a command, or a reason why it has none") {
    const auto api =
        parse_json(read_file(std::string(FOYER_SOURCE_DIR) + "/tools/hub/openapi.json"));
    REQUIRE(api.ok());
    const std::string overview = foyerctl({"--help"}).out;
    std::set<std::string> calls;
    for (const auto& [path, methods] : (*api)["paths"].items()) {
        for (const auto& [method, call] : methods.items()) {
            if (!call.is_object() || !call.contains("responses")) continue;
            const std::string name = method + " " + path;
            CAPTURE(name);
            calls.insert(name);
            const auto command = commands.find(name);
            CHECK((command != commands.end()) != exceptions.contains(name));
            if (command != commands.end())
                CHECK(overview.find("\n  " + command->second + " ") != std::string::npos);
        }
    }
    CHECK(calls.size() == commands.size() + exceptions.size());
}
