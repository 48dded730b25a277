// A hub that is killed again and again, staff who edit all the while, and screens that follow:
// every edit that was acknowledged is on every screen, once. Short by itself; ten minutes with
//
//     FOYER_SOAK_SCREENS=2000 FOYER_SOAK_SECONDS=600 hub_program_tests -ts=slow_soak

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <future>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/feed/records.h"
#include "core/feed/trust.h"
#include "platform/network.h"
#include "platform/open_files.h"
#include "platform/process.h"
#include "tests/hub_program/soak_screens.h"
#include "tests/hub_program/soak_staff.h"
#include "tests/support/builders.h"
#include "tests/support/effort.h"
#include "tests/support/feed.h"
#include "tests/support/files.h"
#include "tests/support/http_client.h"
#include "tests/support/hub_process.h"

using namespace foyer;
using foyer::tests::TempFolder;
using test::Acknowledged;
using test::HttpClient;
using test::HubProcess;
using test::SoakScreens;
using test::StaffDiary;

namespace {

constexpr std::size_t staff_count = 3;
constexpr std::size_t kills = 5;
/// Longer than the hub gathers edits.
constexpr std::chrono::seconds gathering{1};
/// What a busy machine may take to bring all screens up to date.
constexpr std::chrono::seconds settling_time{60};

std::string staff_name(std::size_t index) {
    return "Person " + std::to_string(index + 1);
}

struct Hub {
    TempFolder folder;
    std::string token;
    std::array<std::string, staff_count>
        staff_tokens;  ///< one each: a person may overwrite themself
    std::optional<HubProcess> process;
    std::uint16_t port = 0;

    Hub() {
        const auto made = test::run_hub(folder, {"init", "--json", "--db", folder / "hub.db",
                                                 "--programme", test::sample_programme});
        REQUIRE_MESSAGE(made.code == 0, made.err);
        token = parse_json(made.out)->value("token", "");
        for (std::size_t i = 0; i < staff_count; ++i) {
            const auto one =
                test::run_hub(folder, {"token", "create", "--json", "--db", folder / "hub.db",
                                       "--name", staff_name(i), "--role", "editor"});
            REQUIRE_MESSAGE(one.code == 0, one.err);
            staff_tokens[i] = parse_json(one.out)->value("token", "");
        }
        process.emplace(folder);
        port = process->port;
    }

    void die_and_come_back() {
        process->kill();
        process.emplace(folder, std::vector<std::string>{}, port);
    }

    [[nodiscard]] Json ask(const std::string& path) const {
        HttpClient client(port);
        client.get("/api/v1/" + path, "Authorization: Bearer " + token + "\r\n");
        const auto answer = client.answer();
        REQUIRE(answer);
        REQUIRE_MESSAGE(answer->status == 200, answer->body);
        return *parse_json(answer->body);
    }

