// Two editors with old and new views of a programme: whatever they send, nobody's edit is lost
// unseen, every acknowledged edit is in the audit once, and screens end with what was acknowledged.
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/effort.h"
#include "tests/support/random_programme.h"

using namespace foyer;
using foyer::test::HubRig;
using foyer::test::HubScreen;
using foyer::test::Random;

namespace {

constexpr std::array sessions{"s1", "s2", "s3"};
constexpr std::array texts{"title", "status", "rooms", "abstract"};

/// A session as one editor saw it last.
struct View {
    std::uint64_t revision = 0;
    std::map<std::string, Json> values;
};

/// What staff may set a field to.
Json random_value(const std::string& field, Random& random) {
    if (field == "status") return random.percent(50) ? "cancelled" : "scheduled";
    if (field == "rooms") return Json::array({"salle-" + std::to_string(1 + random.below(3))});
    if (field == "title") return Json::object({{"", random.percent(50) ? "Alpha" : "Beta"}});
    return Json::object({{"en", random.percent(50) ? "Long." : "Longer."}});
}

class TwoEditors {
public:
    explicit TwoEditors(std::uint64_t seed) : random_(seed) {
        tokens_[1] = test::must(rig_.hub->create_token({"anna", hub::Role::editor, {}})).secret;
        for (auto& views : views_)
            for (const char* session : sessions)
                views[session] = look(session);
        truth_ = views_[0];
    }

    void step() {
        const auto editor = static_cast<std::size_t>(random_.below(2));
        const std::string session = random_session();
        if (random_.percent(20)) views_[editor][session] = look(session);
        edit(editor, session);
        if (random_.percent(30)) rig_.pass(std::chrono::milliseconds{random_.between(1, 400)});
        if (random_.percent(2)) rig_.start();
    }

    /// Both look at one session, now or earlier, and then both edit it, the one or the other first,
    /// at once or with a publication between them.
    void race() {
        const std::string session = random_session();
        for (auto& views : views_)
            if (random_.percent(75)) views[session] = look(session);
        const auto first = static_cast<std::size_t>(random_.below(2));
        edit(first, session);
        if (random_.percent(20)) rig_.pass(std::chrono::milliseconds{random_.between(1, 400)});
        edit(1 - first, session);
        if (random_.percent(10)) rig_.pass(std::chrono::milliseconds{200});
        if (random_.percent(50)) CHECK(look(session).values == truth_[session].values);
    }

    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }
    [[nodiscard]] std::size_t conflicts() const { return conflicts_; }

    void finish() {
        rig_.pass(std::chrono::seconds{1});
        for (const char* session : sessions)
            CHECK(look(session).values == truth_[session].values);
        std::size_t noted = 0;
        REQUIRE(rig_.hub->export_audit([&](std::string_view line) {
            if (line.find("\"record\":\"session ") != std::string_view::npos) ++noted;
        }));
        CHECK(noted == acknowledged_);
        CHECK(acknowledged_ > 20);
        CHECK(conflicts_ > 5);
        CHECK(rig_.hub->verify_audit());
        HubScreen screen;
        rig_.follow(screen);
        const auto shown = test::must(feed::publication_of(screen.state));
        for (std::size_t i = 0; i < sessions.size(); ++i)
            CHECK(Json(shown.programme.sessions[i].rooms) == truth_[sessions[i]].values["rooms"]);
    }

private:
    std::string random_session() { return sessions[static_cast<std::size_t>(random_.below(3))]; }

    /// `editor` sets a random field of `session`, knowing what they saw last.
    void edit(std::size_t editor, const std::string& session) {
        const View& view = views_[editor][session];
        const std::string field = texts[static_cast<std::size_t>(random_.below(4))];
        const Json from = view.values.at(field);
        const Json to = random_value(field, random_);
        rig_.token = tokens_[editor];
        const Json set = {{field, {{"from", from}, {"to", to}}}};
        const auto answer =
            rig_.patch(session, view.revision, write_json(set), R"(,"force":true,"reason":"test")");
        rig_.token.clear();
        judge(answer, session, field, from, to);
    }

    View look(const std::string& session) {
        const auto answer = rig_.get("sessions/" + session);
        View view;
        view.revision = answer["revision"].get<std::uint64_t>();
        view.values = {{"title", answer["titles"]},
                       {"status", answer["status"]},
                       {"rooms", answer["rooms"]},
                       {"abstract", Json::object()}};
        // Only where staff have set it is it told.
        if (truth_.contains(session)) view.values["abstract"] = truth_[session].values["abstract"];
        return view;
    }

    void judge(const test::Answer& answer, const std::string& session, const std::string& field,
               const Json& from, const Json& to) {
        INFO(answer.text);
        Json& now = truth_[session].values[field];
        if (answer.status == 409) {
            ++conflicts_;
            CHECK(now != to);
            return;
        }
        REQUIRE(answer.status == 200);
        // What it replaces is what its editor saw, or it was so already.
        CHECK((now == from || now == to));
        CHECK(answer["edit"].is_null() == (now == to));
        if (answer["edit"].is_null()) return;
        ++acknowledged_;
        now = to;
    }

    HubRig rig_;
    Random random_;
    std::array<std::string, 2> tokens_;
    std::array<std::map<std::string, View>, 2> views_;
    std::map<std::string, View> truth_;
    std::size_t acknowledged_ = 0;
    std::size_t conflicts_ = 0;
};

}  // namespace

TEST_CASE("H88 two editors lose nothing of each other, whatever they saw when they edited") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        TwoEditors editors(seed);
        for (int i = 0; i < 120; ++i)
            editors.step();
        editors.finish();
    }
}

TEST_CASE("H88 no update is lost in thousands of races of two people" *
          doctest::test_suite("slow_races")) {
    // Each desk is a hub of its own; its history is proven when its races are over.
    constexpr std::size_t races_at_one_desk = 250;
    const std::size_t races = test::rounds(10'000, "FOYER_RACES");
    std::size_t acknowledged = 0, conflicts = 0;
    for (std::size_t done = 0; done < races; done += races_at_one_desk) {
        const std::uint64_t seed = 100 + done;
        CAPTURE(seed);
        TwoEditors editors(seed);
        for (std::size_t i = 0; i < races_at_one_desk; ++i)
            editors.race();
        editors.finish();
        acknowledged += editors.acknowledged();
        conflicts += editors.conflicts();
    }
    MESSAGE(races << " races: " << acknowledged << " edits acknowledged, " << conflicts
                  << " conflicts asked about, none lost");
}
