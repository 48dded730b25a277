#include "tools/hub/desk.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/key_file.h"
#include "tools/hub/hub_schema.h"
#include "tools/hub/hub_settings.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

/// A hub answers some 20,000 small requests a second: so many screens fetch a delta one after the
/// other, and a handful does so at once.
constexpr std::chrono::microseconds spread_per_screen{50};

/// Edits of one moment become one revision.
constexpr std::chrono::milliseconds gathering_time{150};
/// How often the head is signed anew as proof that it is still the newest.
constexpr std::chrono::minutes beat_time{5};
/// When what failed is tried again.
constexpr std::chrono::seconds retry_time{2};

Result<feed::SecretKey> read_head_key(const std::filesystem::path& database) {
    auto file = read_file(head_key_path(database), limits::key_file_bytes);
    if (!file) return file.error();
    auto key = feed::read_secret_key(*file);
    feed::wipe(*file);
    return key;
}

}  // namespace

Result<Desk> Desk::open(const Places& places, Moment moment,
                        std::function<void(PublishStep)> on_step) {
    auto lock = store::LockFile::take(places.database);
    if (!lock) return lock.error();
    if (!std::filesystem::exists(places.database))
        return Error{ErrorKind::not_found,
                     places.database.string() + " does not exist; make a hub with foyer-hub init"};
    auto database = store::Database::open(places.database, store::Database::Access::write);
    if (!database) return database.error();
    if (auto ready = bring_up_to_date(**database); !ready) return ready.error();
    (*database)->adopt();
    auto key = read_head_key(places.database);
    if (!key) return key.error();
    Desk desk(Publisher(places.feed, *std::move(key)));
    if (on_step) desk.publisher_.on_step = std::move(on_step);
    desk.lock_ = *std::move(lock);
    desk.database_ = *std::move(database);
    if (auto loaded = desk.load(moment); !loaded) return loaded.error();
    return desk;
}

Result<void> Desk::load(Moment moment) {
    auto layers = read_layers(*database_);
    if (!layers) return layers.error();
    layers_ = *std::move(layers);
    in_force_ = InForce(layers_);
    layers_.source.reset();
    auto published = Publisher::read_published(*database_);
    if (!published) return published.error();
    auto settings = read_hub_settings(*database_);
    if (!settings) return settings.error();
    rehearsal_ = settings->rehearsal;
    ahead_ = settings->ahead;
    waiting_ = settings->waiting;
    mirrors_ = settings->mirrors;
    published_ = *std::move(published);
    next_beat_ = moment.monotonic + beat_time;
    publish_from_ = moment.monotonic;

    if (auto compared = compare_with_folder(moment); !compared) return compared;
    if (ahead_) return {};
    bool complete = published_.revision() > 0;
    if (complete) {
        auto completed = publisher_.complete(*database_, published_);
        if (!completed) return completed.error();
        complete = *completed;
    }
    // What was gathered when the hub stopped, the first revision, or files that were lost.
    std::optional<std::uint64_t> anew;
    if (!complete) anew = next_revision();
    pending_.everything = true;
    if (auto done = publish_now(moment, anew, {}); !done) return done;
    published_since_open_ = false;
    if (complete)
        if (auto done = beat(moment); !done) return done;
    return settle(moment);
}

Result<void> Desk::compare_with_folder(Moment moment) {
    if (published_.revision() == 0) return {};
    const auto found = publisher_.head_in_folder(published_.root);
    if (!found) return {};
    const auto& [head, bytes] = *found;
    const feed::Head& ours = published_.head;
    const auto place = [](const feed::Head& one) {
        return std::pair(one.position.epoch, one.position.revision);
    };
    const bool fork = place(head) == place(ours) && !(head.state == ours.state);
    if (place(head) > place(ours) || fork)
        return note_ahead({head.position.epoch, head.position.revision, "the folder of the feed"});
    if (place(head) < place(ours) || head.beat <= ours.beat) return {};
    // A backup of the same revision: the later beats were ours too.
    Publisher::Ready ready;
    ready.beat = true;
    ready.head = head;
    ready.head_bytes = bytes;
    const auto done = write([&](const store::Database& database) {
        return Publisher::write_rows(database, published_, ready, moment.now());
    });
    if (done) Publisher::take(published_, ready);
    return done;
}

