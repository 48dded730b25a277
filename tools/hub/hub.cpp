#include "tools/hub/hub.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "tools/hub/api.h"
#include "tools/hub/backups.h"
#include "tools/hub/desk.h"
#include "tools/hub/hub_settings.h"
#include "tools/hub/import_upstream.h"
#include "tools/hub/metrics.h"
#include "tools/hub/planned_edits.h"
#include "tools/hub/rows_access.h"
#include "tools/hub/rows_edits.h"

namespace foyer::hub {

namespace {

/// How often what is out of date is removed.
constexpr std::chrono::hours tidy_time{1};
constexpr std::chrono::hours backup_time{1};
constexpr int first_refusal = 400;

SharedHead head_of(const Published& published) {
    PublishedHead head;
    head.bytes = published.head_bytes;
    head.etag = "\"" + feed::to_hex(feed::sha256(published.head_bytes)).substr(0, 16) + "\"";
    head.epoch = published.head.position.epoch;
    head.revision = published.revision();
    head.beat = published.head.beat;
    head.hold = published.head.wait.hold;
    head.poll = published.head.wait.poll;
    return std::make_shared<const PublishedHead>(std::move(head));
}

feed::Rehearsal rehearsal_from(const RehearsalStart& start, Moment moment) {
    feed::Rehearsal rehearsal;
    rehearsal.at = feed::SignedTime(start.at);
    rehearsal.since = moment.wall;
    rehearsal.speed_thousandths = static_cast<std::uint64_t>(std::llround(start.speed * 1000.0));
    return rehearsal;
}

}  // namespace

struct Hub::Parts {
    Parts(HubOptions with, const Clock& by, Randomness from, Desk on)
        : options(std::move(with)),
          clock(by),
          randomness(std::move(from)),
          desk(std::move(on)),
          next_tidy(by.monotonic()),
          next_backup(by.monotonic()) {}

    HubOptions options;
    const Clock& clock;
    Randomness randomness;
    Desk desk;
    std::vector<TokenFacts> tokens;
    Accounts accounts;
    SignInLimits sign_in_limits;
    HubNews news;
    HubCounters counters;
    MonotonicTime published_at{};  ///< when the newest revision was
    ScreenBook screens;
    PictureDesk pictures;
    Upstream upstream;
    SharedHead head;
    MonotonicTime next_tidy;
    MonotonicTime next_backup;
    std::string backup_trouble;  ///< why the last backup failed; "" when it did not

