#include "tests/whole/chaos_network.h"

#include "core/base/text.h"

namespace foyer::test {

namespace {

constexpr std::string_view screens_feed = ChaosNetwork::feed;

hub::HttpRequest http_request(const sync::Request& request) {
    hub::HttpRequest http;
    http.method = "GET";
    http.path = std::string(hub::feed_prefix) + request.url.substr(screens_feed.size());
    http.fields.push_back({"host", "hub.example"});
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) http.fields.push_back({name, value});
    };
    add("if-none-match", request.if_none_match);
    add("foyer-screen", request.screen);
    if (request.is_parked()) add("prefer", "wait=" + std::to_string(request.wait.count()));
    return http;
}

std::string field_of(const hub::HttpResponse& response, std::string_view name) {
    for (const hub::HttpField& field : response.fields)
        if (text::lower_case(field.name) == name) return field.value;
    return {};
}

}  // namespace

std::chrono::milliseconds ChaosNetwork::latency() {
    const bool slow = random_.percent(badness / 10);
    return std::chrono::milliseconds{random_.between(2, slow ? 20'000 : 400)};
}

void ChaosNetwork::carry(const sync::Request& request, std::function<void(sync::Outcome)> deliver) {
    const auto journey = std::make_shared<Journey>(Journey{request, std::move(deliver), 0, false});
    timeline_.in(request.timeouts.total,
                 [this, journey] { end(journey, sync::TransportFailure::timeout); });
    const bool spoiled = random_.percent(badness);
    // A third of what goes wrong never reaches the hub.
    if (spoiled && random_.percent(30)) {
        const auto failure = static_cast<sync::TransportFailure>(random_.below(4));
        timeline_.in(latency(), [this, journey, failure] { end(journey, failure); });
        return;
    }
    if (spoiled && random_.percent(10)) return;
    timeline_.in(latency(), [this, journey, spoiled] { arrive(journey, spoiled); });
}

void ChaosNetwork::arrive(const Shared& journey, bool spoiled) {
    if (journey->over) return;
    SimulatedHub::Caller caller;
    const bool head = journey->request.url.ends_with("/head");
    caller.reply = [this, journey, spoiled, head](hub::HttpResponse response) {
        Result result = answer_of(response);
        if (spoiled) result = spoil(std::get<sync::Answer>(std::move(result)), head);
        timeline_.in(latency(), [this, journey, result] { end(journey, result); });
    };
    caller.broke = [this, journey] {
        timeline_.in(latency(), [this, journey] { end(journey, sync::TransportFailure::reset); });
    };
    const hub::RequestNumber number = hub_.ask(http_request(journey->request), std::move(caller));
    if (!journey->over) journey->number = number;
}

void ChaosNetwork::end(const Shared& journey, Result result) {
    if (std::exchange(journey->over, true)) return;
    hub_.leave(journey->number);
    const auto* answer = std::get_if<sync::Answer>(&result);
    if (answer != nullptr && answer->body.size() > journey->request.limit_bytes)
        result = sync::TransportFailure::too_large;
    journey->deliver({journey->request.id, std::move(result)});
}

sync::Answer ChaosNetwork::answer_of(const hub::HttpResponse& response) const {
    sync::Answer answer;
    answer.status = response.status;
    answer.etag = field_of(response, "etag");
    answer.content_type = field_of(response, "content-type");
    answer.retry_after = field_of(response, "retry-after");
    answer.preference_applied = field_of(response, "preference-applied");
    answer.date = simulated_date(hub_.clock.wall());
    if (response.body) answer.body = *response.body;
    return answer;
}

ChaosNetwork::Result ChaosNetwork::spoil(sync::Answer answer, bool head) {
    switch (random_.below(7)) {
        case 0:
            return sync::TransportFailure::cut;
        case 1:
            answer.body.resize(random_.below(answer.body.size() + 1));
            return answer;
        case 2: {
            if (answer.body.empty()) return sync::TransportFailure::reset;
            const std::size_t at = random_.below(answer.body.size());
            answer.body[at] ^= static_cast<char>(1U << random_.below(7));
            return answer;
        }
        case 3:
            answer = {};
            answer.status = 503;
            answer.retry_after = std::to_string(random_.below(60));
            return answer;
        case 4:
            answer = {};
            answer.status = random_.percent(50) ? 200 : 511;
            answer.content_type = "text/html";
            answer.body = "<html>Welcome to the network</html>";
            return answer;
        case 5:
            answer.body += "{}";
            return answer;
        default:
            // A proxy that kept an earlier head.
            answer.status = 200;
            if (head) answer.body = random_.pick(hub_.served_heads());
            return answer;
    }
}

void ChaosNetwork::carry(const hub::HttpRequest& request,
                         std::function<void(hub::HttpResponse)> deliver) {
    const auto answered = std::make_shared<bool>(false);
    const bool loses_answer = random_.percent(badness / 3);
    const auto bring = [this, request, answered, loses_answer, deliver = std::move(deliver)] {
        SimulatedHub::Caller caller;
        caller.reply = [this, answered, loses_answer, deliver](const hub::HttpResponse& response) {
            if (loses_answer) return;
            timeline_.in(latency(), [answered, deliver, response] {
                if (!std::exchange(*answered, true)) deliver(response);
            });
        };
        caller.broke = [] {};
        hub_.ask(request, std::move(caller));
    };
    if (!random_.percent(badness / 3)) timeline_.in(latency(), bring);
    // Somebody in between sends it once more: right after, or when nobody thinks of it any more.
    if (random_.percent(badness / 3))
        timeline_.in(std::chrono::milliseconds{random_.between(10, 240'000)}, bring);
}

}  // namespace foyer::test
