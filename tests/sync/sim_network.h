#pragma once
// A network in virtual time that a seed makes bad: loss, delay, cuts, corruption, portals, wrong
// types, old heads, forks, full servers, swapped documents.

#include <optional>
#include <string>

#include "tests/sync/sim_hub.h"

namespace foyer::test {

/// A request under way: what comes of it and when.
struct Delivery {
    sync::Request request;
    MonotonicTime at;
    /// Empty: what the hub says at `at`.
    std::optional<sync::Outcome> outcome;
};

class SimNetwork {
public:
    SimNetwork(const SimHub& hub, Random& random) : hub_(hub), random_(random) {}

    /// Percent of the requests that something happens to.
    unsigned badness = 0;

    Delivery send(const sync::Request& request, MonotonicTime now) {
        const auto latency = std::chrono::milliseconds{random_.between(5, badness > 0 ? 900 : 80)};
        Delivery delivery{request, now + latency, {}};
        if (random_.percent(badness)) {
            spoil(delivery, now);
        } else if (hub_.holds(request)) {
            delivery.at = now + request.wait;
        }
        return delivery;
    }

private:
    static sync::Answer saying(int status, std::string body = {}) {
        sync::Answer answer;
        answer.status = status;
        answer.body = std::move(body);
        return answer;
    }

    void spoil(Delivery& delivery, MonotonicTime now) {
        delivery.outcome = sync::Outcome{delivery.request.id, sync::Answer{}};
        if (random_.percent(35)) {
            delivery.outcome->result = failure(delivery, now);
            return;
        }
        delivery.outcome->result = answer_of_somebody(delivery, now);
    }

    sync::TransportFailure failure(Delivery& delivery, MonotonicTime now) {
        const auto kind = static_cast<sync::TransportFailure>(random_.below(10));
        if (kind == sync::TransportFailure::timeout)
            delivery.at = now + delivery.request.timeouts.total;
        if (kind == sync::TransportFailure::too_slow) delivery.at = now + std::chrono::seconds{10};
        return kind;
    }

    sync::Answer answer_of_somebody(const Delivery& delivery, MonotonicTime now) {
        sync::Answer answer = hub_.serve(delivery.request, now);
        switch (random_.below(14)) {
            case 0:
                return saying(302);
            case 1:
                return saying(200, "<html>Welcome to the network</html>");
            case 2:
                return saying(511, "<html>Log in</html>");
            case 3:
                answer = saying(503);
                answer.retry_after = random_.percent(50) ? std::to_string(random_.below(400)) : "x";
                return answer;
            case 4:
                return saying(304);
            case 5:
                return saying(404);
            case 6:
            case 7:
                if (!answer.body.empty())
                    answer.body[random_.below(answer.body.size())] ^=
                        static_cast<char>(1U << random_.below(7));
                return answer;
            case 8:
                answer.body.resize(random_.below(answer.body.size() + 1));
                return answer;
            case 9:
                answer.body += random_.percent(50) ? "<script>x()</script>" : "{}";
                return answer;
            case 10:
            case 11:
                return saying(200, random_.percent(50) ? hub_.old_heads.back()
                                                       : random_.pick(hub_.old_heads));
            case 12:
                answer.date = simulated_date(simulated_wall(now) + some_hours());
                return answer;
            default:
                return saying(200, any_document());
        }
    }

    std::chrono::hours some_hours() { return std::chrono::hours{random_.between(-40, 40)}; }

    std::string any_document() {
        auto at = hub_.feed.files.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random_.below(hub_.feed.files.size())));
        return at->second;
    }

    const SimHub& hub_;
    Random& random_;
};

}  // namespace foyer::test
