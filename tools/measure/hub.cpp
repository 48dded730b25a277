// What a hub costs and how fast a change reaches many screens, beside screens that poll nginx.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "platform/http_client.h"
#include "platform/network.h"
#include "platform/open_files.h"
#include "platform/process.h"
#include "tools/measure/followers.h"
#include "tools/measure/measure.h"
#include "tools/measure/parked.h"
#include "tools/measure/rows.h"
#include "tools/measure/running_program.h"

namespace {

using namespace foyer;
using measure::Asking;
using measure::Followed;
using measure::Followers;
using measure::measured;
using measure::percentile;
using measure::Pipe;
using measure::RunningProgram;
using measure::Wave;

constexpr std::size_t parked_screens = 5000;
constexpr int saves = 20;
constexpr int waves = 9;

/// Memory of another process, in MB.
struct Memory {
    double own = 0;  ///< what it allocated
    double pss = 0;  ///< with the pages of programs, libraries and files, shared ones in part
};

Memory memory_of(pid_t process) {
    Memory memory;
    const auto value_after = [](const std::string& line) {
        return std::strtod(line.c_str() + line.find(':') + 1, nullptr) / 1024.0;
    };
    std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string line; std::getline(rollup, line);) {
        if (line.starts_with("Pss:")) memory.pss = value_after(line);
        if (line.starts_with("Pss_Anon:")) memory.own = value_after(line);
    }
    return memory;
}

/// A hub in a folder, served by the program itself, and a person who edits.
class Bench {
public:
    Bench(std::filesystem::path folder, std::string program)
        : folder_(std::move(folder)), program_(std::move(program)) {}

    bool make(const std::string& programme) {
        setenv("XDG_CONFIG_HOME", (folder_ / "config").c_str(), 1);
        const std::filesystem::path out = folder_ / "init.json";
        std::FILE* file = std::fopen(out.c_str(), "w");
        if (file == nullptr) return false;
        RunningProgram init(
            {program_, "init", "--json", "--db", folder_ / "hub.db", "--programme", programme}, -1,
            fileno(file));
        const bool made = init.wait() == 0;
        std::fclose(file);
        const auto text = read_file(out, limits::config_bytes);
        if (!made || !text) return false;
        const auto json = parse_json(*text);
        if (!json) return false;
        token_ = json->value("token", "");
        return !token_.empty();
    }

    bool serve() {
        Pipe out(Pipe::Flow::from_child);
        hub_.emplace(std::vector<std::string>{program_, "serve", "--db", folder_ / "hub.db",
                                              "--listen", "127.0.0.1:0"},
                     -1, out.far());
        out.close_far();
        const std::string ready = out.line();
        const std::size_t at = ready.find("127.0.0.1:");
        if (at == std::string::npos) return false;
        port_ = static_cast<std::uint16_t>(std::atoi(ready.c_str() + at + 10));
        auto client = platform::HttpClient::create();
        if (!client) return false;
        client_.emplace(std::move(*client));
        const auto listed = ask("GET", "sessions", Json(), {});
        if (!listed) return false;
        for (const Json& session : listed->value("sessions", Json::array())) {
            if (session["rooms"].size() != 1 || session.value("plenary", false)) continue;
            if (session_.is_null()) session_ = session;
            if (session["rooms"] != session_["rooms"]) other_room_ = session["rooms"];
        }
        return !session_.is_null() && !other_room_.is_null();
    }

    /// Moves the session to the other room.
    bool save() {
        Json body;
        body["set"]["rooms"]["from"] = session_["rooms"];
        body["set"]["rooms"]["to"] = other_room_;
        body["force"] = true;
        body["reason"] = "measuring";
        const std::string revision = std::to_string(session_.value("revision", 0));
        const auto moved = ask("PATCH", "sessions/" + session_.value("id", ""), body,
                               {"If-Match: \"" + revision + "\""});
        if (!moved || !moved->contains("session")) return false;
        other_room_ = session_["rooms"];
        session_ = (*moved)["session"];
        return true;
    }