    /// Peak memory of the process, MB.
    [[nodiscard]] double memory_mb() const {
        std::ifstream status("/proc/" + std::to_string(process->process()) + "/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024.0;
        return 0;
    }
};

std::vector<std::string> session_ids(const Hub& hub) {
    std::vector<std::string> ids;
    const Json listed = hub.ask("sessions");
    for (const Json& session : listed["sessions"])
        ids.push_back(session["id"].get<std::string>());
    REQUIRE(ids.size() > 6);
    return ids;
}

/// What staff did in `seconds`, while the hub died as often as it does.
std::vector<StaffDiary> spend_the_day(Hub& hub, SoakScreens& screens, std::size_t seconds) {
    const auto ids = session_ids(hub);
    std::stop_source evening;
    std::vector<std::future<StaffDiary>> staff;
    for (std::size_t i = 0; i < staff_count; ++i)
        staff.push_back(std::async(std::launch::async, [&, i] {
            const test::StaffJob job{staff_name(i), hub.staff_tokens[i], hub.port, ids,
                                     std::chrono::milliseconds{40 + 30 * i}};
            return test::edit_all_day(job, evening.get_token());
        }));
    const auto begin = platform::stopwatch();
    const auto day = std::chrono::seconds{seconds};
    std::size_t died = 0;
    while (platform::stopwatch() - begin < day) {
        screens.turn(std::chrono::milliseconds{20});
        if (died < kills && platform::stopwatch() - begin > day * (died + 1) / (kills + 1)) {
            hub.die_and_come_back();
            ++died;
        }
    }
    CHECK(died == kills);
    evening.request_stop();
    std::vector<StaffDiary> diaries;
    for (auto& person : staff) {
        while (person.wait_for(std::chrono::seconds{0}) != std::future_status::ready)
            screens.turn(std::chrono::milliseconds{20});
        diaries.push_back(person.get());
    }
    return diaries;
}

/// The head that the hub has signed last.
std::optional<feed::Head> newest_head(const Hub& hub, const feed::Root& root) {
    feed::Trusted nothing;
    nothing.feed = root.feed;
    nothing.root = root.version;
    return feed::judge(tests::read_file(hub.folder / "hub.db.feed/head"), root, nothing).head;
}

/// Waits until `count` screens hold what the hub's head is signed for; gives how many do.
std::size_t settle(const Hub& hub, SoakScreens& screens, const feed::Root& root,
                   std::size_t count) {
    const auto begin = platform::stopwatch();
    std::size_t showing = 0;
    while (showing < count && platform::stopwatch() - begin < settling_time) {
        screens.turn(std::chrono::milliseconds{50});
        const auto head = newest_head(hub, root);
        // What staff have just done is gathered before it is published.
        if (platform::stopwatch() - begin < gathering) continue;
        if (!head || hub.ask("status")["revision"] != head->position.revision) continue;
        showing = screens.showing(head->position.revision, head->state.blake2b);
    }
    return showing;
}

/// The titles that stand in the audit, each as often as it does.
std::multiset<std::string> titles_in_audit(const Hub& hub) {
    std::multiset<std::string> titles;
    std::uint64_t after = 0;
    while (true) {
        const Json page = hub.ask("audit?limit=1000&after=" + std::to_string(after));
        if (page["entries"].empty()) return titles;
        for (const Json& entry : page["entries"]) {
            after = entry["n"].get<std::uint64_t>();
            const std::string text = entry.value("to", Json()).dump();
            const auto at = text.find("Person ");
            if (entry.value("record", "").starts_with("session ") && at != std::string::npos)
                titles.insert(text.substr(at, text.find_first_of("\"\\", at) - at));
        }
    }
}

/// The last title of each session that was edited.
std::map<std::string, Acknowledged> last_titles(const std::vector<StaffDiary>& diaries) {
    std::map<std::string, Acknowledged> last;
    for (const StaffDiary& diary : diaries)
        for (const Acknowledged& edit : diary.edits)
            if (auto& one = last[edit.session]; one.revision < edit.revision) one = edit;
    return last;
}

}  // namespace

TEST_CASE("a hub that dies loses no acknowledged edit, and no screen misses or repeats one" *
          doctest::test_suite("slow_soak")) {
    const std::size_t count = test::asked_number("FOYER_SOAK_SCREENS").value_or(100);
    const std::size_t seconds = test::asked_number("FOYER_SOAK_SECONDS").value_or(15);
    platform::prepare_network();
    static_cast<void>(platform::allow_open_files(count + 200));
    Hub hub;
    const feed::Root root =
        test::must(feed::read_first_root(tests::read_file(hub.folder / "hub.db.root.json")));
    SoakScreens screens(root, hub.port, count);
    const auto diaries = spend_the_day(hub, screens, seconds);
    CHECK(settle(hub, screens, root, count) == count);

    std::size_t acknowledged = 0, conflicts = 0, retries = 0;
    const auto audit = titles_in_audit(hub);
    for (const StaffDiary& diary : diaries) {
        for (const std::string& fault : diary.faults)
            FAIL_CHECK(fault);
        acknowledged += diary.edits.size();
        conflicts += diary.conflicts;
        retries += diary.retries;
        for (const Acknowledged& edit : diary.edits)
            CHECK_MESSAGE(audit.count(edit.title) == 1, edit.title);
    }
    CHECK(audit.size() == acknowledged);
    CHECK(acknowledged > seconds);
    CHECK(retries > 0);
    for (const std::string& fault : screens.faults())
        FAIL_CHECK(fault);

    const auto shown = test::must(feed::publication_of(screens.first()->state)).programme.sessions;
    for (const auto& [id, edit] : last_titles(diaries)) {
        const auto found = std::find_if(shown.begin(), shown.end(),
                                        [&id = id](const auto& one) { return one.id == id; });
        REQUIRE(found != shown.end());
        CHECK(found->title.in("") == edit.title);
    }
    const double memory = hub.memory_mb();
    hub.process->ask_to_end();
    CHECK(hub.process->wait() == 0);
    CHECK(test::run_hub(hub.folder, {"audit", "verify", "--db", hub.folder / "hub.db"}).code == 0);
    MESSAGE(count << " screens, " << seconds << " s, " << kills << " deaths: " << acknowledged
                  << " edits acknowledged, " << conflicts << " conflicts, " << retries
                  << " retries, " << screens.applied() << " revisions applied, "
                  << screens.reconnections() << " connections lost, hub at most " << memory
                  << " MB");
}