std::uint64_t Desk::revision() const {
    return gathering_ ? next_revision() : published_.revision();
}

std::uint64_t Desk::revision_of(const std::string& session) const {
    const auto& touched = published_.history.touched();
    const auto found = touched.find({feed::Table::sessions, session});
    std::uint64_t revision = found != touched.end() ? found->second : published_.history.first();
    for (const FieldGroup group : field_groups) {
        const auto touch = layers_.touches->find({session, group});
        if (touch != layers_.touches->end()) revision = std::max(revision, touch->second.revision);
    }
    return revision;
}

UtcTime Desk::programme_time(Moment moment) const {
    if (!rehearsal_) return moment.now();
    const auto passed = moment.wall - rehearsal_->since;
    const auto speed = static_cast<std::int64_t>(rehearsal_->speed_thousandths);
    return std::chrono::floor<std::chrono::seconds>(rehearsal_->at + passed * speed / 1000);
}

Turn Desk::begin(Moment moment, Actor actor) const {
    return {moment, std::move(actor), layers_, {}};
}

Result<void> Desk::fit_to_publish() const {
    if (database_->broken())
        return Error{ErrorKind::disk, database_->path().string() +
                                          " could not be written safely; check the disk, then "
                                          "start the hub again"};
    if (ahead_)
        return Error{ErrorKind::refused,
                     ahead_->where + " holds revision " + std::to_string(ahead_->revision) +
                         ", which is ahead of this hub's " + std::to_string(published_.revision()) +
                         ": the database was restored from a backup. Stop the hub, run foyer-hub "
                         "recover, check the programme, then start it again"};
    if (!trouble_.empty())
        return Error{ErrorKind::disk, "the last revision is saved and not yet published: " +
                                          trouble_ + "; nothing new is taken until it is"};
    return {};
}

HeadWords Desk::words(Moment moment) const {
    feed::Waiting waiting = waiting_;
    const auto enough = std::chrono::duration_cast<std::chrono::milliseconds>(
        spread_per_screen * static_cast<std::int64_t>(screens_));
    waiting.spread = std::min(waiting.spread, enough);
    return {moment.wall, waiting, mirrors_, rehearsal_};
}

Result<programme::Programme> Desk::source() const {
    return read_source(*database_);
}

Result<std::optional<programme::Session>> Desk::source_session(const std::string& id) const {
    return read_source_session(*database_, id);
}

Result<Publisher::Ready> Desk::lay_ready(Upcoming upcoming, Moment moment,
                                         std::optional<std::uint64_t> revision) const {
    const Occasion occasion{moment.now(), programme_time(moment),
                            revision.value_or(next_revision()), published_.revision() == 0,
                            rehearsal_.has_value()};
    auto step = upcoming_step(published_.state, upcoming, occasion);
    if (!step) return step.error();
    return publisher_.lay_ready(published_, *std::move(step), words(moment), revision);
}

void Desk::finish(Publisher::Ready& ready, Moment moment) {
    Publisher::take(published_, ready);
    published_since_open_ = true;
    gathering_ = false;
    publish_from_ = moment.monotonic + gathering_time;
    next_beat_ = moment.monotonic + beat_time;
    // The revision is saved; what is missing of its files is completed later with the same bytes.
    const auto placed = publisher_.put_in_place(ready);
    trouble_ = placed ? "" : placed.error().detail;
    if (!placed) publish_from_ = moment.monotonic + retry_time;
    unsettled_.insert(unsettled_.end(), ready.paths.begin(), ready.paths.end());
    settled_ = false;
}

