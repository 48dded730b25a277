#include "kiosk/app/hub_follower.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/app/screen_id.h"
#include "tests/support/builders.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

/// What HubReports leaves and logs.
struct Told {
    std::vector<ProgrammeReport> reports;
    std::vector<std::string> lines;
    HubReports hub{"kiosk-04", FOYER_SOURCE_DIR "/assets/sample/paris-container-day-2018.json",
                   [this](ProgrammeReport report) { reports.push_back(std::move(report)); },
                   [this](const std::string& line) { lines.push_back(line); }};

    [[nodiscard]] const ProgrammeReport& last() {
        hub.settled();
        REQUIRE_FALSE(reports.empty());
        return reports.back();
    }
    [[nodiscard]] bool says(NoticeKind kind) {
        return std::ranges::any_of(last().notices,
                                   [&](const Notice& notice) { return notice.kind == kind; });
    }
};

sync::SharedRevision revision(std::uint64_t number) {
    test::ProgrammeBuilder programme;
    programme.room("salle-1");
    auto made = std::make_shared<feed::ProvenRevision>();
    made->head.position.revision = number;
    made->snapshot = programme.snapshot(number);
    return made;
}

const MonotonicTime noon{1h};

}  // namespace

TEST_CASE("until the hub was heard the sample is shown, and said to be one") {
    Told told;
    told.hub.proven({});
    told.hub.begin();
    CHECK(told.last().origin == Origin::sample);
    CHECK(told.last().snapshot);
    CHECK(told.says(NoticeKind::sample_shown));
    CHECK_FALSE(told.last().confirmed.has_value());
}

TEST_CASE("every report names the screen, for announcements that are not for all") {
    Told told;
    told.hub.begin();
    CHECK(told.last().screen == "kiosk-04");
    told.hub.shown(revision(7));
    CHECK(told.last().screen == "kiosk-04");
}

TEST_CASE("a revision takes the place of the sample, and its proof is its freshness") {
    Told told;
    told.hub.begin();
    told.hub.shown(revision(7));
    told.hub.proven(noon);
    CHECK(told.last().origin == Origin::hub);
    CHECK(told.last().snapshot->revision() == 7);
    CHECK(told.last().confirmed == noon);
    CHECK_FALSE(told.says(NoticeKind::sample_shown));
}

TEST_CASE("what one event brings comes as one report") {
    Told told;
    told.hub.shown(revision(7));
    told.hub.proven(noon);
    sync::ScreenTime time;
    time.rehearsal = feed::Rehearsal{};
    told.hub.time_learned(time);
    CHECK(told.reports.empty());
    told.hub.settled();
    told.hub.settled();
    REQUIRE(told.reports.size() == 1);
    CHECK(told.reports[0].snapshot->revision() == 7);
    CHECK(told.reports[0].confirmed == noon);
    CHECK(told.reports[0].rehearsal.has_value());
}

TEST_CASE("what the store held at the start is shown instead of the sample") {
    Told told;
    told.hub.shown(revision(7));
    told.hub.settled();
    told.hub.begin();
    CHECK(told.reports.size() == 1);
    CHECK(told.last().origin == Origin::hub);
}

TEST_CASE("a rehearsal sets the clock of the screen, its end sets it back") {
    Told told;
    sync::ScreenTime time;
    time.at = noon;
    time.estimate = sync::WallTime(1'000'000s);
    time.rehearsal = feed::Rehearsal{.at = feed::SignedTime(5'000s),
                                     .since = feed::SignedTime(999'940s),
                                     .speed_thousandths = 2000};
    told.hub.time_learned(time);
    REQUIRE(told.last().rehearsal.has_value());
    // A minute ago it was 5,000; twice as fast it is 5,120 now.
    CHECK(told.last().rehearsal->read({}, noon) == std::chrono::sys_seconds(5'120s));
    time.rehearsal.reset();
    told.hub.time_learned(time);
    CHECK_FALSE(told.last().rehearsal.has_value());
}

TEST_CASE("a disk that fails is said, and no longer when it is good again") {
    Told told;
    told.hub.shown(revision(7));
    told.hub.told({sync::News::disk_failed, "no space"});
    CHECK(told.says(NoticeKind::store_write_failed));
    told.hub.told({sync::News::disk_good, "again"});
    CHECK_FALSE(told.says(NoticeKind::store_write_failed));
    // Attendees read the age of the programme; why it is old is for the log.
    const auto before = told.reports.size();
    told.hub.told({sync::News::offline, "nobody listens"});
    told.hub.settled();
    CHECK(told.reports.size() == before);
    CHECK(told.lines.back() == "offline: nobody listens");
}

TEST_CASE("a screen that nobody named has an id of its machine's name, and keeps it") {
    CHECK(screen_id_of("Kiosk-04.local", "a1b2c3") == "kiosk-04-a1b2c3");
    CHECK(screen_id_of("__Écran 4__", "ff") == "cran-4-ff");
    CHECK(screen_id_of("", "ff") == "screen-ff");
    CHECK(screen_id_of(std::string(300, 'x'), "ff").size() <= limits::id_bytes);
    tests::TempFolder folder;
    const std::string id = kept_screen_id(folder / "kiosk.db", "kiosk-04");
    CHECK(id.starts_with("kiosk-04-"));
    CHECK(kept_screen_id(folder / "kiosk.db", "renamed") == id);
}
