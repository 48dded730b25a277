#include "kiosk/app/programme_keeper.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/formats/export.h"
#include "core/time/freshness.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace fs = std::filesystem;

namespace {

/// A folder with a store, a source and a sample, and a keeper over them.
class Place {
public:
    Place() { write("sample.json", programme("Sample", 1)); }

    /// A conference called `title` with `sessions` sessions, in Foyer's own JSON.
    static std::string programme(const std::string& title, int sessions) {
        test::ProgrammeBuilder builder;
        builder.room("salle-1");
        builder.programme().conference.title.set("en", title);
        for (int i = 0; i < sessions; ++i)
            builder.session("Talk", builder.at("2018-06-26 09:00") + i * 1h, 30min, {"salle-1"});
        return formats::write_foyer_json(builder.programme());
    }

    void write(const std::string& name, const std::string& text) {
        REQUIRE(write_file(folder_ / name, text).ok());
        // Two writes within one tick of the file system must look like two.
        fs::last_write_time(folder_ / name, fs::file_time_type(std::chrono::seconds(++writes_)));
    }
    [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }

    [[nodiscard]] KeeperOptions options() const {
        return {.db = folder_ / "kiosk.db",
                .source = (folder_ / "source.json").string(),
                .sample = folder_ / "sample.json",
                .time_zone = {},
                .title = {}};
    }

    test::FalseClock clock{test::instant("2018-06-26T09:00:00Z")};

private:
    tests::TempFolder folder_;
    int writes_ = 0;
};

/// A keeper that has opened its store and looked at its source.
ProgrammeKeeper started(Place& place, const KeeperOptions& options) {
    ProgrammeKeeper keeper(options, place.clock);
    REQUIRE(keeper.open().ok());
    keeper.check_source();
    return keeper;
}

std::string title_of(const ProgrammeReport& report) {
    REQUIRE(report.snapshot);
    return std::string(report.snapshot->conference().title.in("en"));
}

bool says(const ProgrammeReport& report, NoticeKind kind) {
    return std::ranges::any_of(report.notices,
                               [&](const Notice& notice) { return notice.kind == kind; });
}

void later(Place& place, ProgrammeKeeper& keeper, std::chrono::milliseconds time) {
    place.clock.now += time;
    keeper.check_source();
}

}  // namespace

TEST_CASE("a source is shown, kept and confirmed") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    const auto report = started(place, place.options()).report();
    CHECK(title_of(report) == "Day");
    CHECK(report.origin == Origin::source);
    CHECK(report.notices.empty());
    CHECK(report.confirmed == place.clock.now);
    CHECK(report.snapshot->revision() == 1);
}

TEST_CASE("after a restart the stored programme is there before the source is read") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    { const auto first = started(place, place.options()); }
    place.clock.now += 3h;
    ProgrammeKeeper keeper(place.options(), place.clock);
    REQUIRE(keeper.open().ok());
    CHECK(title_of(keeper.report()) == "Day");
    CHECK(keeper.report().origin == Origin::store);
    CHECK(keeper.report().confirmed == place.clock.now - 3h);

    const auto stored = keeper.report().snapshot;
    keeper.check_source();
    CHECK(keeper.report().origin == Origin::source);
    CHECK(keeper.report().confirmed == place.clock.now);
    CHECK_MESSAGE(keeper.report().snapshot == stored, "the same bytes are not read again");
}

TEST_CASE("a source that changes makes a new revision") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    auto keeper = started(place, place.options());
    place.write("source.json", Place::programme("Day", 4));
    later(place, keeper, 1min);
    CHECK(keeper.report().snapshot->revision() == 2);
    CHECK(keeper.report().snapshot->programme().sessions.size() == 4);
    CHECK(keeper.report().confirmed == place.clock.now);
}

TEST_CASE("other bytes that say the same are no new revision") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    auto keeper = started(place, place.options());
    const auto before = keeper.report().snapshot;
    place.write("source.json", Place::programme("Day", 3) + "\n\n");
    later(place, keeper, 1min);
    CHECK(keeper.report().snapshot == before);
    CHECK(keeper.report().confirmed == place.clock.now);
}

TEST_CASE("a source that goes away leaves the programme, says so, and ages") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    auto keeper = started(place, place.options());
    const auto confirmed = keeper.report().confirmed;
    fs::remove(place.path("source.json"));
    later(place, keeper, 1min);
    CHECK_MESSAGE(keeper.report().notices.empty(), "it may be in the middle of being replaced");
    CHECK(keeper.next_check() < 10s);
    later(place, keeper, keeper.next_check());
    CHECK(says(keeper.report(), NoticeKind::source_unreadable));
    CHECK(title_of(keeper.report()) == "Day");
    CHECK(keeper.report().confirmed == confirmed);
    CHECK(keeper.next_check() == 1min);
}

