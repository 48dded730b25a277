// What the hub publishes edit by edit, looking only at what was touched, is what it would publish
// if it looked at everything: the same records, the same hash, the same files.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/feed/records.h"
#include "core/programme/published_changes.h"
#include "core/store/sqlite.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/random_programme.h"
#include "tools/hub/publisher.h"
#include "tools/hub/rows.h"

using namespace foyer;
using namespace std::chrono_literals;
using foyer::test::HubRig;
using foyer::test::HubScreen;
using foyer::test::Random;

namespace {

constexpr int talks = 24;

programme::Programme many_talks() {
    test::ProgrammeBuilder builder("Europe/Paris");
    builder.room("salle-1").room("salle-2").room("salle-3").room("salle-4");
    for (int i = 0; i < 12; ++i)
        builder.person("p" + std::to_string(i), "Person " + std::to_string(i));
    for (int i = 0; i < talks; ++i) {
        auto& session = builder.session("Talk " + std::to_string(i),
                                        "2018-06-26 " + std::to_string(10 + i / 4) + ":00", 45min,
                                        {"salle-" + std::to_string(1 + i % 4)});
        session.people = {{"p" + std::to_string(i % 12), programme::PersonRole::speaker}};
        // Some have no keys: those are known by their looks.
        if (i % 2 == 0) session.keys.guid = "guid-" + std::to_string(i);
        session.abstract.set("en", "What talk " + std::to_string(i) + " is about.");
    }
    return builder.programme();
}

/// What a hub publishes that knows nothing but its layers and what is published.
programme::Publication whole_publication(const hub::Layers& layers) {
    programme::Publication whole;
    whole.programme = hub::effective(layers);
    for (const auto& change : layers.changes)
        whole.changes.push_back(change->change);
    whole.announcements = *layers.announcements;
    whole.screens = *layers.screens;
    return whole;
}

class RandomStaff {
public:
    explicit RandomStaff(std::uint64_t seed) : rig_(many_talks()), random_(seed) {
        source_ = many_talks();
        rig_.follow(screen_);
    }

    void step() {
        switch (random_.below(12)) {
            case 0:
                return undo();
            case 1:
                return announce();
            case 2:
                return withdraw();
            case 3:
                return set_screen();
            case 4:
                return import();
            case 5:
                // What was gathered is published; old changes and announcements fall off.
                return rig_.pass(random_.percent(5)
                                     ? std::chrono::hours{80}
                                     : std::chrono::milliseconds{random_.between(1, 400)});
            case 6:
                if (random_.percent(10)) restart();
                return;
            default:
                edit();
        }
    }

    /// Compares what a screen holds with what the whole would be.
    void compare() {
        rig_.pass(std::chrono::milliseconds{200});
        const feed::State before = screen_.state;
        const std::uint64_t held = screen_.trusted.revision;
        rig_.follow(screen_);
        const auto database =
            test::must(store::Database::open(rig_.db(), store::Database::Access::read));
        const hub::Layers layers = test::must(hub::read_layers(*database));
        REQUIRE(test::must(feed::state_of(whole_publication(layers), screen_.state)) ==
                screen_.state);
        compare_files(*database);
        if (screen_.trusted.revision == held + 1) compare_news(before);
    }

    void restart() {
        rig_.pass(std::chrono::milliseconds{200});
        const auto revision = rig_.hub->head()->revision;
        rig_.start();
        // At its start a hub looks at everything.
        REQUIRE(rig_.hub->head()->revision == revision);
    }

    [[nodiscard]] std::uint64_t revisions() const { return screen_.trusted.revision; }
    [[nodiscard]] std::size_t done() const { return done_; }

private:
    void count(const test::Answer& answer) {
        INFO(answer.text);
        // Some wishes cannot be met: an undo of what others changed, a clash without force.
        REQUIRE(answer.status < 500);
        if (answer.status < 300) ++done_;
    }

    [[nodiscard]] Json random_set() {
        const auto to = [](Json value) { return Json{{"to", std::move(value)}}; };
        const std::string number = std::to_string(random_.below(1000));
        switch (random_.below(6)) {
            case 0:
                return {
                    {"rooms", to(Json::array({"salle-" + std::to_string(1 + random_.below(4))}))}};
            case 1:
                return {{"status", to(random_.percent(50) ? "cancelled" : "scheduled")}};
            case 2:
                return {{"title", to(Json{{"", "Title " + number}})}};
            case 3:
                return {{"abstract", to(Json{{"en", random_.percent(50) ? "Long." : "Longer."}})}};
            case 4:
                return {{"people",
                         to(Json::array({random_.percent(60)
                                             ? "Person " + std::to_string(random_.below(12))
                                             : "Guest " + std::to_string(random_.below(5))}))}};
            default:
                return {{"start", to("2018-06-26T" + std::to_string(10 + random_.below(9)) +
                                     ":15:00+02:00")}};
        }
    }

    void edit() {
        const std::string session = "s" + std::to_string(1 + random_.below(talks));
        const auto known = rig_.get("sessions/" + session);
        if (known.status == 404) return;  // an import dropped it
        count(rig_.patch(session, known["revision"].get<std::uint64_t>(), write_json(random_set()),
                         R"(,"force":true,"reason":"test")"));
    }