    /// Takes all screens over.
    bool alarm() {
        Json body;
        body["severity"] = "emergency";
        body["text"] = {{"en", "Leave the building now."}, {"fr", "Évacuez le bâtiment."}};
        return ask("POST", "announcements", body, {}).has_value();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Once the hub has given back what it needed for a moment.
    [[nodiscard]] Memory settled_memory() const {
        std::this_thread::sleep_for(std::chrono::seconds{3});
        return memory_of(hub_->process());
    }
    [[nodiscard]] std::filesystem::path feed_folder() const { return folder_ / "hub.db.feed"; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::optional<Json> ask(const std::string& method, const std::string& path, const Json& body,
                            std::vector<std::string> fields) {
        platform::HttpCall call;
        call.method = method;
        call.url = "http://127.0.0.1:" + std::to_string(port_) + "/api/v1/" + path;
        call.token = token_;
        call.fields = std::move(fields);
        call.fields.emplace_back("Foyer-Client: foyer-measure");
        call.fields.emplace_back("Content-Type: application/json");
        if (!body.is_null()) call.body = write_json(body);
        const auto ending = client_->send(call);
        const auto* answer = std::get_if<platform::HttpAnswer>(&ending);
        if (answer == nullptr || (answer->status != 200 && answer->status != 201)) {
            std::fprintf(stderr, "foyer-measure: %s %s failed: %s\n", method.c_str(), path.c_str(),
                         answer == nullptr ? "no answer" : answer->body.c_str());
            return {};
        }
        auto json = parse_json(answer->body);
        if (!json) return {};
        return std::move(*json);
    }

    std::filesystem::path folder_;
    std::string program_;
    std::string token_;
    std::optional<RunningProgram> hub_;
    std::uint16_t port_ = 0;
    std::optional<platform::HttpClient> client_;
    Json session_;
    Json other_room_;
};

/// All saves together; empty when a follower was lost.
std::optional<Followed> follow_saves(const std::function<bool()>& save, Followers& followers,
                                     int times) {
    Followed all;
    for (int i = 0; i < times; ++i) {
        // Longer than the hub gathers: each save is a publication of its own.
        std::this_thread::sleep_for(std::chrono::milliseconds{250});
        bool saved = false;
        const Followed one = followers.follow([&] { saved = save(); }, std::chrono::seconds{30});
        if (!saved || one.late > 0) {
            std::fprintf(stderr, "foyer-measure: %zu followers were late\n", one.late);
            return {};
        }
        all.bytes += one.bytes;
        all.woken_ms.insert(all.woken_ms.end(), one.woken_ms.begin(), one.woken_ms.end());
        all.committed_ms.insert(all.committed_ms.end(), one.committed_ms.begin(),
                                one.committed_ms.end());
    }
    return all;
}

/// Screens that are parked by a process of their own.
class ParkedProcess {
public:
    ParkedProcess(std::uint16_t port, std::size_t count)
        : child_({"/proc/self/exe", "parked", std::to_string(port), std::to_string(count)},
                 in_.far(), out_.far()) {
        in_.close_far();
        out_.close_far();
        ready_ = out_.line() == "parked";
    }
    [[nodiscard]] bool ready() const { return ready_; }
    /// What becomes of a save; the screens are parked again some time later.
    [[nodiscard]] std::optional<Wave> wave(Bench& bench) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1500});
        const std::int64_t begin = platform::stopwatch().count();
        if (!bench.save()) return {};
        const std::string line = out_.line();
        if (line.empty()) return {};
        return measure::wave_in(line, begin);
    }

private:
    Pipe in_{Pipe::Flow::to_child};
    Pipe out_{Pipe::Flow::from_child};
    RunningProgram child_;
    bool ready_ = false;
};

bool measure_parked(Bench& bench, Json& rows) {
    // A save first: after each the hub gives back what it needed for a moment.
    if (!bench.save()) return false;
    const Memory none = bench.settled_memory();
    ParkedProcess screens(bench.port(), parked_screens);
    if (!screens.ready()) return false;
    const Memory parked = bench.settled_memory();
    rows.push_back(measured(
        {"5,000 parked screens, memory for them", parked.own - none.own, "MB", "goal", 20}));
    rows.push_back(measured({"hub with 5,000 parked screens, memory of its own", parked.own, "MB",
                             "the same hub with none", none.own}));
    rows.push_back(measured({"hub with 5,000 parked screens, program and libraries too (PSS)",
                             parked.pss, "MB", "the same hub with none", none.pss}));
    std::vector<double> reached, spread;
    for (int i = 0; i < waves; ++i) {
        const auto wave = screens.wave(bench);
        if (!wave) return false;
        reached.push_back(wave->most_ms);
        spread.push_back(wave->most_ms - wave->first_ms);
    }
    rows.push_back(measured({"save to head, p99 of 5,000 parked screens", percentile(reached, 0.5),
                             "ms", "worst of the saves", percentile(reached, 1)}));
    rows.push_back(measured({"wake of 5,000 parked screens, first to 99 %", percentile(spread, 0.5),
                             "ms", "goal", 100}));
    rows.push_back(
        measured({"hub with 5,000 screens after these saves, memory of its own",
                  bench.settled_memory().own, "MB", "the same hub with none", none.own}));
    return true;
}

