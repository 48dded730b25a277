#include "kiosk/screens/session_row.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

test::ProgrammeBuilder two_days() {
    test::ProgrammeBuilder p;
    p.room("r1", "Salle 1").room("r2", "Salle 2");
    p.person("ada", "Ada Lovelace", "Analytical Engines");
    p.session("Running", "2018-06-26 10:00", 60min, {"r1"}).people = {{.person = "ada"}};
    p.session("Over", "2018-06-26 09:00", 30min, {"r2"});
    p.session("Called off", "2018-06-26 14:00", 30min, {"r2"}).status =
        programme::SessionStatus::cancelled;
    p.session("Tomorrow", "2018-06-27 09:00", 30min, {"r1", "r2"});
    p.plenary(programme::SessionKind::keynote, "For all", "2018-06-26 18:00", 30min);
    return p;
}

SessionRow row_of(const test::ProgrammeBuilder& p, const char* id, RowOmits omits = {}) {
    static const Catalogues shipped = test::shipped_catalogues();
    const auto snapshot = p.snapshot();
    const auto session = snapshot->find_session(id);
    REQUIRE(session);
    return RowTeller(*snapshot, p.at("2018-06-26 10:20"), shipped.of("en"), omits).row(*session);
}

}  // namespace

TEST_CASE("a row says when, where, what and who") {
    const SessionRow row = row_of(two_days(), "s1");
    CHECK(row.time == "10:00");
    CHECK(row.day.empty());
    CHECK(row.chip == "Now");
    CHECK(row.tone == ChipTone::inverse);
    REQUIRE(row.sign);
    CHECK(row.sign->sign == "1");
    CHECK(row.title == "Running");
    CHECK(row.people.front() == "Ada Lovelace, Analytical Engines");
    CHECK(label_for(row) == "10:00 Running");
    CHECK(value_for(row) == "Now, Salle 1, Ada Lovelace, Analytical Engines");
}

TEST_CASE("a row says what is over, what is off and what is on another day") {
    CHECK(row_of(two_days(), "s2").chip == "Done");
    CHECK(row_of(two_days(), "s2").ended);
    const SessionRow off = row_of(two_days(), "s3");
    CHECK(off.cancelled);
    CHECK(off.tone == ChipTone::cancel);
    const SessionRow tomorrow = row_of(two_days(), "s4");
    CHECK(tomorrow.day == "Wed 27");
    CHECK(tomorrow.chip.empty());
    CHECK(label_for(tomorrow) == "Wed 27 09:00 Tomorrow");
}

TEST_CASE("a session in several rooms, or in all, has no sign of one") {
    CHECK_FALSE(row_of(two_days(), "s4").sign);
    CHECK(row_of(two_days(), "s4").where == "Salle 1, Salle 2");
    CHECK(row_of(two_days(), "s5").where == "All rooms");
}

TEST_CASE("a row leaves out what its page says already") {
    const SessionRow row = row_of(two_days(), "s1", {.room = true, .people = true, .day = true});
    CHECK_FALSE(row.sign);
    CHECK(row.where.empty());
    CHECK(row.people.empty());
    CHECK(row_of(two_days(), "s4", {.room = false, .people = false, .day = true}).day.empty());
}

TEST_CASE("a row of a session that moved says so, and from where to whoever listens") {
    test::ProgrammeBuilder p = two_days();
    programme::Publication publication;
    publication.programme = p.programme();
    publication.programme.sessions[4].start += 30min;
    publication.programme.sessions[4].end += 30min;
    publication.changes = programme::published_changes(p.programme(), publication.programme,
                                                       p.at("2018-06-26 10:10"), 2);
    const auto snapshot = programme::Snapshot::build(std::move(publication), 2);
    const auto shipped = test::shipped_catalogues();
    const RowTeller teller(*snapshot, p.at("2018-06-26 10:20"), shipped.of("en"));
    const SessionRow row = teller.row(*snapshot->find_session("s5"));
    CHECK(row.chip == "Moved");
    CHECK(row.tone == ChipTone::warn);
    CHECK(row.said == "was 18:00, now 18:30");
}

}  // namespace foyer::kiosk
