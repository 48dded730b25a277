// What the desk does beside publishing edits: beats, rehearsals, recovery, tidying.

#include "tools/hub/desk.h"
#include "tools/hub/hub_settings.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

constexpr std::chrono::seconds beat_retry_time{10};
/// How long files stay that no head names any more.
constexpr std::chrono::hours file_time{24 * 7};
/// How long a request that comes again is recognised.
constexpr std::chrono::hours retry_memory{24 * 7};
/// How far recover jumps beyond what was seen: screens that are switched off may be further.
constexpr std::uint64_t jump_beyond = 1000;

}  // namespace

Result<void> Desk::beat(Moment moment) {
    next_beat_ = moment.monotonic + beat_retry_time;
    if (auto fit = fit_to_publish(); !fit) return fit;
    auto ready = publisher_.lay_ready_beat(published_, words(moment));
    if (!ready) return ready.error();
    const auto done = write([&](const store::Database& database) {
        return Publisher::write_rows(database, published_, *ready, moment.now());
    });
    if (!done) return done;
    // A beat says nothing new: what is gathered stays so, and may follow at once.
    const bool gathering = gathering_;
    const bool published = published_since_open_;
    const MonotonicTime publish_from = publish_from_;
    finish(*ready, moment);
    gathering_ = gathering;
    published_since_open_ = published;
    if (trouble_.empty()) publish_from_ = publish_from;
    return {};
}

Result<void> Desk::rehearse(Moment moment, const Actor& actor,
                            std::optional<feed::Rehearsal> rehearsal) {
    if (auto fit = fit_to_publish(); !fit) return fit;
    const auto before = rehearsal_;
    const auto saved = write([&](const store::Database& database) {
        AuditEntry entry;
        entry.at = moment.now();
        entry.user = actor.name;
        entry.token = actor.token;
        entry.op = rehearsal ? "rehearsal.begin" : "rehearsal.end";
        entry.record = "hub";
        entry.from = before ? write_rehearsal(*before) : "null";
        entry.to = rehearsal ? write_rehearsal(*rehearsal) : "null";
        if (auto noted = add_audit(database, entry); !noted) return noted;
        return write_setting(database, rehearsal_setting,
                             rehearsal ? write_rehearsal(*rehearsal) : "");
    });
    if (!saved) return saved;
    rehearsal_ = rehearsal;
    return beat(moment);
}

Result<void> Desk::note_ahead(const Ahead& ahead) {
    const bool further = !ahead_ || std::pair(ahead.epoch, ahead.revision) >
                                        std::pair(ahead_->epoch, ahead_->revision);
    if (!further || published_since_open_) return {};
    ahead_ = ahead;
    return write([&](const store::Database& database) {
        return write_setting(database, ahead_setting, write_ahead(ahead));
    });
}

Result<std::uint64_t> Desk::recover(Moment moment, const Actor& actor) {
    std::uint64_t furthest = published_.revision();
    if (ahead_ && ahead_->epoch == published_.root.epoch)
        furthest = std::max(furthest, ahead_->revision);
    const std::uint64_t next = furthest + jump_beyond;
    const auto was = ahead_;
    ahead_.reset();
    trouble_.clear();
    const auto done = publish_now(moment, next, [&](const store::Database& database) {
        AuditEntry entry;
        entry.at = moment.now();
        entry.user = actor.name;
        entry.token = actor.token;
        entry.op = "recover";
        entry.record = "hub";
        entry.from = std::to_string(published_.revision());
        entry.to = std::to_string(next);
        if (auto noted = add_audit(database, entry); !noted) return noted;
        return write_setting(database, ahead_setting, "");
    });
    if (!done) {
        ahead_ = was;
        return done.error();
    }
    if (auto settled = settle(moment); !settled) return settled.error();
    return published_.revision();
}

Result<void> Desk::tidy(Moment moment) {
    if (auto done = publisher_.remove_old_files(*database_, published_, moment.now(), file_time);
        !done)
        return done;
    return run(*database_, "DELETE FROM idempotency WHERE at < ?",
               {row_instant(moment.now() - retry_memory)});
}

}  // namespace foyer::hub
