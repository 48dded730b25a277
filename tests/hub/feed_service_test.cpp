#include "tools/hub/feed_service.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include "core/base/files.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::hub;
using std::chrono::seconds;

namespace {

constexpr MonotonicTime noon{std::chrono::hours{100}};

SharedHead published(std::uint64_t revision, std::uint64_t beat = 0) {
    PublishedHead head;
    head.bytes = "head " + std::to_string(revision) + "." + std::to_string(beat);
    head.etag = "\"3." + std::to_string(revision) + "." + std::to_string(beat) + "\"";
    head.epoch = 3;
    head.revision = revision;
    head.beat = beat;
    head.hold = seconds{10};
    return std::make_shared<const PublishedHead>(head);
}

/// A service with a head, and screens that ask it.
struct Desk {
    explicit Desk(FeedSettings settings = {}) : service(std::move(settings), [] { return 0.5; }) {}

    /// Asks; the answer, when there is one, comes to answers[number].
    RequestNumber ask(const std::string& path, const std::vector<HttpField>& fields,
                      const std::string& method = "GET") {
        HttpRequest request;
        request.number = ++last;
        request.at = now;
        request.method = method;
        request.path = path;
        request.fields = fields;
        service.handle(request, [this, number = last](HttpResponse response) {
            answers.emplace(number, std::move(response));
        });
        return last;
    }
    /// Asks for the head, holding revision `held` (0: nothing).
    RequestNumber ask_head(std::uint64_t held, const std::string& prefer = {},
                           const std::string& method = "GET") {
        std::vector<HttpField> fields;
        if (held > 0) fields.push_back({"if-none-match", published(held)->etag});
        if (!prefer.empty()) fields.push_back({"prefer", prefer});
        return ask("/feed/head", fields, method);
    }
    [[nodiscard]] int status(RequestNumber number) const {
        const auto found = answers.find(number);
        return found == answers.end() ? 0 : found->second.status;
    }
    [[nodiscard]] std::string field(RequestNumber number, const std::string& name) const {
        for (const HttpField& field : answers.at(number).fields)
            if (field.name == name) return field.value;
        return {};
    }

    FeedService service;
    MonotonicTime now = noon;
    RequestNumber last = 0;
    std::map<RequestNumber, HttpResponse> answers;
};

}  // namespace

TEST_CASE("whoever holds nothing or something else gets the head at once") {
    Desk desk;
    desk.service.publish(published(412));
    for (const std::uint64_t held : {0U, 411U, 413U}) {
        const auto asked = desk.ask_head(held, "wait=10");
        CHECK(desk.status(asked) == 200);
        CHECK(*desk.answers.at(asked).body == "head 412.0");
        CHECK(desk.field(asked, "ETag") == "\"3.412.0\"");
        CHECK(desk.field(asked, "Cache-Control") == "no-cache");
        CHECK(desk.field(asked, "Vary") == "Prefer");
        CHECK(desk.field(asked, "Preference-Applied").empty());
    }
    CHECK(desk.service.parked() == 0);
}

TEST_CASE(
    "N45 a plain question for nothing newer is answered at once, and does not claim to be held") {
    Desk desk;
    desk.service.publish(published(412));
    const auto asked = desk.ask_head(412);
    CHECK(desk.status(asked) == 304);
    CHECK(desk.field(asked, "Preference-Applied").empty());
    CHECK(desk.field(asked, "ETag") == "\"3.412.0\"");
    CHECK(desk.status(desk.ask_head(412, "wait=10", "HEAD")) == 304);
    // Without a tag there is nothing that could be unmodified.
    CHECK(desk.status(desk.ask_head(0)) == 200);
}

TEST_CASE("a held request is answered by the next head, and says that it was held") {
    Desk desk;
    desk.service.publish(published(412));
    const auto asked = desk.ask_head(412, "wait=10");
    CHECK(desk.status(asked) == 0);
    CHECK(desk.service.parked() == 1);
    desk.service.publish(published(412));  // the same once more wakes nobody
    CHECK(desk.status(asked) == 0);
    desk.service.publish(published(413));
    CHECK(desk.status(asked) == 200);
    CHECK(*desk.answers.at(asked).body == "head 413.0");
    CHECK(desk.field(asked, "Preference-Applied") == "wait=10");
    CHECK(desk.service.parked() == 0);
}

TEST_CASE("a beat is a new head") {
    Desk desk;
    desk.service.publish(published(412));
    const auto asked = desk.ask_head(412, "wait=10");
    desk.service.publish(published(412, 1));
    CHECK(desk.status(asked) == 200);
}