/// A port that was free a moment ago.
std::uint16_t free_port() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(probe, generic, size) == 0) ::getsockname(probe, generic, &size);
    ::close(probe);
    return ntohs(address.sin_port);
}

/// nginx on the folder of the feed.
std::string nginx_config(const Bench& bench, std::uint16_t port) {
    const std::string folder = bench.folder();
    // Started by root, nginx would read as somebody whom the folder of a measurement keeps out.
    const std::string user = ::geteuid() == 0 ? "user root; " : "";
    return user + "daemon off; worker_processes 1; error_log stderr error; pid " + folder +
           "/nginx.pid;\nevents { worker_connections 8000; }\nworker_rlimit_nofile 16000;\n"
           "http { access_log off; keepalive_timeout 75; keepalive_requests 1000000;\n"
           "client_body_temp_path " +
           folder + "/n1; proxy_temp_path " + folder + "/n2; fastcgi_temp_path " + folder +
           "/n3; uwsgi_temp_path " + folder + "/n4; scgi_temp_path " + folder +
           "/n5;\nserver { listen 127.0.0.1:" + std::to_string(port) +
           "; location /feed/ { alias " + bench.feed_folder().string() + "/; } } }\n";
}

/// Seconds from the save to the checked document for screens that poll nginx; 0 without nginx.
double polled_ms(Bench& bench, std::size_t count, double share) {
    const std::uint16_t port = free_port();
    if (!write_file(bench.folder() / "nginx.conf", nginx_config(bench, port))) return 0;
    RunningProgram nginx({"nginx", "-p", bench.folder(), "-c", bench.folder() / "nginx.conf"});
    if (nginx.process() <= 0) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds{500});
    auto followers = Followers::start(port, count, Asking::poll);
    if (!followers) return 0;
    bool saved = false;
    const Followed followed =
        followers->follow([&] { saved = bench.save(); }, std::chrono::seconds{40});
    if (!saved || followed.late > 0) return 0;
    return percentile(followed.committed_ms, share);
}

bool measure_followers(Bench& bench, Json& rows) {
    const double polled = polled_ms(bench, 2000, 0.5);
    const double polled_p99 = polled > 0 ? polled_ms(bench, 2000, 0.99) : 0;
    for (const std::size_t count : {std::size_t{1}, std::size_t{100}, std::size_t{2000}}) {
        auto followers = Followers::start(bench.port(), count, Asking::held);
        if (!followers) return false;
        const auto followed = follow_saves([&] { return bench.save(); }, *followers, saves);
        if (!followed) return false;
        const std::string label = "save to committed, " + std::to_string(count) + " followers, ";
        rows.push_back(measured({label + "p50", percentile(followed->committed_ms, 0.5), "ms",
                                 "2,000 polling nginx", polled}));
        rows.push_back(measured({label + "p99", percentile(followed->committed_ms, 0.99), "ms",
                                 "2,000 polling nginx", polled_p99}));
        if (count == 1)
            rows.push_back(
                measured({"bytes of a one-room change, head included",
                          static_cast<double>(followed->bytes) / saves, "bytes", "goal", 2000}));
    }
    auto screens = Followers::start(bench.port(), 50, Asking::held);
    if (!screens) return false;
    const auto alarmed = follow_saves([&] { return bench.alarm(); }, *screens, saves);
    if (!alarmed) return false;
    rows.push_back(measured({"emergency to 50 screens, committed on the slowest",
                             percentile(alarmed->committed_ms, 1.0), "ms", "goal", 1000}));
    return true;
}

}  // namespace

namespace foyer::measure {

int hub(const std::filesystem::path& folder, const std::string& program,
        const std::string& programme) {
    platform::prepare_network();
    static_cast<void>(platform::allow_open_files(2 * parked_screens));
    Bench bench(folder, program);
    if (!bench.make(programme) || !bench.serve()) {
        std::fprintf(stderr, "foyer-measure: the hub does not start\n");
        return 1;
    }
    Json rows = Json::array();
    if (!measure_parked(bench, rows) || !measure_followers(bench, rows)) return 1;
    std::printf("%s\n", write_json(rows, 1).c_str());
    return 0;
}

}  // namespace foyer::measure
