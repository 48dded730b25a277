#pragma once
// A hub that says what a test wants it to say, over a real socket, and foyerctl in front of it.

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "core/base/guarded.h"
#include "tests/cli/support.h"
#include "tests/support/false_server.h"

namespace foyer::tests {

inline Reply json_reply(int status, const std::string& body) {
    return reply(status, body, {"Content-Type: application/json"});
}

class FalseHub {
public:
    /// It knows who it is, and one session, s2, "Lightning fast search".
    FalseHub() {
        usual_["GET /api/v1/hub"] =
            json_reply(200, R"({"feed":"00112233445566778899aabbccddeeff","revision":7})");
        usual_["GET /api/v1/sessions?q=fast"] = json_reply(200, one_session);
        usual_["GET /api/v1/sessions?q=s2"] = json_reply(200, one_session);
    }

    static constexpr const char* one_session =
        R"({"revision":7,"sessions":[{"id":"s2","title":"Lightning fast search",)"
        R"("start":"2018-06-26T11:00:00+02:00","end":"2018-06-26T11:45:00+02:00",)"
        R"("rooms":["salle-1"],"room_names":["Salle 1"],"plenary":false,"kind":"talk",)"
        R"("status":"scheduled","people":["Anthony Seure"],"revision":5}]})";

    /// The answer to a method and a path, with its query; several are given one after the other,
    /// the last one again and again.
    void answer(const std::string& call, const Reply& reply) {
        answers_.with([&](Answers& answers) { answers[call].push_back(reply); });
    }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + port(); }
    [[nodiscard]] std::string port() const { return std::to_string(server_.port()); }
    [[nodiscard]] std::vector<std::string> requests() const { return server_.requests(); }
    /// The last request of a method.
    [[nodiscard]] std::string last(const std::string& method) const {
        std::string found;
        for (const std::string& request : requests())
            if (request.starts_with(method + " ")) found = request;
        return found;
    }
    /// What came behind the header of the last request of a method.
    [[nodiscard]] std::string last_body(const std::string& method) const {
        const std::string request = last(method);
        return request.empty() ? "" : request.substr(request.find("\r\n\r\n") + 4);
    }

    /// Runs foyerctl with --hub and a token; the hub's address reads HUB in what it prints.
    [[nodiscard]] Ended run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--hub", url()});
        Ended ended = foyerctl(std::move(arguments), {"FOYER_TOKEN=sesame"});
        for (std::string* text : {&ended.out, &ended.err})
            while (text->find(url()) != std::string::npos)
                text->replace(text->find(url()), url().size(), "HUB");
        return ended;
    }

private:
    using Answers = std::map<std::string, std::vector<Reply>>;

    Reply answer_to(const std::string& request) {
        const std::string call = request.substr(0, request.find(" HTTP/"));
        return answers_.with([&](Answers& answers) {
            const auto found = answers.find(call);
            const auto usual = usual_.find(call);
            if (found == answers.end() && usual != usual_.end()) return usual->second;
            if (found == answers.end())
                return json_reply(
                    404, R"({"error":{"code":"not_found","message":"No )" + call + R"(."}})");
            const Reply next = found->second.front();
            if (found->second.size() > 1) found->second.erase(found->second.begin());
            return next;
        });
    }

    std::map<std::string, Reply> usual_;
    Guarded<Answers> answers_;
    FalseServer server_{
        [this](const std::string& request, std::size_t) { return answer_to(request); }};
};

}  // namespace foyer::tests
