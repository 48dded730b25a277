// What a visitor takes along from the page of a session and from the own list, read off the drawn
// screens as a phone does.

#include "kiosk/screens/session_page.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/builders.h"
#include "tests/support/looking.h"
#include "tests/support/qr_reader.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

using namespace test::looking;

namespace {

std::shared_ptr<const programme::Snapshot> with_address(std::string url) {
    programme::Publication publication = changed_sample()->publication();
    for (auto& session : publication.programme.sessions)
        session.url = url;
    return programme::Snapshot::build(std::move(publication), 48);
}

std::vector<std::string> codes_of(const programme::Snapshot& snapshot, const Look& look) {
    HeadlessHost host(source_icons());
    static_cast<void>(look_at(host, snapshot, test::instant("2018-06-26T11:20:00+02:00"), look));
    return test::read_codes(host.picture());
}

const Page concourse{PageKind::session, "concourse-container-first-ci-and-cd"};

}  // namespace

TEST_CASE("a phone reads the event off the page of a session, on a large and on a small screen") {
    const auto snapshot = changed_sample();
    for (const Size size : {Size{1080, 1920}, Size{800, 480}, Size{1920, 1080}, Size{480, 800}}) {
        for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
            const auto codes =
                codes_of(*snapshot, {.size = size,
                                     .theme = theme,
                                     .page = concourse,
                                     // There the code stands below the facts.
                                     .visitor = [&](State& visitor) {
                                         if (size.width == 480)
                                             set_scroll(visitor, {.area = "page", .y = 350});
                                     }});
            CAPTURE(size.width);
            REQUIRE(codes.size() == 1);
            CHECK(codes[0].starts_with("BEGIN:VCALENDAR\r\n"));
            CHECK(codes[0].find("DTSTART:20180626T095000Z\r\n") != std::string::npos);
            CHECK(codes[0].find("SUMMARY:Concourse") != std::string::npos);
            CHECK(codes[0].find("LOCATION:Salle 3\\, level -1") != std::string::npos);
        }
    }
}

TEST_CASE("a tap on the code shows the web address, another the event again") {
    const auto snapshot = with_address("https://example.org/talks/42");
    HeadlessHost host(source_icons());
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    State state;
    state.pages.push_back(concourse);
    const auto tap_code = [&] {
        const Probe probe =
            look_at(host, *snapshot, now, {.page = concourse, .visitor = [&](State& visitor) {
                                               visitor.list_page = state.list_page;
                                           }});
        for (const ProbeItem& item : probe.items) {
            if (item.label == "Take it with you") state = update(state, item.intent);
        }
    };
    tap_code();
    CHECK(test::read_codes(host.picture()).at(0).starts_with("BEGIN:VCALENDAR"));
    tap_code();
    CHECK(test::read_codes(host.picture()) ==
          std::vector<std::string>{"https://example.org/talks/42"});
    tap_code();
    CHECK(test::read_codes(host.picture()).at(0).starts_with("BEGIN:VCALENDAR"));
}

TEST_CASE("the codes of a list hold each of its sessions once, a cancelled one not at all") {
    const auto snapshot = changed_sample();
    std::vector<std::string> ids;
    std::size_t taking_place = 0;
    for (const auto& session : snapshot->programme().sessions) {
        ids.push_back(session.id);
        taking_place += session.status == programme::SessionStatus::scheduled;
    }
    for (const Size size : {Size{1080, 1920}, Size{800, 480}}) {
        std::size_t events = 0;
        for (int page = 0; page < 40; ++page) {
            const auto codes = codes_of(
                *snapshot,
                {.size = size, .page = {PageKind::list, ""}, .visitor = [&](State& visitor) {
                     visitor.starred = ids;
                     visitor.list_page = page;
                 }});
            REQUIRE(codes.size() == 1);
            static std::string last;
            if (codes[0] == last) break;
            last = codes[0];
            for (std::size_t at = 0; (at = codes[0].find("BEGIN:VEVENT", at)) != std::string::npos;
                 ++at)
                ++events;
        }
        CHECK(events == taking_place);
    }
}

TEST_CASE("a star puts a session on the list and takes it off again") {
    State state;
    Intent star;
    star.kind = IntentKind::toggle_star;
    star.argument = "a";
    state = update(state, star);
    CHECK(state.starred == std::vector<std::string>{"a"});
    CHECK(update(state, star).starred.empty());
    for (std::size_t i = 0; i < 2 * limits::starred_sessions; ++i) {
        star.argument = "s" + std::to_string(i);
        state = update(state, star);
    }
    CHECK(state.starred.size() == limits::starred_sessions);
}

}  // namespace foyer::kiosk
