#include "tools/hub/event_service.h"

#include <doctest/doctest.h>

#include <vector>

using namespace foyer;
using namespace foyer::hub;

namespace {

constexpr MonotonicTime listening_from{std::chrono::hours{12}};

/// A service, and what its pages were told.
struct Listening {
    EventService service{"0.5"};
    std::vector<HttpResponse> told;
    RequestNumber number = 0;

    /// A page comes that was told `id` last.
    RequestNumber listen(const std::string& id = "") {
        HttpRequest request;
        request.number = ++number;
        request.at = listening_from;
        if (!id.empty()) request.fields = {{"last-event-id", id}};
        service.expect(request.number);
        service.admit(request,
                      [this](HttpResponse response) { told.push_back(std::move(response)); });
        return request.number;
    }
    [[nodiscard]] std::string last_id() const {
        const std::string& body = *told.back().body;
        const auto begin = body.find("id: ") + 4;
        return body.substr(begin, body.find('\n', begin) - begin);
    }
};

}  // namespace

TEST_CASE("a page that knows nothing yet is told at once how things are") {
    Listening page;
    page.service.tell({1, 47, 2, 3});
    page.listen();
    REQUIRE(page.told.size() == 1);
    CHECK(page.told[0].status == 200);
    CHECK(page.told[0].body->find(R"(data: {"revision":47,"rows":2,"screens":3})") !=
          std::string::npos);
    CHECK(page.told[0].body->ends_with("\n\n"));
}

TEST_CASE("a page that knows everything is held until something is new") {
    Listening page;
    page.service.tell({1, 47, 0, 0});
    page.listen();
    page.listen(page.last_id());
    CHECK(page.told.size() == 1);
    CHECK(page.service.listeners() == 1);
    page.service.tell({1, 47, 0, 0});
    CHECK(page.told.size() == 1);
    page.service.tell({1, 48, 0, 0});
    CHECK(page.told.size() == 2);
    CHECK(page.told[1].body->find("\"revision\":48") != std::string::npos);
    CHECK(page.service.listeners() == 0);
}

TEST_CASE("another run of the hub is news, although its numbers are the same") {
    Listening before, after;
    before.service = EventService("0.25");
    before.service.tell({1, 47, 0, 0});
    after.service.tell({1, 47, 0, 0});
    before.listen();
    after.listen(before.last_id());
    CHECK(after.told.size() == 1);
}

TEST_CASE("a request is held for a while and then ends with a sign of life") {
    Listening page;
    page.listen();
    page.listen(page.last_id());
    CHECK(page.service.next_tick() == listening_from + EventService::hold);
    page.service.tick(listening_from + EventService::hold - std::chrono::milliseconds{1});
    CHECK(page.told.size() == 1);
    page.service.tick(listening_from + EventService::hold);
    REQUIRE(page.told.size() == 2);
    CHECK(page.told[1].body->find("id:") == std::string::npos);
    CHECK_FALSE(page.service.next_tick());
}

TEST_CASE("who has gone is forgotten, also while the store is asked") {
    Listening page;
    page.listen();
    const std::string id = page.last_id();
    const RequestNumber held = page.listen(id);
    page.service.forget(held);
    CHECK(page.service.listeners() == 0);
    HttpRequest request;
    request.number = 99;
    page.service.expect(99);
    page.service.forget(99);
    page.service.admit(request, [&](HttpResponse) { FAIL("nobody is there"); });
    page.service.tell({1, 1, 1, 1});
    CHECK(page.told.size() == 1);
}

TEST_CASE("listeners are bounded") {
    Listening page;
    page.listen();
    const std::string id = page.last_id();
    for (std::size_t i = 0; i < EventService::most_listeners; ++i)
        page.listen(id);
    CHECK(page.told.size() == 1);
    page.listen(id);
    REQUIRE(page.told.size() == 2);
    CHECK(page.told[1].status == 503);
    page.service.stop();
    CHECK(page.told.size() == 2 + EventService::most_listeners);
    page.listen(id);
    CHECK(page.told.back().status == 503);
}