TEST_CASE("a held request is let go in time, the earliest first") {
    Desk desk;
    desk.service.publish(published(412));
    const auto ten = desk.ask_head(412, "wait=10");
    const auto three = desk.ask_head(412, "wait=3");
    const auto too_long = desk.ask_head(412, "wait=3600");  // clamped to what the hub holds
    REQUIRE(desk.service.next_tick() == noon + seconds{3});
    desk.service.tick(noon + seconds{3} - std::chrono::milliseconds{1});
    CHECK(desk.status(three) == 0);
    desk.service.tick(noon + seconds{3});
    CHECK(desk.status(three) == 304);
    CHECK(desk.field(three, "Preference-Applied") == "wait=3");
    CHECK(desk.status(ten) == 0);
    REQUIRE(desk.service.next_tick() == noon + seconds{10});
    desk.service.tick(noon + seconds{10});
    CHECK(desk.status(ten) == 304);
    CHECK(desk.status(too_long) == 304);
    CHECK(desk.field(too_long, "Preference-Applied") == "wait=10");
    CHECK_FALSE(desk.service.next_tick());
}

TEST_CASE("whoever goes while waiting is forgotten at once") {
    Desk desk;
    desk.service.publish(published(412));
    const auto first = desk.ask_head(412, "wait=10");
    const auto second = desk.ask_head(412, "wait=10");
    desk.service.gone(first);
    desk.service.gone(first);
    desk.service.gone(999);
    CHECK(desk.service.parked() == 1);
    desk.service.publish(published(413));
    CHECK(desk.status(first) == 0);
    CHECK(desk.status(second) == 200);
}

TEST_CASE("a hub that is full or not there yet asks to come later, and stays within bounds") {
    FeedSettings settings;
    settings.parked = 2;
    Desk desk(settings);
    CHECK(desk.status(desk.ask_head(0)) == 503);
    CHECK(desk.field(desk.last, "Retry-After") == "3");
    desk.service.publish(published(412));
    desk.ask_head(412, "wait=10");
    desk.ask_head(412, "wait=10");
    const auto third = desk.ask_head(412, "wait=10");
    CHECK(desk.status(third) == 503);
    CHECK(desk.field(third, "Retry-After") == "3");
    CHECK(desk.status(desk.ask_head(411, "wait=10")) == 200);
}

TEST_CASE("N46 who asks for a part of the feed gets the whole, never an empty answer or a part") {
    const tests::TempFolder folder;
    FeedSettings settings;
    settings.folder = folder.path();
    Desk desk(settings);
    desk.service.publish(published(412));
    const std::string path = "root/1.json";
    std::filesystem::create_directory(folder / "root");
    REQUIRE(write_file(folder / path, "the whole root"));
    for (const char* range : {"bytes=0-3", "bytes=-1", "bytes=999999-", "bytes=0-0,2-2", "x"})
        for (const std::string& asked_for : {std::string("head"), path}) {
            const auto asked = desk.ask("/feed/" + asked_for, {{"range", range}});
            CHECK(desk.status(asked) == 200);
            CHECK(*desk.answers.at(asked).body ==
                  (asked_for == path ? "the whole root" : "head 412.0"));
            CHECK(desk.field(asked, "Content-Range").empty());
        }
}

TEST_CASE("N47 what the hub says of when to come back is what a screen obeys: 1 to 300 s") {
    FeedSettings settings;
    settings.returns_per_second = 1;
    Desk desk(settings);
    constexpr RequestNumber crowd = 9'000;
    desk.service.publish(published(412));
    for (RequestNumber screen = 0; screen < crowd; ++screen)
        desk.ask_head(412, "wait=10");
    desk.service.stop();
    desk.ask_head(412, "wait=10");
    for (RequestNumber number = 1; number <= crowd + 1; ++number) {
        REQUIRE(desk.status(number) == 503);
        const int seconds_asked = std::stoi(desk.field(number, "Retry-After"));
        REQUIRE(seconds_asked >= 1);
        REQUIRE(seconds_asked <= 300);
    }
}

TEST_CASE("H102 a stop gives 5,000 parked screens slots of their own over a few seconds") {
    Desk desk;
    desk.service.publish(published(412));
    for (int screen = 0; screen < 5000; ++screen)
        desk.ask_head(412, "wait=10");
    REQUIRE(desk.service.parked() == 5000);
    desk.service.stop();
    CHECK(desk.service.parked() == 0);
    std::map<std::string, int> slots;
    for (RequestNumber number = 1; number <= 5000; ++number) {
        REQUIRE(desk.status(number) == 503);
        ++slots[desk.field(number, "Retry-After")];
    }
    CHECK(slots == std::map<std::string, int>{
                       {"2", 1000}, {"3", 1000}, {"4", 1000}, {"5", 1000}, {"6", 1000}});
    // Who comes now is not parked any more.
    CHECK(desk.status(desk.ask_head(412, "wait=10")) == 503);
    CHECK(desk.status(desk.ask_head(411)) == 503);
}

TEST_CASE("H101 20 heads a second reach a screen as one answer each time that it asks") {
    Desk desk;
    desk.service.publish(published(1));
    std::uint64_t held = 1;
    std::size_t answers = 0;
    for (std::uint64_t revision = 2; revision <= 21; ++revision) {
        // The screen takes three publications' time to come back.
        if (revision % 3 == 2) {
            const auto asked = desk.ask_head(held, "wait=10");
            desk.service.publish(published(revision));
            REQUIRE(desk.status(asked) == 200);
            held = revision;
            ++answers;
        } else {
            desk.service.publish(published(revision));
        }
    }
    CHECK(answers == 7);
    CHECK(desk.status(desk.ask_head(held, "wait=10")) == 200);
    CHECK(*desk.answers.at(desk.last).body == "head 21.0");
}

