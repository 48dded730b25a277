#pragma once
// Server-sent events for open staff pages: what is new on the hub, told within a moment. A request
// is held until there is something that its page does not know, or for a while, and then ends; the
// browser comes back by itself, with the last id that it was told (HTML, "Server-sent events"). So
// it costs the server what a parked screen costs it, and passes every proxy. No sockets and no
// clock of its own. One thread, the server's.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/time/clock.h"
#include "tools/hub/http.h"
#include "tools/hub/hub.h"
#include "tools/hub/parked_requests.h"

namespace foyer::hub {

/// The request for events, for people who are signed in.
inline constexpr std::string_view events_path = "/api/v1/events";

class EventService {
public:
    /// Pages that listen at one time; whoever comes beyond is asked to come later.
    static constexpr std::size_t most_listeners = 500;
    /// How long a request is held: proxies close what is silent for a minute.
    static constexpr std::chrono::seconds hold{25};

    /// `boot` tells this run of the hub from others.
    explicit EventService(std::string boot) : boot_(std::move(boot)) {}

    /// The store is being asked whether this request may listen.
    void expect(RequestNumber request) { expected_.insert(request); }
    /// It may. Nothing happens when the asker has gone meanwhile.
    void admit(const HttpRequest& request, HttpReply reply);
    /// The asker has gone, or may not listen.
    void forget(RequestNumber request);

    void tell(const HubNews& news);

    /// When the first listener has waited long enough.
    [[nodiscard]] std::optional<MonotonicTime> next_tick() const;
    void tick(MonotonicTime now);
    /// Ends all waiting.
    void stop();

    [[nodiscard]] std::size_t listeners() const { return waiting_.size(); }

private:
    [[nodiscard]] std::string id() const;
    [[nodiscard]] HttpResponse event() const;

    std::string boot_;
    HubNews news_;
    bool stopping_ = false;
    std::unordered_set<RequestNumber> expected_;
    ParkedRequests<HttpReply> waiting_;
};

}  // namespace foyer::hub
