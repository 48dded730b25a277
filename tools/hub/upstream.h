#pragma once
// An upstream schedule that the hub reads again and again: when to ask, and what an answer means.
// The fetching itself is somebody else's. Plain values; one thread.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/time/clock.h"
#include "core/time/instant.h"

namespace foyer::hub {

/// What to fetch: a GET with the validators of the last answer.
struct UpstreamRequest {
    std::string url;
    std::string if_none_match;      ///< "" sends none
    std::string if_modified_since;  ///< "" sends none
    std::size_t limit_bytes = 0;    ///< more than this is a failure
};

/// What came of it.
struct UpstreamAnswer {
    int status = 0;       ///< of HTTP; 0 when nothing came
    std::string failure;  ///< why nothing came, in a sentence
    std::string body;
    std::string etag;
    std::string last_modified;
};

enum class UpstreamState {
    none,    ///< nothing was fetched yet, or there is no upstream
    ok,      ///< what it has is in force
    held,    ///< what it has waits for staff
    failed,  ///< it could not be fetched or read; what is in force stays
};
/// "none" … "failed".
[[nodiscard]] std::string_view word_for(UpstreamState state);

class Upstream {
public:
    struct Source {
        std::string url;  ///< "": there is none
        std::chrono::seconds every{60};
        friend bool operator==(const Source&, const Source&) = default;
    };
    struct Standing {
        UpstreamState state = UpstreamState::none;
        std::string why;
        std::optional<UtcTime> last_check;
        std::optional<UtcTime> last_change;
    };

    [[nodiscard]] static Result<Upstream> read(const store::Database& database);
    /// Writes what must outlive the hub: where it is, and the validators.
    [[nodiscard]] Result<void> write(const store::Database& database) const;

    /// From now on this is fetched; at once.
    void set(Source source, MonotonicTime now);
    [[nodiscard]] const Source& source() const { return source_; }
    [[nodiscard]] const Standing& standing() const { return standing_; }

    /// What to fetch now; once, until answered() is called.
    [[nodiscard]] std::optional<UpstreamRequest> due(MonotonicTime now);
    /// When due() will say something; empty for never.
    [[nodiscard]] std::optional<MonotonicTime> next() const;

    /// An answer came. True when it brings a file that must be imported; then imported() follows.
    [[nodiscard]] bool answered(const UpstreamAnswer& answer, MonotonicTime now, UtcTime wall);
    /// What became of the file: with "ok" and "held" its validators are kept, and asking again gets
    /// 304.
    void imported(const UpstreamAnswer& answer, UpstreamState state, const std::string& why,
                  bool changed, UtcTime wall);

private:
    void plan(MonotonicTime now);

    Source source_;
    Standing standing_;
    std::string etag_;
    std::string last_modified_;
    MonotonicTime next_{};
    bool asked_ = false;
    int failures_ = 0;
};

}  // namespace foyer::hub
