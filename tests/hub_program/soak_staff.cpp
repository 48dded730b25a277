#include "tests/hub_program/soak_staff.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <variant>

#include "core/base/guarded.h"
#include "core/base/json.h"
#include "platform/http_client.h"

namespace foyer::test {

namespace {

/// How long a hub that died may stay away.
constexpr int most_retries = 600;
constexpr std::chrono::milliseconds retry_pause{200};

class Staff {
public:
    Staff(const StaffJob& job, platform::HttpClient client)
        : job_(job), client_(std::move(client)) {}

    void edit_one() {
        const std::string& session = job_.sessions[++edits_ * 7 % job_.sessions.size()];
        const auto seen = ask("GET", session, "", {});
        if (!seen) return;
        const Json before = *parse_json(seen->body);
        const std::string title = job_.name + " " + std::to_string(edits_);
        Json body;
        body["set"]["title"]["to"] = {{"", title}};
        const std::string revision = std::to_string(before.value("revision", 0));
        const auto answer = ask("PATCH", session, write_json(body),
                                {"If-Match: \"" + revision + "\"", "Idempotency-Key: " + title});
        if (!answer) return;
        if (answer->status == 409) {
            ++diary_.conflicts;
            return;
        }
        const auto json = parse_json(answer->body);
        if (answer->status != 200 || !json || !json->contains("session")) {
            diary_.faults.push_back(title + ": " + answer->body);
            return;
        }
        diary_.edits.push_back(
            {session, title, (*json)["session"].value("revision", 0U), json->value("edit", "")});
    }

    void rest(std::chrono::milliseconds time) {
        nothing_.wait_for({}, time, [](bool happened) { return happened; });
    }

    [[nodiscard]] StaffDiary diary() { return std::move(diary_); }

private:
    /// Asks until there is an answer that is one; empty when there is none for minutes.
    std::optional<platform::HttpAnswer> ask(const std::string& method, const std::string& session,
                                            const std::string& body,
                                            std::vector<std::string> fields) {
        platform::HttpCall call;
        call.method = method;
        call.url = "http://127.0.0.1:" + std::to_string(job_.port) + "/api/v1/sessions/" + session;
        call.token = job_.token;
        call.body = body;
        call.fields = std::move(fields);
        call.fields.emplace_back("Foyer-Client: soak");
        call.fields.emplace_back("Content-Type: application/json");
        call.timeouts.total = std::chrono::seconds{30};
        for (int tries = 0; tries < most_retries; ++tries) {
            auto ending = client_.send(call);
            auto* answer = std::get_if<platform::HttpAnswer>(&ending);
            if (answer != nullptr && answer->status != 503) return std::move(*answer);
            ++diary_.retries;
            rest(retry_pause);
        }
        diary_.faults.push_back("the hub did not come back");
        return {};
    }

    const StaffJob& job_;
    platform::HttpClient client_;
    StaffDiary diary_;
    std::size_t edits_ = 0;
    Guarded<bool> nothing_;  ///< only its waiting is used
};

}  // namespace

StaffDiary edit_all_day(const StaffJob& job, const std::stop_token& stop) {
    auto client = platform::HttpClient::create();
    if (!client) {
        StaffDiary diary;
        diary.faults.push_back(client.error().detail);
        return diary;
    }
    Staff staff(job, *std::move(client));
    while (!stop.stop_requested()) {
        staff.edit_one();
        staff.rest(job.pause);
    }
    return staff.diary();
}

}  // namespace foyer::test