TEST_CASE("a source that breaks leaves the programme, and is taken again when it is whole") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    auto keeper = started(place, place.options());
    const std::string whole = Place::programme("Day", 5);
    place.write("source.json", whole.substr(0, whole.size() / 2));
    later(place, keeper, 1min);
    later(place, keeper, 3s);
    CHECK(says(keeper.report(), NoticeKind::source_broken));
    CHECK(keeper.report().snapshot->programme().sessions.size() == 3);
    place.write("source.json", whole);
    later(place, keeper, 1min);
    CHECK(keeper.report().notices.empty());
    CHECK(keeper.report().snapshot->programme().sessions.size() == 5);
}

TEST_CASE("a source that is broken from the start is said at once, over the sample") {
    Place place;
    place.write("source.json", "{\"no\": \"programme\"}");
    auto keeper = started(place, place.options());
    CHECK(title_of(keeper.report()) == "Sample");
    CHECK(keeper.report().origin == Origin::sample);
    CHECK(says(keeper.report(), NoticeKind::sample_shown));
    CHECK(says(keeper.report(), NoticeKind::source_broken));
    CHECK_FALSE(keeper.report().confirmed.has_value());

    place.write("source.json", Place::programme("Day", 3));
    later(place, keeper, 1min);
    CHECK(title_of(keeper.report()) == "Day");
    CHECK(keeper.report().notices.empty());
    CHECK(keeper.report().snapshot->revision() == 1);
}

TEST_CASE("without source and store the sample is shown and is never kept") {
    Place place;
    KeeperOptions options = place.options();
    options.source.clear();
    { CHECK(started(place, options).report().origin == Origin::sample); }
    const auto again = started(place, options).report();
    CHECK(again.origin == Origin::sample);
    CHECK(says(again, NoticeKind::sample_shown));
}

TEST_CASE("with a store and no source the stored programme is shown") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    { const auto first = started(place, place.options()); }
    KeeperOptions options = place.options();
    options.source.clear();
    const auto report = started(place, options).report();
    CHECK(title_of(report) == "Day");
    CHECK(report.origin == Origin::store);
    CHECK(report.notices.empty());
}

TEST_CASE("without even a sample the screen says that there is nothing") {
    Place place;
    KeeperOptions options = place.options();
    options.source.clear();
    options.sample = "/nowhere/sample.json";
    const auto report = started(place, options).report();
    CHECK_FALSE(report.snapshot);
    CHECK(report.origin == Origin::none);
    CHECK(says(report, NoticeKind::no_programme));
}

TEST_CASE("the programme of another source is shown for want of a better one, and named") {
    Place place;
    place.write("other.json", Place::programme("Other", 3));
    KeeperOptions other = place.options();
    other.source = place.path("other.json").string();
    { const auto first = started(place, other); }
    auto keeper = started(place, place.options());
    CHECK(title_of(keeper.report()) == "Other");
    CHECK(says(keeper.report(), NoticeKind::other_source_shown));
    CHECK(says(keeper.report(), NoticeKind::source_unreadable));
    place.write("source.json", Place::programme("Day", 3));
    later(place, keeper, 1min);
    CHECK(title_of(keeper.report()) == "Day");
    CHECK(keeper.report().notices.empty());
}

TEST_CASE("a second kiosk on the same store is refused") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    const auto first = started(place, place.options());
    ProgrammeKeeper second(place.options(), place.clock);
    const auto opened = second.open();
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == ErrorKind::in_use);
}

TEST_CASE("a store that cannot be opened is said, and the source is shown all the same") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    KeeperOptions options = place.options();
    options.db = place.path("no-such-folder") / "kiosk.db";
    auto keeper = started(place, options);
    CHECK(title_of(keeper.report()) == "Day");
    CHECK(says(keeper.report(), NoticeKind::store_unavailable));
    place.write("source.json", Place::programme("Day", 4));
    later(place, keeper, 1min);
    CHECK(keeper.report().snapshot->revision() == 2);
}

