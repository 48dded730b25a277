#pragma once
// The network between a simulated hub, its screens and its staff: it loses, delays, repeats, cuts
// and falsifies what a seed wants.

#include <functional>
#include <memory>
#include <optional>

#include "core/sync/transport.h"
#include "tests/whole/simulated_hub.h"

namespace foyer::test {

class ChaosNetwork {
public:
    ChaosNetwork(Timeline& timeline, SimulatedHub& hub, Random& random)
        : timeline_(timeline), hub_(hub), random_(random) {}

    /// Percent of the requests that something happens to.
    unsigned badness = 0;

    static constexpr const char* feed = "http://hub.example/feed/";

    /// Takes the request of a screen to the hub; one outcome comes of it.
    void carry(const sync::Request& request, std::function<void(sync::Outcome)> deliver);

    /// Takes the request of staff to the hub: once, twice or never, and its answer back or not. An
    /// answer comes at most once; none for as long as one may wait.
    void carry(const hub::HttpRequest& request, std::function<void(hub::HttpResponse)> deliver);

private:
    /// What one request of a screen has come to.
    struct Journey {
        sync::Request request;
        std::function<void(sync::Outcome)> deliver;
        hub::RequestNumber number = 0;
        bool over = false;
    };
    using Shared = std::shared_ptr<Journey>;
    using Result = std::variant<sync::Answer, sync::TransportFailure>;

    [[nodiscard]] std::chrono::milliseconds latency();
    void arrive(const Shared& journey, bool spoiled);
    void end(const Shared& journey, Result result);
    [[nodiscard]] sync::Answer answer_of(const hub::HttpResponse& response) const;
    [[nodiscard]] Result spoil(sync::Answer answer, bool head);

    Timeline& timeline_;
    SimulatedHub& hub_;
    Random& random_;
};

}  // namespace foyer::test
