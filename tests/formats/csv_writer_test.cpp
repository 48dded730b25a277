#include <doctest/doctest.h>

#include <string>

#include "core/formats/export.h"
#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::formats;
using namespace std::chrono_literals;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

constexpr const char* header =
    "id,title,start,end,rooms,track,kind,status,plenary,people,language,level,type,subtitle,"
    "abstract,description,url\r\n";

/// What write_csv gives below its header row.
std::string rows(const test::ProgrammeBuilder& p, const std::string& language = "en") {
    const std::string text = write_csv(*p.snapshot(), language);
    REQUIRE(text.starts_with(header));
    return text.substr(std::string(header).size());
}

}  // namespace

TEST_CASE("a CSV row holds a session in local time") {
    test::ProgrammeBuilder p("Europe/Paris");
    p.room("a", "Salle 1").room("b", "Salle 2").track("k", "Keynotes").person("liz", "Liz Rice");
    p.person("jo", "Jo");
    auto& session = p.session("Orchestration", "2018-06-26 09:30", 30min, {"a", "b"});
    session.kind = SessionKind::keynote;
    session.status = SessionStatus::cancelled;
    session.track = "k";
    session.people = {{"liz", programme::PersonRole::speaker}, {"jo", programme::PersonRole::host}};
    session.language = "en";
    session.level = "beginner";
    session.type = "Talk 30 min";
    session.url = "https://example.org/";
    CHECK(rows(p) ==
          "s1,Orchestration,2018-06-26 09:30,2018-06-26 10:00,Salle 1; Salle 2,Keynotes,keynote,"
          "cancelled,false,Liz Rice; Jo,en,beginner,Talk 30 min,,,,https://example.org/\r\n");
}

TEST_CASE("CSV cells are quoted where RFC 4180 wants it") {
    test::ProgrammeBuilder p;
    auto& session = p.session("He said \"no\", twice", "2018-06-26 09:30", 90s);
    session.abstract.set("", "One\n\nTwo");
    CHECK(rows(p) ==
          "s1,\"He said \"\"no\"\", twice\",2018-06-26 09:30,2018-06-26 09:31:30,,,talk,scheduled,"
          "false,,,,,,\"One\n\nTwo\",,\r\n");
}

TEST_CASE("CSV cells that a spreadsheet would take for a formula begin with an apostrophe") {
    for (const char* title : {"=1+1", "+1", "-1", "@SUM(A1)"}) {
        test::ProgrammeBuilder p;
        p.session(title, "2018-06-26 09:30", 30min);
        CHECK(rows(p).starts_with("s1,'" + std::string(title) + ","));
    }
    test::ProgrammeBuilder p;
    p.session("=HYPERLINK(\"x\",\"y\")", "2018-06-26 09:30", 30min);
    CHECK(rows(p).starts_with("s1,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\","));
}

TEST_CASE("CSV says that a session is plenary, and gives texts in the language asked for") {
    test::ProgrammeBuilder p;
    auto& lunch = p.plenary(SessionKind::meal, "", "2018-06-26 12:30", 60min);
    lunch.title.set("fr", "Déjeuner");
    lunch.title.set("en", "Lunch");
    CHECK(rows(p, "fr") ==
          "s1,Déjeuner,2018-06-26 12:30,2018-06-26 13:30,,,meal,scheduled,true,,,,,,,,\r\n");
}