Result<void> Desk::settle(Moment moment) {
    if (settled_) return {};
    settled_ = true;
    const auto paths = std::exchange(unsettled_, {});
    // What is not in place is completed, and settled, later.
    if (!trouble_.empty()) return {};
    const auto done = publisher_.settle(*database_, paths);
    if (done) return {};
    trouble_ = done.error().detail;
    publish_from_ = moment.monotonic + retry_time;
    return done;
}

Result<std::uint64_t> Desk::commit(Turn turn) {
    if (auto fit = fit_to_publish(); !fit) return fit.error();
    const bool gather = turn.moment.monotonic < publish_from_;
    Touched touched = touched_between(layers_, turn.layers);
    auto next = in_force_.next(turn.layers, touched,
                               [&](const std::string& id) { return source_session(id); });
    if (!next) return next.error();
    touched.add(pending_);
    std::optional<Publisher::Ready> ready;
    if (!gather) {
        auto laid = lay_ready({in_force_, *next, turn.layers, touched}, turn.moment, {});
        if (!laid) return laid.error();
        ready = *std::move(laid);
    }
    auto transaction = store::Transaction::begin(*database_, store::Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (auto done = write_layers(*database_, layers_, turn.layers); !done) return done.error();
    for (const RowWriter& rows : turn.rows)
        if (auto done = rows(*database_); !done) return done.error();
    const bool publishes = ready && !ready->nothing_new;
    if (publishes)
        if (auto done = Publisher::write_rows(*database_, published_, *ready, turn.moment.now());
            !done)
            return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    layers_ = std::move(turn.layers);
    layers_.source.reset();
    in_force_.take(*std::move(next));
    pending_ = gather ? std::move(touched) : Touched();
    if (publishes) {
        finish(*ready, turn.moment);
    } else if (gather) {
        gathering_ = true;
    }
    return revision();
}

Result<void> Desk::write(const RowWriter& rows) {
    auto transaction = store::Transaction::begin(*database_, store::Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (auto done = rows(*database_); !done) return done;
    return transaction->commit();
}

Result<void> Desk::publish_now(Moment moment, std::optional<std::uint64_t> revision,
                               const RowWriter& rows) {
    Layers layers = layers_;
    Touched touched = pending_;
    // Who skips revisions may have lost something.
    if (revision) touched.everything = true;
    const InForce::Next same;
    auto ready = lay_ready({in_force_, same, layers, std::move(touched)}, moment, revision);
    if (!ready) return ready.error();
    gathering_ = false;
    if (ready->nothing_new) {
        pending_ = {};
        return {};
    }
    auto transaction = store::Transaction::begin(*database_, store::Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (auto done = write_layers(*database_, layers_, layers); !done) return done;
    if (rows)
        if (auto done = rows(*database_); !done) return done;
    if (auto done = Publisher::write_rows(*database_, published_, *ready, moment.now()); !done)
        return done;
    if (auto done = transaction->commit(); !done) return done;
    layers_ = std::move(layers);
    pending_ = {};
    finish(*ready, moment);
    return {};
}

Result<void> Desk::publish_gathered(Moment moment) {
    if (moment.monotonic < publish_from_) return {};
    if (!trouble_.empty()) {
        publish_from_ = moment.monotonic + retry_time;
        const auto completed = publisher_.complete(*database_, published_);
        if (!completed) {
            trouble_ = completed.error().detail;
            return completed.error();
        }
        trouble_.clear();
        if (!*completed) gathering_ = true;
    }
    if (!gathering_) return {};
    const auto done = publish_now(moment, {}, {});
    if (!done) {
        gathering_ = true;
        publish_from_ = moment.monotonic + retry_time;
    }
    return done;
}

MonotonicTime Desk::next_due() const {
    if (!settled_) return MonotonicTime{};
    const bool waiting = gathering_ || !trouble_.empty();
    return waiting ? std::min(publish_from_, next_beat_) : next_beat_;
}

}  // namespace foyer::hub