    void undo() {
        const auto listed = rig_.get("edits?limit=20");
        const Json& edits = listed["edits"];
        if (edits.empty()) return;
        const Json& edit = edits[static_cast<std::size_t>(random_.below(edits.size()))];
        count(rig_.call("POST", "edits/" + edit["id"].get<std::string>() + "/undo",
                        R"({"force":true,"reason":"test"})"));
    }

    void announce() {
        count(rig_.call("POST", "announcements",
                        R"({"text":{"en":"Lift )" + std::to_string(random_.below(100)) + R"("}})"));
    }

    void withdraw() {
        const auto listed = rig_.get("announcements");
        const Json& list = listed["announcements"];
        if (list.empty()) return;
        const Json& one = list[static_cast<std::size_t>(random_.below(list.size()))];
        count(rig_.call("DELETE", "announcements/" + one["id"].get<std::string>()));
    }

    void set_screen() {
        const std::string path = "screens/screen-" + std::to_string(random_.below(6));
        if (random_.percent(25)) {
            count(rig_.call("DELETE", path));
            return;
        }
        count(rig_.call("PUT", path,
                        R"({"name":"Stairs )" + std::to_string(random_.below(50)) + R"("})"));
    }

    /// The source moves, retitles, drops and brings back talks and people.
    void import() {
        if (!random_.percent(40)) return;
        for (int i = 0; i < 2; ++i) {
            auto& sessions = source_.sessions;
            auto& session = sessions[static_cast<std::size_t>(random_.below(sessions.size()))];
            if (random_.percent(40)) {
                session.rooms = {"salle-" + std::to_string(1 + random_.below(4))};
            } else if (random_.percent(50)) {
                session.title =
                    programme::LocalizedText("Import " + std::to_string(random_.below(1000)));
            } else if (random_.percent(50) && sessions.size() > talks - 4) {
                sessions.erase(sessions.begin() +
                               static_cast<std::ptrdiff_t>(random_.below(sessions.size())));
            } else {
                random_.shuffle(source_.people);
            }
        }
        if (random_.percent(10)) source_ = many_talks();
        count(rig_.call("POST", "imports?allow_shrink=1", formats::write_foyer_json(source_),
                        {{"content-type", "application/octet-stream"}}));
    }

    /// The folder holds what the whole state and its history give.
    void compare_files(const store::Database& database) {
        const hub::Published published = test::must(hub::Publisher::read_published(database));
        const feed::Head& head = published.head;
        REQUIRE(head.position.revision == screen_.trusted.revision);
        REQUIRE(published.state == screen_.state);
        std::optional<feed::DocumentRef> older;
        if (head.snapshot.revision < head.position.revision) older = head.snapshot;
        const auto made = test::must(
            feed::revision_files(published.state, published.history, head.position, older));
        REQUIRE(made.proof == head.state);
        REQUIRE(made.deltas == head.deltas);
        REQUIRE(made.snapshot == head.snapshot);
        for (const feed::FeedFile& file : made.files)
            REQUIRE(tests::read_file(rig_.feed() / file.path) == file.bytes);
    }

    /// The changes that were published are those between the whole programmes.
    void compare_news(const feed::State& before) {
        const auto& now = screen_.state.records(feed::Table::changes);
        std::map<std::string, std::string> fresh;
        for (const auto& [id, json] : now)
            if (before.find(feed::Table::changes, id) == nullptr) fresh.emplace(id, json);
        const auto was = test::must(feed::publication_of(before)).programme;
        const auto publication = test::must(feed::publication_of(screen_.state));
        UtcTime at{};
        for (const auto& change : publication.changes)
            if (fresh.contains(change.id)) at = change.at;
        std::map<std::string, std::string> expected;
        for (const auto& change :
             programme::published_changes(was, publication.programme, at, screen_.trusted.revision))
            expected.emplace(change.id, test::must(feed::record_of(change)));
        REQUIRE(fresh == expected);
    }

    HubRig rig_;
    Random random_;
    HubScreen screen_;
    programme::Programme source_;
    std::size_t done_ = 0;
};

void live_through(std::uint64_t seed, int steps) {
    CAPTURE(seed);
    RandomStaff staff(seed);
    for (int i = 0; i < steps; ++i) {
        CAPTURE(i);
        staff.step();
        // Now and then several edits are gathered into one revision.
        if (i % 3 != 1) staff.compare();
    }
    staff.restart();
    staff.compare();
    CHECK(staff.done() > static_cast<std::size_t>(steps) / 3);
    CHECK(staff.revisions() > static_cast<std::uint64_t>(steps) / 4);
}

}  // namespace

TEST_CASE("what is published edit by edit is what the whole would be") {
    live_through(1, 150);
}

TEST_SUITE("slow") {
    TEST_CASE("what is published over thousands of edits is what the whole would be") {
        for (std::uint64_t seed = 2; seed <= 9; ++seed)
            live_through(seed, 500);
    }
}
