#include "kiosk/app/programme_keeper.h"

#include <cstdio>
#include <system_error>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/formats/import.h"
#include "core/programme/losses.h"
#include "core/programme/published_changes.h"
#include "core/time/freshness.h"
#include "kiosk/app/sample.h"

namespace foyer::kiosk {

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// How often the source is looked at. Staff expect a change on the screens within a minute.
constexpr std::chrono::minutes source_interval{1};
/// After a source that was good fails for the first time: it may be half written.
constexpr std::chrono::seconds second_look{3};
/// A source that lost many sessions, a day or a room is believed when it stays so for this
/// long: by then whoever broke it has mended it, or it is meant.
constexpr std::chrono::minutes doubt_time{15};
/// How long changes are kept: longer than anybody looks back.
constexpr std::chrono::hours change_time{72};
/// How often a proof is written down; more often only wears the disk.
constexpr std::chrono::minutes confirmation_interval{5};

/// The store's setting that holds the fingerprint of the source that the programme came from.
constexpr const char* fingerprint_setting = "source_fingerprint";

/// Names these bytes as read by this version of Foyer (FNV-1a); guards against accidents only.
std::string fingerprint_of(const std::string& bytes) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 1'099'511'628'211U;
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return std::string(FOYER_VERSION) + " " + digits;
}

/// Ties a fingerprint to the revision that was made of those bytes.
std::string revision_suffix(std::uint64_t revision) {
    return " r" + std::to_string(revision);
}

}  // namespace

ProgrammeKeeper::ProgrammeKeeper(KeeperOptions options, const Clock& clock,
                                 std::unique_ptr<ProgrammeSource> source)
    : options_(std::move(options)), clock_(clock), source_(std::move(source)) {}

UtcTime ProgrammeKeeper::programme_seconds() const {
    return std::chrono::floor<std::chrono::seconds>(
        options_.clock.read(clock_.wall(), clock_.monotonic()));
}

std::string ProgrammeKeeper::source_file_name() const {
    const std::string path = options_.source.substr(0, options_.source.find_first_of("?#"));
    return fs::path(is_web_address(options_.source) ? path : options_.source).filename().string();
}

UtcTime ProgrammeKeeper::wall_seconds() const {
    return std::chrono::floor<std::chrono::seconds>(clock_.wall());
}

Result<void> ProgrammeKeeper::open() {
    if (options_.db.empty()) return {};
    store::OpenReport report;
    auto opened = options_.use == StoreUse::keep
                      ? store::Store::open_or_rebuild(options_.db, wall_seconds(), report)
                      : store::Store::open_read_only(options_.db);
    if (!opened) {
        if (opened.error().kind == ErrorKind::in_use) return opened.error();
        // Who only looks, at a source, misses nothing in a store that is not there yet.
        if (options_.use == StoreUse::read_only && !options_.source.empty() &&
            opened.error().kind == ErrorKind::not_found)
            return {};
        store_notice_ = Notice{NoticeKind::store_unavailable, opened.error().detail};
        return {};
    }
    store_ = *std::move(opened);
    if (report.set_aside) {
        store_notice_ =
            Notice{NoticeKind::store_rebuilt,
                   report.why + "; the damaged file is kept as " + report.set_aside->string() +
                       ", the programme was taken from " + report.rebuilt_from.value_or("nowhere")};
    }
    take_stored();
    return {};
}

void ProgrammeKeeper::take_stored() {
    auto stored = store_->load();
    if (!stored) {
        if (stored.error().kind != ErrorKind::not_found)
            store_notice_ = Notice{NoticeKind::store_unavailable, stored.error().detail};
        return;
    }
    const store::RevisionInfo& revision = stored->revision;
    confirmed_ = confirmed_on_monotonic(revision.confirmed_at, clock_.wall(), clock_.monotonic());
    stored_source_ = revision.source;
    if (stored_source_ == options_.source) {
        format_ = revision.format;
        // Without it, or when somebody else wrote the store since, the source is read once
        // more.
        const auto noted = store_->setting(fingerprint_setting);
        const std::string suffix = revision_suffix(revision.number);
        if (noted && noted->ends_with(suffix))
            fingerprint_ = noted->substr(0, noted->size() - suffix.size());
    }
    in_store_ = true;
    programme::Publication publication;
    publication.programme = std::move(stored->programme);
    publication.changes = std::move(stored->changes);
    show(std::move(publication), revision.number, Origin::store);
}

