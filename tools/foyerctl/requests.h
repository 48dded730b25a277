#pragma once
// What foyerctl can be asked to do, as plain values. One run function per request, in the file of
// its command.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "core/base/result.h"
#include "core/formats/import.h"
#include "core/time/clock.h"
#include "tools/foyerctl/hub_requests.h"
#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

/// How a file is to be read.
struct Reading {
    std::optional<formats::Format> format;
    std::string time_zone;
    std::string language;
    std::string title;  ///< of the conference; "" takes the file's
};

struct ImportRequest {
    std::string source;
    std::string db;  ///< "" for the store of this user, here and below
    Reading reading;
    bool dry_run = false;
    bool allow_shrink = false;
    bool json = false;
    bool verbose = false;
};

enum class ExportFormat { schedule_xml, schedule_json, icalendar, csv, foyer_json };

struct ExportRequest {
    std::string db;
    ExportFormat format = ExportFormat::foyer_json;
    std::string output;  ///< "" for standard output
    std::string language;
};

struct CheckRequest {
    std::string file;  ///< "" for the store
    std::string db;
    Reading reading;
    bool strict = false;
    bool json = false;
    bool verbose = false;
};

struct NowRequest {
    std::string db;
    HubAccess hub;      ///< asked instead of the store when it has an address, here and below
    std::string trust;  ///< root file that is pinned; "" takes the feed's first one
    std::optional<UtcTime> at;
    std::string room;  ///< id or name, "" for all
    std::string language;
    bool json = false;
};

struct SearchRequest {
    std::string db;
    HubAccess hub;
    std::string trust;
    std::string query;
    std::string language;
    bool json = false;
};

struct DiffRequest {
    std::string before;
    std::string after;
    std::string language;
    std::string time_zone;
    bool json = false;
};

struct DoctorRequest {
    std::string db;
    bool json = false;
};

using Request =
    std::variant<ImportRequest, ExportRequest, CheckRequest, NowRequest, SearchRequest, DiffRequest,
                 DoctorRequest, MoveRequest, RetimeRequest, DelayRequest, CancelRequest,
                 FullRequest, ReinstateRequest, AnnounceRequest, WithdrawRequest, UndoRequest,
                 TakeRequest, ListRequest, DecideRequest, PairRequest, UpstreamRequest,
                 RehearseRequest, ReplayRequest, KeygenRequest, VerifyRequest, FollowRequest>;

/// What a command has around it.
struct World {
    const Clock& clock;
    Terminal& out;
    Terminal& err;
    /// Fills the bytes with what nobody can foretell.
    std::function<void(std::span<std::uint8_t>)> randomness;

    [[nodiscard]] UtcTime now() const {
        return std::chrono::floor<std::chrono::seconds>(clock.wall());
    }
};

/// The exit code, or what went wrong for standard error.
using Outcome = Result<int>;

[[nodiscard]] Outcome run(const ImportRequest& request, World& world);
[[nodiscard]] Outcome run(const ExportRequest& request, World& world);
[[nodiscard]] Outcome run(const CheckRequest& request, World& world);
[[nodiscard]] Outcome run(const NowRequest& request, World& world);
[[nodiscard]] Outcome run(const SearchRequest& request, World& world);
[[nodiscard]] Outcome run(const DiffRequest& request, World& world);
[[nodiscard]] Outcome run(const DoctorRequest& request, World& world);
[[nodiscard]] Outcome run(const MoveRequest& request, World& world);
[[nodiscard]] Outcome run(const RetimeRequest& request, World& world);
[[nodiscard]] Outcome run(const DelayRequest& request, World& world);
[[nodiscard]] Outcome run(const CancelRequest& request, World& world);
[[nodiscard]] Outcome run(const FullRequest& request, World& world);
[[nodiscard]] Outcome run(const ReinstateRequest& request, World& world);
[[nodiscard]] Outcome run(const AnnounceRequest& request, World& world);
[[nodiscard]] Outcome run(const WithdrawRequest& request, World& world);
[[nodiscard]] Outcome run(const UndoRequest& request, World& world);
[[nodiscard]] Outcome run(const TakeRequest& request, World& world);
[[nodiscard]] Outcome run(const ListRequest& request, World& world);
[[nodiscard]] Outcome run(const DecideRequest& request, World& world);
[[nodiscard]] Outcome run(const PairRequest& request, World& world);
[[nodiscard]] Outcome run(const UpstreamRequest& request, World& world);
[[nodiscard]] Outcome run(const RehearseRequest& request, World& world);
[[nodiscard]] Outcome run(const ReplayRequest& request, World& world);
[[nodiscard]] Outcome run(const KeygenRequest& request, World& world);
[[nodiscard]] Outcome run(const VerifyRequest& request, World& world);
[[nodiscard]] Outcome run(const FollowRequest& request, World& world);

}  // namespace foyer::foyerctl