TEST_CASE("a damaged store is rebuilt, and the screen says so") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    { const auto first = started(place, place.options()); }
    place.write("kiosk.db", std::string(8192, 'x'));
    ProgrammeKeeper keeper(place.options(), place.clock);
    REQUIRE(keeper.open().ok());
    CHECK(says(keeper.report(), NoticeKind::store_rebuilt));
    CHECK(title_of(keeper.report()) == "Day");
}

TEST_CASE("a store that somebody else wrote in the meantime does not pass for the source") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    { const auto first = started(place, place.options()); }
    {
        auto store = store::Store::open(place.path("kiosk.db"));
        REQUIRE(store.ok());
        test::ProgrammeBuilder builder;
        builder.room("salle-1");
        builder.session("Edited", "2018-06-26 09:00", 30min, {"salle-1"});
        REQUIRE(store
                    ->apply(builder.programme(), {.now = test::instant("2018-06-26T10:00:00Z"),
                                                  .source = place.path("source.json").string(),
                                                  .format = "foyer-json"})
                    .ok());
    }
    CHECK(title_of(started(place, place.options()).report()) == "Day");
}

TEST_CASE("a proof is written down, so that a restart knows the age") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    {
        auto keeper = started(place, place.options());
        for (int minute = 0; minute < 60; ++minute)
            later(place, keeper, 1min);
    }
    place.clock.now += 1h;
    KeeperOptions options = place.options();
    options.source.clear();
    const auto report = started(place, options).report();
    REQUIRE(report.confirmed.has_value());
    const auto age = place.clock.now - *report.confirmed;
    CHECK(age >= 1h);
    CHECK(age < 1h + 6min);
}

TEST_CASE("a picture only looks: nothing is created, nothing is kept") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    KeeperOptions options = place.options();
    options.use = StoreUse::read_only;
    const auto report = started(place, options).report();
    CHECK(title_of(report) == "Day");
    CHECK(report.notices.empty());
    CHECK_FALSE(fs::exists(place.path("kiosk.db")));
    { const auto first = started(place, place.options()); }
    place.write("source.json", Place::programme("Day", 4));
    CHECK(started(place, options).report().snapshot->programme().sessions.size() == 4);
    options.source.clear();
    CHECK(started(place, options).report().snapshot->programme().sessions.size() == 3);
}

TEST_CASE("what a source changes is dated and kept, also over a restart") {
    Place place;
    place.write("source.json", Place::programme("Day", 3));
    auto options = place.options();
    ProgrammeKeeper keeper = started(place, options);
    CHECK(keeper.report().snapshot->publication().changes.empty());
    place.write("source.json", Place::programme("Day", 4));
    later(place, keeper, 60s);
    const auto changes = keeper.report().snapshot->publication().changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].change.kind == programme::ChangeKind::new_);
    CHECK(changes[0].at == test::instant("2018-06-26T09:01:00Z"));

    const auto leave = [](ProgrammeKeeper gone) { (void)gone; };
    leave(std::move(keeper));
    ProgrammeKeeper again = started(place, options);
    CHECK(again.report().snapshot->publication().changes == changes);

    // Nobody looks back for longer than three days.
    place.write("source.json", Place::programme("Day", 5));
    later(place, again, 73h);
    CHECK(again.report().snapshot->publication().changes.size() == 1);
}

TEST_CASE("a source that comes back half empty is doubted, then believed") {
    Place place;
    place.write("source.json", Place::programme("Day", 8));
    ProgrammeKeeper keeper = started(place, place.options());
    place.write("source.json", Place::programme("Day", 4));
    later(place, keeper, 60s);
    CHECK(says(keeper.report(), NoticeKind::source_broken));
    CHECK(keeper.report().snapshot->programme().sessions.size() == 8);
    later(place, keeper, 14min);
    CHECK(keeper.report().snapshot->programme().sessions.size() == 8);
    later(place, keeper, 1min);
    CHECK(keeper.report().snapshot->programme().sessions.size() == 4);
    CHECK_FALSE(says(keeper.report(), NoticeKind::source_broken));
}

TEST_CASE("a source that was half empty and is whole again was never shown") {
    Place place;
    place.write("source.json", Place::programme("Day", 8));
    ProgrammeKeeper keeper = started(place, place.options());
    const auto revision = keeper.report().snapshot->revision();
    place.write("source.json", Place::programme("Day", 0));
    later(place, keeper, 60s);
    place.write("source.json", Place::programme("Day", 8));
    later(place, keeper, 60s);
    CHECK(keeper.report().notices.empty());
    CHECK(keeper.report().snapshot->revision() == revision);
    CHECK(keeper.report().snapshot->publication().changes.empty());
}