void ProgrammeKeeper::show(programme::Publication publication, std::uint64_t revision,
                           Origin origin) {
    snapshot_ = programme::Snapshot::build(std::move(publication), revision);
    origin_ = origin;
}

void ProgrammeKeeper::check_source(const std::stop_token& stop) {
    if (options_.source.empty()) {
        take_sample();
        return;
    }
    if (!source_) {
        auto opened = open_source(options_.source);
        if (!opened) {
            source_failed(NoticeKind::source_unreadable, opened.error());
            return;
        }
        source_ = *std::move(opened);
    }
    const SourceLook look = source_->look(stop);
    if (stop.stop_requested()) return;
    switch (look.kind) {
        case SourceLook::Kind::unreadable:
            source_failed(NoticeKind::source_unreadable, look.error);
            return;
        case SourceLook::Kind::unchanged:
            if (source_is_good_) confirm();
            return;
        case SourceLook::Kind::content:
            source_is_good_ = take_source(look.bytes);
            if (source_is_good_) source_good();
            return;
    }
}

void ProgrammeKeeper::source_good() {
    failures_in_a_row_ = 0;
    doubted_.reset();
    source_notice_.reset();
    sample_notice_.reset();
    confirm();
}

bool ProgrammeKeeper::take_source(const std::string& bytes) {
    const std::string fingerprint = fingerprint_of(bytes);
    if (fingerprint == fingerprint_) {
        origin_ = Origin::source;
        return true;
    }
    formats::ImportOptions import;
    import.time_zone = options_.time_zone;
    import.title = options_.title;
    import.name = source_file_name();
    auto imported = formats::read_programme(bytes, import);
    if (!imported) {
        source_failed(NoticeKind::source_broken, imported.error());
        return false;
    }
    if (!is_credible(imported->programme, fingerprint)) return false;
    fingerprint_ = fingerprint;
    format_ = formats::word_for(imported->format);
    take_programme(std::move(imported->programme));
    return true;
}

bool ProgrammeKeeper::is_credible(const programme::Programme& programme,
                                  const std::string& fingerprint) {
    if (!snapshot_ || origin_ == Origin::sample || stored_source_ != options_.source) return true;
    const auto losses =
        programme::find_losses(snapshot_->programme(), programme, programme_seconds());
    if (losses.empty()) return true;
    if (!doubted_ || doubted_->fingerprint != fingerprint)
        doubted_ = Doubted{fingerprint, clock_.monotonic()};
    if (clock_.monotonic() - doubted_->since >= doubt_time) return true;
    // Read again and again, because only time can tell.
    source_->forget();
    const programme::Loss& worst = losses.front();
    source_notice_ = Notice{NoticeKind::source_broken,
                            options_.source + " has lost " + std::to_string(worst.lost) + " of " +
                                std::to_string(worst.held) + " sessions" +
                                (worst.name.empty() ? std::string() : " of " + worst.name) +
                                "; it is believed when it stays so for 15 minutes, or when the "
                                "screen is started again "
                                "on an empty store"};
    return false;
}

std::vector<programme::PublishedChange> ProgrammeKeeper::changes_with(
    const programme::Programme& programme) const {
    if (!snapshot_ || origin_ == Origin::sample || stored_source_ != options_.source) return {};
    const UtcTime now = programme_seconds();
    auto changes = snapshot_->publication().changes;
    std::erase_if(changes, [&](const auto& change) { return now - change.at > change_time; });
    for (auto& change : programme::published_changes(snapshot_->programme(), programme, now,
                                                     snapshot_->revision() + 1))
        changes.push_back(std::move(change));
    if (changes.size() > limits::changes)
        changes.erase(changes.begin(),
                      changes.end() - static_cast<std::ptrdiff_t>(limits::changes));
    return changes;
}