TEST_CASE("N44 a document that is not there yet is missed now, not for ever") {
    const tests::TempFolder folder;
    std::filesystem::create_directories(folder / "d");
    FeedSettings settings;
    settings.folder = folder.path();
    Desk desk(settings);
    const std::string path = "d/1-2-3-0123456789abcdef.json.gz";
    const auto early = desk.ask("/feed/" + path, {});
    CHECK(desk.status(early) == 404);
    CHECK(desk.field(early, "Cache-Control") == "no-store");
    REQUIRE(write_file(folder / path, "packed"));
    const auto later = desk.ask("/feed/" + path, {});
    CHECK(desk.status(later) == 200);
    CHECK(*desk.answers.at(later).body == "packed");
    CHECK(desk.field(later, "Content-Type") == "application/gzip");
    CHECK(desk.field(later, "Cache-Control") == "public, max-age=31536000, immutable");
    const auto again = desk.ask("/feed/" + path, {{"if-none-match", desk.field(later, "ETag")}});
    CHECK(desk.status(again) == 304);
}

TEST_CASE("the feed is read only, and nothing else lies in it") {
    Desk desk;
    desk.service.publish(published(1));
    const auto posted = desk.ask("/feed/head", {}, "POST");
    CHECK(desk.status(posted) == 405);
    CHECK(desk.field(posted, "Allow") == "GET, HEAD");
    for (const char* path : {"/feed/", "/feed/headx", "/feed/head/", "/feed/hub.db"})
        CHECK(desk.status(desk.ask(path, {})) == 404);
}

TEST_CASE("the newest report of each screen is kept until it is taken") {
    Desk desk;
    desk.service.publish(published(412));
    desk.ask("/feed/head", {{"foyer-screen", "stairs; at=3.411; state=ok"}});
    desk.ask("/feed/head", {{"foyer-screen", "stairs; at=3.412; state=ok"}});
    desk.ask("/feed/head", {{"foyer-screen", "bar; at=0.0; state=clock"}});
    desk.ask("/feed/head", {{"foyer-screen", "no report"}});
    auto reports = desk.service.take_reports();
    std::sort(reports.begin(), reports.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    REQUIRE(reports.size() == 2);
    CHECK(reports[0] == ScreenReport{"bar", 0, 0, "clock"});
    CHECK(reports[1] == ScreenReport{"stairs", 3, 412, "ok"});
    CHECK(desk.service.take_reports().empty());
}

TEST_CASE("made-up screens take no memory without end") {
    Desk desk;
    for (std::size_t i = 0; i <= limits::screens; ++i)
        desk.ask("/feed/head", {{"foyer-screen", "s" + std::to_string(i) + "; at=0.0; state=ok"}});
    CHECK(desk.service.take_reports().size() == limits::screens);
}

TEST_CASE("a screen is told with the answer to its parked request that staff want a picture") {
    Desk desk;
    desk.service.publish(published(412));
    const std::vector<HttpField> fields{{"if-none-match", published(412)->etag},
                                        {"prefer", "wait=10"},
                                        {"foyer-screen", "stairs; at=3.412; state=ok"}};
    const auto other = desk.ask_head(412, "wait=10");
    const auto asked = desk.ask("/feed/head", fields);
    CHECK(desk.service.parked() == 2);
    desk.service.tell_screen({"stairs", "t1"});
    CHECK(desk.status(asked) == 304);
    CHECK(desk.field(asked, "Foyer-Picture") == "t1");
    CHECK(desk.field(asked, "Preference-Applied") == "wait=10");
    CHECK(desk.status(other) == 0);
    const auto again = desk.ask("/feed/head", fields);
    CHECK_MESSAGE(desk.status(again) == 0, "it is told once");
}

TEST_CASE("a screen that is not waiting is told when it asks next, whatever it is answered") {
    Desk desk;
    desk.service.publish(published(412));
    const std::vector<HttpField> parks{{"if-none-match", published(412)->etag},
                                       {"prefer", "wait=10"},
                                       {"foyer-screen", "stairs; at=3.412; state=ok"}};
    desk.service.tell_screen({"stairs", "t1"});
    const auto asked = desk.ask("/feed/head", parks);
    CHECK(desk.status(asked) == 304);
    CHECK(desk.field(asked, "Foyer-Picture") == "t1");
    desk.service.tell_screen({"stairs", "t2"});
    desk.service.tell_screen({"stairs", "t3"});
    const auto newer = desk.ask("/feed/head", {{"foyer-screen", "stairs; at=3.411; state=ok"}});
    CHECK(desk.status(newer) == 200);
    CHECK(desk.field(newer, "Foyer-Picture") == "t3");
    const auto nobody = desk.ask_head(412);
    CHECK(desk.field(nobody, "Foyer-Picture").empty());
    for (std::size_t i = 0; i < 10'000; ++i)
        desk.service.tell_screen({"made-up-" + std::to_string(i), "t"});
    CHECK(desk.status(desk.ask("/feed/head", parks)) == 0);
}
