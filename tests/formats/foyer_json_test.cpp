#include <doctest/doctest.h>

#include <string>

#include "core/formats/export.h"
#include "core/formats/readers.h"
#include "core/programme/validation.h"
#include "tests/formats/import_bench.h"
#include "tests/support/effort.h"
#include "tests/support/files.h"
#include "tests/support/full_programme.h"
#include "tests/support/pictures.h"

using namespace foyer;
using namespace foyer::formats;
using programme::LocalizedText;
using programme::Programme;

namespace {

LocalizedText two_languages(const char* word) {
    LocalizedText text("fr", std::string(word) + " été");
    text.set("en", std::string(word) + " summer");
    return text;
}

programme::Session full_session() {
    using std::chrono::seconds;
    programme::Session session;
    session.id = "s";
    session.keys = {"guid", "CODE42", "7"};
    session.kind = programme::SessionKind::workshop;
    session.status = programme::SessionStatus::cancelled;
    session.plenary = true;
    session.full = true;
    session.instead = "other";
    session.title = two_languages("Talk \"one\"");
    session.subtitle = two_languages("sub");
    session.abstract = two_languages("abstract\n\nmore");
    session.description = two_languages("description");
    session.start = UtcTime{seconds{1'530'000'001}};
    session.end = UtcTime{seconds{1'530'002'702}};
    session.stated_start = "09:30";
    session.rooms = {"r"};
    session.track = "t";
    session.people = {{"p", programme::PersonRole::moderator}};
    session.language = "pt-br";
    session.level = "beginner";
    session.type = "devroom";
    session.recording = programme::Recording::not_recorded;
    session.license = "CC BY 4.0";
    session.url = "https://example.org/s";
    session.feedback_url = "https://example.org/s/feedback";
    session.logo = "https://example.org/s.png";
    session.links = {{"https://example.org/l", "link"}, {"https://example.org/m", ""}};
    session.attachments = {{"https://example.org/a.pdf", "slides"}};
    return session;
}

programme::Session other_session(UtcTime start) {
    programme::Session other;
    other.id = "other";
    other.title = two_languages("Other");
    other.start = start;
    other.end = start + std::chrono::minutes{30};
    return other;
}

/// A programme in which no field of any record holds its default.
Programme full_programme() {
    using namespace std::chrono;
    Programme full;
    full.conference = {.id = "c",
                       .title = two_languages("title"),
                       .subtitle = two_languages("subtitle"),
                       .acronym = "Camp2018",
                       .venue = "Hall",
                       .city = "Paris",
                       .url = "https://example.org/",
                       .zone = TimeZone::named("Europe/Paris").value(),
                       .day_boundary = 6h + 30min,
                       .first_day = year{2018} / 6 / 26,
                       .last_day = year{2018} / 6 / 27,
                       .version = "r44",
                       .generator = "pretalx 2024.1.0"};
    full.rooms = {{"r", "room-guid", two_languages("room"), two_languages("a\n\nb"),
                   two_languages("level"), 300, two_languages("down\n\nleft"),
                   programme::MapPosition{"m", 1, 1000}}};
    full.tracks = {{"t", two_languages("track"), "#009E73"}};
    full.people = {{"p", "person-guid", "Zoë", "Company", two_languages("Engineer"),
                    two_languages("born\n\n- once"), "https://example.org/zoe"}};
    const programme::Session session = full_session();
    full.sessions = {session, other_session(session.end)};
    full.info = {{"i", programme::InfoKind::wifi, two_languages("Wi-Fi"), two_languages("a\n\nb"),
                  "Guests", "secret", programme::WifiSecurity::wep}};
    full.maps = {{"m", two_languages("floor"), test::svg_picture("plan")}};
    full.sponsors = {{"n", "Sponsor", two_languages("gold"), "https://example.org/n",
                      "https://example.org/n.png", test::png_picture()}};
    return full;
}

/// Fails to compile when a record gains a field, so that full_programme() gains it too.
[[maybe_unused]] void fields_are_counted(const Programme& full) {
    [[maybe_unused]] const auto& [c, r, t, p, s, i, m, n] = full;
    [[maybe_unused]] const auto& [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13] = c;
    [[maybe_unused]] const auto& [r1, r2, r3, r4, r5, r6, r7, r8] = r.front();
    [[maybe_unused]] const auto& [q1, q2, q3] = *r8;
    [[maybe_unused]] const auto& [t1, t2, t3] = t.front();
    [[maybe_unused]] const auto& [p1, p2, p3, p4, p5, p6, p7] = p.front();
    [[maybe_unused]] const auto& [s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15,
                                  s16, s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27] =
        s.front();
    [[maybe_unused]] const auto& [i1, i2, i3, i4, i5, i6, i7] = i.front();
    [[maybe_unused]] const auto& [m1, m2, m3] = m.front();
    [[maybe_unused]] const auto& [n1, n2, n3, n4, n5, n6] = n.front();
    [[maybe_unused]] const auto& [k1, k2, k3] = s2;
    [[maybe_unused]] const auto& [l1, l2] = s26.front();
    [[maybe_unused]] const auto& [a1, a2] = s15.front();
}

}  // namespace

TEST_CASE("every field of the model survives Foyer's own JSON") {
    const Programme full = full_programme();
    const Result<Imported> imported = read_foyer(write_foyer_json(full));
    REQUIRE(imported.ok());
    CHECK(imported->programme == full);
    CHECK(imported->report.repairs_total() == 0);
    CHECK(imported->report.drops_total() == 0);
    CHECK_FALSE(has_errors(programme::validate(imported->programme)));
}

TEST_CASE("any programme comes back equal from Foyer's own JSON") {
    for (std::uint64_t seed = test::rounds(120); seed > 0; --seed) {
        CAPTURE(seed);
        const Programme made = test::FullProgrammes(seed).make(12);
        const std::string written = write_foyer_json(made);
        CHECK(written == write_foyer_json(made));
        const Result<Imported> imported = read_foyer(written);
        REQUIRE_MESSAGE(imported.ok(), (imported ? "" : imported.error().detail));
        CHECK(imported->report.repairs_total() == 0);
        REQUIRE(imported->programme == made);
    }
}

TEST_CASE("Foyer's own JSON is written for people") {
    Programme small;
    small.conference.id = "c";
    small.conference.title = LocalizedText("C");
    small.conference.zone = TimeZone::named("Europe/Paris").value();
    small.rooms.emplace_back().id = "r";
    small.rooms.back().name = two_languages("R");
    programme::Session session;
    session.id = "s";
    session.title = LocalizedText("en", "Tabs\tand \"quotes\"");
    session.start = UtcTime{std::chrono::seconds{1'530'000'000}};
    session.end = session.start + std::chrono::hours{1};
    session.rooms = {"r"};
    small.sessions = {session};
    CHECK(write_foyer_json(small) == R"({
  "format": "foyer-programme",
  "version": 1,
  "conference": {
    "id": "c",
    "title": "C",
    "time_zone": "Europe/Paris",
    "day_boundary": "04:00"
  },
  "rooms": [
    {
      "id": "r",
      "name": {"en": "R summer", "fr": "R été"}
    }
  ],
  "tracks": [],
  "people": [],
  "sessions": [
    {
      "id": "s",
      "kind": "talk",
      "status": "scheduled",
      "title": {"en": "Tabs\tand \"quotes\""},
      "start": "2018-06-26T10:00:00+02:00",
      "end": "2018-06-26T11:00:00+02:00",
      "rooms": ["r"]
    }
  ]
}
)");
}

TEST_CASE("instants are lossless where the zone's offset had seconds") {
    Programme old = full_programme();
    old.conference.zone = TimeZone::named("Africa/Monrovia").value();
    old.sessions.front().start = UtcTime{std::chrono::hours{24}};
    old.sessions.front().end = UtcTime{std::chrono::hours{25}};
    const Result<Imported> imported = read_foyer(write_foyer_json(old));
    REQUIRE(imported.ok());
    CHECK(imported->programme == old);
}

TEST_CASE("a file cut anywhere gives an error, never a programme") {
    const std::string whole = write_foyer_json(full_programme());
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(read_foyer(whole.substr(0, size)).ok() == false);
    }
}

TEST_CASE("the sample programme reads without a repair") {
    const std::string bytes = tests::read_file(std::string(FOYER_SOURCE_DIR) +
                                               "/assets/sample/paris-container-day-2018.json");
    const Result<Imported> imported = read_foyer(bytes);
    REQUIRE(imported.ok());
    CHECK(imported->programme.sessions.size() == 30);
    CHECK(imported->programme.rooms.size() == 3);
    CHECK(imported->report.repairs_total() == 0);
    CHECK(imported->report.drops_total() == 0);
    CHECK_FALSE(has_errors(programme::validate(imported->programme)));
}