void ProgrammeKeeper::take_programme(programme::Programme programme) {
    const bool has_own = snapshot_ && origin_ != Origin::sample;
    const bool was_in_store = in_store_;
    programme::Publication publication;
    publication.changes = changes_with(programme);
    publication.programme = std::move(programme);
    const auto kept = keep(publication);
    if (kept && was_in_store && has_own && *kept == snapshot_->revision()) {
        origin_ = Origin::source;  // other bytes, the same programme
        return;
    }
    const std::uint64_t next = has_own ? snapshot_->revision() + 1 : 1;
    stored_source_ = options_.source;
    show(std::move(publication), kept.value_or(next), Origin::source);
}

std::optional<std::uint64_t> ProgrammeKeeper::keep(const programme::Publication& publication) {
    in_store_ = false;
    if (!keeps()) return {};
    const auto applied = store_->apply(publication.programme, {.now = wall_seconds(),
                                                               .source = options_.source,
                                                               .format = format_,
                                                               .changes = publication.changes});
    if (!applied) {
        write_notice_ = Notice{NoticeKind::store_write_failed, applied.error().detail};
        return {};
    }
    in_store_ = true;
    stored_source_ = options_.source;
    const auto noted =
        store_->set_setting(fingerprint_setting, fingerprint_ + revision_suffix(applied->number));
    if (noted) {
        write_notice_.reset();
    } else {
        write_notice_ = Notice{NoticeKind::store_write_failed, noted.error().detail};
    }
    return applied->number;
}

void ProgrammeKeeper::source_failed(NoticeKind kind, const Error& error) {
    ++failures_in_a_row_;
    source_is_good_ = false;
    // A file that was good a minute ago may be half written now.
    if (failures_in_a_row_ == 1 && origin_ == Origin::source) {
        if (source_) source_->forget();
        return;
    }
    source_notice_ = Notice{kind, error.detail};
    take_sample();
}

void ProgrammeKeeper::confirm() {
    confirmed_ = clock_.monotonic();
    // What could not be kept before is tried again: space on a full disk comes back.
    if (keeps() && !in_store_ && !keep(snapshot_->publication())) return;
    write_confirmation();
}

void ProgrammeKeeper::write_confirmation() {
    if (!keeps()) return;
    if (confirmation_written_ && *confirmed_ - *confirmation_written_ < confirmation_interval)
        return;
    const auto written = store_->confirm(wall_seconds());
    if (!written) {
        write_notice_ = Notice{NoticeKind::store_write_failed, written.error().detail};
        return;
    }
    write_notice_.reset();
    confirmation_written_ = confirmed_;
}

void ProgrammeKeeper::take_sample() {
    if (snapshot_ || sample_notice_) return;
    auto sample = read_sample(options_.sample);
    if (!sample) {
        sample_notice_ = Notice{NoticeKind::no_programme, sample.error().detail};
        return;
    }
    sample_notice_ = Notice{NoticeKind::sample_shown, {}};
    programme::Publication publication;
    publication.programme = *std::move(sample);
    show(std::move(publication), 0, Origin::sample);
}

std::chrono::milliseconds ProgrammeKeeper::next_check() const {
    const bool look_again = failures_in_a_row_ == 1 && !source_notice_;
    return look_again ? milliseconds(second_look) : milliseconds(source_interval);
}

ProgrammeReport ProgrammeKeeper::report() const {
    ProgrammeReport report;
    report.snapshot = snapshot_;
    report.origin = origin_;
    report.confirmed = confirmed_;
    for (const auto* notice : {&sample_notice_, &source_notice_, &store_notice_, &write_notice_})
        if (*notice) report.notices.push_back(**notice);
    if (origin_ == Origin::store && !options_.source.empty() && stored_source_ != options_.source) {
        report.notices.push_back({NoticeKind::other_source_shown,
                                  "the programme shown came from " + stored_source_ +
                                      ", the source set for this screen is " + options_.source});
    }
    return report;
}

}  // namespace foyer::kiosk
