#pragma once
// Holds the programme that the kiosk shows: takes the last good one from the store, follows the
// source file, falls back to the sample, and says what it shows and why. It reads and writes disk,
// so it lives on the background thread; one thread at a time.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/programme/finder.h"
#include "core/store/store.h"
#include "core/time/clock.h"
#include "kiosk/app/programme_source.h"
#include "kiosk/state/notice.h"

namespace foyer::kiosk {

/// What may be written.
enum class StoreUse {
    keep,       ///< revisions are kept; the store is created when absent, rebuilt when damaged
    read_only,  ///< the store is only looked at, the source is not kept
};

struct KeeperOptions {
    std::filesystem::path db;  ///< empty: no store
    StoreUse use = StoreUse::keep;
    std::string source;            ///< path of a file or address; "": no source
    std::filesystem::path sample;  ///< the programme that ships with Foyer
    std::string time_zone;         ///< for sources that do not state theirs
    std::string title;             ///< of the conference; "" takes the source's
    ProgrammeClock clock{};        ///< programme time, at which changes are dated
};

/// What there is to show, complete: a newer one replaces an older one.
struct ProgrammeReport {
    std::shared_ptr<const programme::Snapshot> snapshot;  ///< nullptr: none
    /// Of this snapshot, or, for a moment after a new one, of the one before; nullptr: none yet.
    std::shared_ptr<const programme::Finder> finder;
    Origin origin = Origin::none;
    std::vector<Notice> notices;
    std::optional<MonotonicTime> confirmed;  ///< the last proof that it is the newest
    std::optional<ProgrammeClock>
        rehearsal;                 ///< programme time of all screens, simulated by the hub
    bool clock_unsure = false;     ///< the wall clock is not to be believed
    std::string screen;            ///< record id of this screen, "" without a hub
    std::string root_fingerprint;  ///< of the feed's root, "" without a hub
    std::optional<Error> fatal;    ///< the program must end, and say so
};

class ProgrammeKeeper {
public:
    /// `clock` outlives it. `source` is what options.source names; null opens that.
    ProgrammeKeeper(KeeperOptions options, const Clock& clock,
                    std::unique_ptr<ProgrammeSource> source = nullptr);

    /// Opens the store and takes the programme in it. Fails only with in_use; anything else that
    /// goes wrong becomes a notice, and the kiosk goes on without a store.
    [[nodiscard]] Result<void> open();

    /// Looks whether the source has changed and takes what it holds now; then, when there is still
    /// nothing, the sample. A source that fails leaves the last good programme in place.
    void check_source(const std::stop_token& stop = {});

    /// How long until the source should be looked at again.
    [[nodiscard]] std::chrono::milliseconds next_check() const;

    [[nodiscard]] ProgrammeReport report() const;

private:
    void take_stored();
    /// The source holds `bytes`; false when they are no programme, or one to be doubted.
    [[nodiscard]] bool take_source(const std::string& bytes);
    /// False while `programme` has lost so much that a broken source explains it better.
    [[nodiscard]] bool is_credible(const programme::Programme& programme,
                                   const std::string& fingerprint);
    void source_good();
    void take_programme(programme::Programme programme);
    void source_failed(NoticeKind kind, const Error& error);
    /// The changes that are still worth telling, with those that `programme` brings.
    [[nodiscard]] std::vector<programme::PublishedChange> changes_with(
        const programme::Programme& programme) const;
    /// Writes `publication` into the store; empty when it could not be kept.
    [[nodiscard]] std::optional<std::uint64_t> keep(const programme::Publication& publication);
    void confirm();
    void write_confirmation();
    void take_sample();
    void show(programme::Publication publication, std::uint64_t revision, Origin origin);
    [[nodiscard]] UtcTime wall_seconds() const;
    [[nodiscard]] UtcTime programme_seconds() const;
    [[nodiscard]] std::string source_file_name() const;
    [[nodiscard]] bool keeps() const { return store_ && options_.use == StoreUse::keep; }

    KeeperOptions options_;
    const Clock& clock_;
    std::optional<store::Store> store_;

    std::shared_ptr<const programme::Snapshot> snapshot_;
    Origin origin_ = Origin::none;
    bool in_store_ = false;      ///< the store holds what snapshot_ holds
    std::string stored_source_;  ///< where the stored programme came from
    std::string format_;         ///< of the source, as last read well
    std::string fingerprint_;    ///< of its bytes
    std::optional<MonotonicTime> confirmed_;
    std::optional<MonotonicTime> confirmation_written_;

    std::unique_ptr<ProgrammeSource> source_;
    bool source_is_good_ = false;  ///< what the source was last read to hold is shown
    int failures_in_a_row_ = 0;
    /// Bytes that lose much of what was shown, and since when the source holds them.
    struct Doubted {
        std::string fingerprint;
        MonotonicTime since;
    };
    std::optional<Doubted> doubted_;

    std::optional<Notice> sample_notice_, source_notice_, store_notice_, write_notice_;
};

}  // namespace foyer::kiosk