    [[nodiscard]] ApiContext context() {
        return {desk,     tokens,   accounts,   sign_in_limits, screens,
                pictures, upstream, randomness, options,        backup_trouble};
    }
    /// The answer, unless `work` says what it needs first.
    [[nodiscard]] HttpResponse answer(const HttpRequest& request, const PasswordResult* passwords,
                                      std::optional<PasswordWork>& work) {
        const Moment moment = Moment::of(clock);
        ApiContext asked = context();
        if (request.path == metrics_path) return answer_metrics(asked, counters, request, moment);
        HttpResponse answer = answer_api(asked, request, moment, passwords);
        work = std::move(asked.password_work);
        if (work) return answer;
        counters.note(request, answer, clock.monotonic() - moment.monotonic);
        const bool changed =
            asked.wrote_rows || (request.method != "GET" && answer.status < first_refusal);
        if (changed && request.path.ends_with("/picture"))
            ++news.screens;
        else if (changed && !request.path.ends_with("/status"))
            ++news.rows;
        renew_head();
        return answer;
    }
    /// Notes what a screen says that it shows.
    void note_sight(ScreenSight& sight, const ScreenSeen& one) {
        const auto shown = std::tuple(sight.epoch, sight.revision, sight.state);
        const bool first = sight.revision < one.revision && one.revision == head->revision;
        sight.seen_at = one.at;
        sight.epoch = one.epoch;
        sight.revision = one.revision;
        sight.state = text::excerpt(one.state, limits::line_bytes);
        if (shown != std::tie(sight.epoch, sight.revision, sight.state)) ++news.screens;
        if (first && counters.publications > 0)
            counters.showing.note(clock.monotonic() - published_at);
    }
    /// Hands the newest head over when it is another one.
    void renew_head() {
        if (head && head->bytes == desk.published().head_bytes) return;
        const bool another = head && head->revision != desk.published().revision();
        head = head_of(desk.published());
        if (!another) return;
        ++counters.publications;
        published_at = clock.monotonic();
    }
};

Hub::Hub(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Hub::Hub(Hub&&) noexcept = default;
Hub& Hub::operator=(Hub&&) noexcept = default;
Hub::~Hub() = default;

Result<Hub> Hub::open(HubOptions options, const Clock& clock, Randomness randomness) {
    if (options.feed.empty()) options.feed = default_feed_folder(options.database);
    const Moment moment = Moment::of(clock);
    auto desk = Desk::open({options.database, options.feed}, moment, options.on_step);
    if (!desk) return desk.error();
    auto parts =
        std::make_unique<Parts>(std::move(options), clock, std::move(randomness), *std::move(desk));
    auto tokens = read_tokens(parts->desk.database());
    if (!tokens) return tokens.error();
    parts->tokens = *std::move(tokens);
    auto accounts = read_accounts(parts->desk.database(), moment.now());
    if (!accounts) return accounts.error();
    parts->accounts = *std::move(accounts);
    auto upstream = Upstream::read(parts->desk.database());
    if (!upstream) return upstream.error();
    parts->upstream = *std::move(upstream);
    if (parts->options.rehearsal && !parts->desk.ahead())
        if (auto begun = parts->desk.rehearse(moment, {"hub", ""},
                                              rehearsal_from(*parts->options.rehearsal, moment));
            !begun)
            return begun.error();
    parts->renew_head();
    return Hub(std::move(parts));
}

HttpResponse Hub::answer(const HttpRequest& request) {
    auto begun = begin(request);
    if (auto* answer = std::get_if<HttpResponse>(&begun)) return std::move(*answer);
    return finish(request, do_password_work(std::get<PasswordWork>(begun)));
}

std::variant<HttpResponse, PasswordWork> Hub::begin(const HttpRequest& request) {
    std::optional<PasswordWork> work;
    HttpResponse answer = parts_->answer(request, nullptr, work);
    if (work) return *std::move(work);
    return answer;
}

HttpResponse Hub::finish(const HttpRequest& request, const PasswordResult& passwords) {
    std::optional<PasswordWork> none;
    return parts_->answer(request, &passwords, none);
}

HubNews Hub::news() const {
    HubNews news = parts_->news;
    news.epoch = parts_->head->epoch;
    news.revision = parts_->head->revision;
    return news;
}

void Hub::tick() {
    const Moment moment = Moment::of(parts_->clock);
    Desk& desk = parts_->desk;
    ApiContext context = parts_->context();
    // What goes wrong stands in the desk's trouble or in the edit, and is tried again.
    static_cast<void>(desk.settle(moment).ok());
    static_cast<void>(desk.publish_gathered(moment).ok());
    static_cast<void>(do_planned_edits(context, moment).ok());
    if (moment.monotonic >= desk.next_beat()) static_cast<void>(desk.beat(moment).ok());
    if (moment.monotonic >= parts_->next_tidy) {
        static_cast<void>(desk.tidy(moment).ok());
        parts_->next_tidy = moment.monotonic + tidy_time;
    }
    if (moment.monotonic >= parts_->next_backup) {
        const auto done = back_up(desk.database(), moment.now());
        parts_->backup_trouble = done ? "" : done.error().detail;
        parts_->next_backup = moment.monotonic + backup_time;
    }
    parts_->renew_head();
}

MonotonicTime Hub::next_tick() const {
    const Desk& desk = parts_->desk;
    MonotonicTime next = std::min({desk.next_due(), parts_->next_tidy, parts_->next_backup});
    if (const auto upstream = parts_->upstream.next()) next = std::min(next, *upstream);
    // Planned edits go by the wall clock, which may jump: look every second while there are any.
    if (const auto planned = next_scheduled(desk.database()); planned && *planned)
        next = std::min(next, parts_->clock.monotonic() + std::chrono::seconds{1});
    return next;
}

SharedHead Hub::head() const {
    return parts_->head;
}

const std::filesystem::path& Hub::feed_folder() const {
    return parts_->options.feed;
}

void Hub::screens_seen(std::span<const ScreenSeen> seen) {
    Desk& desk = parts_->desk;
    for (const ScreenSeen& one : seen) {
        if (!is_record_id(one.screen)) continue;
        ScreenSight* sight = parts_->screens.of(one.screen, one.at);
        if (sight == nullptr) continue;
        parts_->note_sight(*sight, one);
        const auto& position = desk.published().head.position;
        const bool ahead =
            std::pair(one.epoch, one.revision) > std::pair(position.epoch, position.revision);
        if (ahead)
            static_cast<void>(
                desk.note_ahead({one.epoch, one.revision, "screen " + one.screen}).ok());
    }
    desk.note_screens(parts_->screens.all().size());
}

std::vector<PictureWish> Hub::take_picture_wishes() {
    return parts_->pictures.take_wishes();
}

std::optional<UpstreamRequest> Hub::upstream_due() {
    return parts_->upstream.due(parts_->clock.monotonic());
}

void Hub::upstream_answered(const UpstreamAnswer& answer) {
    const Moment moment = Moment::of(parts_->clock);
    if (!parts_->upstream.answered(answer, moment.monotonic, moment.now())) return;
    ++parts_->news.rows;
    ApiContext context = parts_->context();
    import_upstream(context, answer, moment);
    parts_->renew_head();
}

Result<NewToken> Hub::create_token(const TokenWish& wish) {
    std::array<std::uint8_t, 40> random{};
    parts_->randomness(random);
    const Moment moment = Moment::of(parts_->clock);
    NewToken token = make_token(wish, moment.now(), random);
    const auto added = parts_->desk.write([&](const store::Database& database) -> Result<void> {
        if (auto kept = add_token(database, token.facts); !kept) return kept;
        AuditEntry entry;
        entry.at = moment.now();
        entry.user = "command line";
        entry.op = "token.create";
        entry.record = "token " + token.facts.id;
        entry.to = "\"" + std::string(word_for(wish.role)) + "\"";
        return add_audit(database, entry);
    });
    if (!added) return added.error();
    parts_->tokens.push_back(token.facts);
    return token;
}

std::vector<TokenFacts> Hub::tokens() const {
    return parts_->tokens;
}

Result<void> Hub::revoke_token(const std::string& id) {
    const auto found = std::find_if(parts_->tokens.begin(), parts_->tokens.end(),
                                    [&](const TokenFacts& token) { return token.id == id; });
    if (found == parts_->tokens.end())
        return Error{ErrorKind::not_found, "there is no token " + id + "; see token list"};
    const UtcTime now = Moment::of(parts_->clock).now();
    const auto done = parts_->desk.write([&](const store::Database& database) -> Result<void> {
        if (auto noted = note_revoked(database, id, now); !noted) return noted;
        AuditEntry entry;
        entry.at = now;
        entry.user = "command line";
        entry.op = "token.revoke";
        entry.record = "token " + id;
        return add_audit(database, entry);
    });
    if (done) found->revoked = now;
    return done;
}

Result<std::uint64_t> Hub::recover() {
    auto revision = parts_->desk.recover(Moment::of(parts_->clock), {"command line", ""});
    parts_->renew_head();
    return revision;
}

Result<std::uint64_t> Hub::verify_audit() const {
    return verify_audit_chain(parts_->desk.database());
}

Result<void> Hub::export_audit(const std::function<void(std::string_view)>& take) const {
    constexpr std::uint64_t all = std::uint64_t{1} << 62;
    return each_audit_line(parts_->desk.database(), 0, all, take);
}

Result<void> Hub::publish_to(const std::filesystem::path& folder) const {
    return parts_->desk.publisher().copy_to(parts_->desk.published(), folder);
}

}  // namespace foyer::hub
