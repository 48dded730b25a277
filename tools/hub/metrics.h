#pragma once
// What the hub counts, and how it is, in the text format of Prometheus. Store thread.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "tools/hub/api.h"

namespace foyer::hub {

/// The path of the metrics: for programs on this machine, and for who has a viewer's token.
inline constexpr std::string_view metrics_path = "/metrics";

/// How often something took how long.
class Durations {
public:
    void note(std::chrono::milliseconds took);
    /// The lines of a histogram of this name.
    void write(std::string& out, std::string_view name, std::string_view help) const;

private:
    static constexpr std::array<int, 12> bounds_ms{1,   5,    10,   25,   50,    100,
                                                   250, 1000, 2500, 5000, 10000, 60000};
    std::array<std::uint64_t, bounds_ms.size()> within_{};
    std::uint64_t count_ = 0;
    std::chrono::milliseconds sum_{0};
};

/// What has happened since the hub was started. Counts begin at 0: Prometheus would miss the first
/// of what appears with it.
struct HubCounters {
    using Counts = std::map<std::string, std::uint64_t>;
    /// By the class of their answers.
    Counts requests{{"2xx", 0}, {"3xx", 0}, {"4xx", 0}, {"5xx", 0}};
    Counts edits{{"done", 0}, {"conflict", 0}, {"clash", 0}, {"refused", 0}};
    Counts sign_ins{{"let_in", 0}, {"refused", 0}, {"too_often", 0}};
    std::uint64_t publications = 0;
    Durations answering;  ///< a request, on the store thread
    Durations showing;    ///< from a publication until a screen says that it shows it

    /// Notes what became of a request.
    void note(const HttpRequest& request, const HttpResponse& answer,
              std::chrono::milliseconds took);
};

/// The answer to a request for the metrics.
[[nodiscard]] HttpResponse answer_metrics(const ApiContext& context, const HubCounters& counters,
                                          const HttpRequest& request, Moment moment);

/// Adds what the network thread knows to an answer of the store thread.
void add_network_metrics(HttpResponse& answer, std::size_t waiting_screens,
                         std::size_t listening_pages);

}  // namespace foyer::hub
