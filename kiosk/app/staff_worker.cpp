#include "kiosk/app/staff_worker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <system_error>
#include <utility>

#include "core/feed/crypto.h"
#include "platform/randomness.h"

namespace foyer::kiosk {

namespace {

using std::chrono::milliseconds;

/// How soon a code that was set, or a token, is found.
constexpr std::chrono::seconds look_interval{15};
/// News that nobody has taken in hand yet; nobody taps so fast.
constexpr std::size_t most_news = 256;

std::string fresh_key() {
    std::array<std::uint8_t, 16> bytes{};
    platform::fill_with_randomness(bytes);
    return "kiosk-" + feed::to_hex(bytes);
}

/// "edits/ID/undo" for each edit that was published.
std::vector<StaffRequest> undo_requests(const std::vector<std::string>& edits) {
    std::vector<StaffRequest> requests;
    for (const std::string& edit : edits)
        requests.push_back({.target = undo_target(edit), .base = {}, .body = "{}", .session = {}});
    return requests;
}

}  // namespace

StaffWorker::StaffWorker(StaffOptions options, StaffParts parts)
    : options_(std::move(options)), parts_(std::move(parts)) {
    if (!options_.hub.empty() && !options_.token_file.empty())
        line_.emplace(HubLine::Options{options_.hub, options_.token_file, options_.authority},
                      [this](std::string id, HubReply reply) {
                          inbox_.change([&](std::deque<News>& news) {
                              news.emplace_back(Answered{std::move(id), std::move(reply)});
                          });
                      });
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

StaffWorker::~StaffWorker() = default;

void StaffWorker::tell(DeskCommand command) {
    inbox_.change([&](std::deque<News>& news) {
        if (news.size() < most_news) news.emplace_back(std::move(command));
    });
}

void StaffWorker::run(const std::stop_token& stop) {
    begin();
    leave_report();
    while (!stop.stop_requested()) {
        inbox_.wait_for(stop, time_to_sleep(),
                        [](const std::deque<News>& news) { return !news.empty(); });
        auto all = inbox_.with([](std::deque<News>& news) { return std::exchange(news, {}); });
        for (News& news : all)
            take(std::move(news));
        if (stop.stop_requested()) return;
        look_for_code();
        send_next();
        ask_around();
        ask_about_held();
        if (overlay_stale_) rebuild_overlay();
        leave_report();
    }
}

void StaffWorker::begin() {
    code_.emplace(options_.db, parts_.clock);
    report_.lack = options_.hub.empty()          ? DeskLack::hub
                   : options_.token_file.empty() ? DeskLack::token
                                                 : DeskLack::none;
    if (line_) {
        if (const auto token = read_token(options_.token_file); !token) {
            report_.lack = DeskLack::token;
            parts_.log("staff mode: " + token.error().detail);
        }
    }
    look_for_code();
    std::error_code none;
    const std::filesystem::path kept = options_.db.string() + ".outbox";
    if (options_.db.empty() || !std::filesystem::exists(kept, none) || !open_outbox()) return;
    const auto waiting = outbox_->waiting();
    if (!waiting) {
        parts_.log("edits that wait cannot be read: " + waiting.error().detail);
        return;
    }
    for (const store::WaitingEdit& edit : *waiting)
        sender_.add_kept(edit);
}

milliseconds StaffWorker::time_to_sleep() const {
    const MonotonicTime now = parts_.clock.monotonic();
    MonotonicTime until = now + look_interval;
    if (line_)
        if (const auto wakes = sender_.wakes_at()) until = std::min(until, *wakes);
    if (asks_around_at_) until = std::min(until, *asks_around_at_);
    return std::max(until - now, milliseconds{0});
}

void StaffWorker::take(News news) {
    if (const auto* answer = std::get_if<Answered>(&news)) {
        answered(*answer);
        return;
    }
    std::visit([this](const auto& command) { carry_out(command); }, std::get<DeskCommand>(news));
}

void StaffWorker::look_for_code() {
    const MonotonicTime now = parts_.clock.monotonic();
    if (code_looked_at_ != MonotonicTime{} && now - code_looked_at_ < look_interval) return;
    code_looked_at_ = now;
    std::string why;
    report_.has_pin = code_->is_set(why);
    if (!why.empty() && why != code_trouble_) parts_.log("staff mode: " + why);
    code_trouble_ = why;
}

void StaffWorker::carry_out(const desk::CheckCode& command) {
    report_.code_right = code_->check(command.digits);
    ++report_.codes_checked;
    if (!report_.code_right)
        parts_.log("staff mode: a wrong code was typed, " +
                   std::to_string(code_->lock().tries_left(parts_.clock.monotonic())) +
                   " tries left");
}

bool StaffWorker::open_outbox() {
    if (outbox_) return true;
    if (options_.db.empty()) {
        report_.trouble = "this screen has no store to keep edits beside";
        return false;
    }
    auto opened = store::Outbox::open(options_.db.string() + ".outbox");
    if (!opened) {
        report_.trouble = opened.error().detail;
        parts_.log("staff mode: " + report_.trouble);
        return false;
    }
    outbox_.emplace(*std::move(opened));
    return true;
}

store::WaitingEdit StaffWorker::edit_for(const StaffRequest& request) const {
    return {.id = fresh_key(),
            .target = request.target,
            .base = request.base,
            .body = request.body,
            .made_at = wall()};
}

bool StaffWorker::accept(store::WaitingEdit edit, int number) {
    if (!open_outbox()) return false;
    const auto added = outbox_->add(edit);
    if (!added) {
        report_.trouble = added.error().detail;
        parts_.log("staff mode: an edit could not be kept: " + report_.trouble);
        return false;
    }
    report_.trouble.clear();
    sender_.add(std::move(edit), number);
    overlay_stale_ = true;
    return true;
}

void StaffWorker::carry_out(const desk::Publish& command) {
    report_.published.reset();
    for (const StaffRequest& request : command.requests)
        if (!accept(edit_for(request), command.number)) return;
}

void StaffWorker::carry_out(const desk::TakeBack& command) {
    std::vector<std::string> unsent;
    for (const StaffSender::Edit& edit : sender_.edits())
        if (edit.number == command.number && edit.standing != EditStanding::arrived)
            unsent.push_back(edit.edit.id);
    for (const std::string& id : unsent)
        drop(id);
    const bool known = report_.published && report_.published->number == command.number;
    if (!known) {
        if (unsent.empty()) return;
        report_.published.emplace();
        report_.published->number = command.number;
        report_.published->taken_back = true;
        return;
    }
    if (report_.published->taken_back) return;
    report_.published->taken_back = true;
    for (const StaffRequest& request : undo_requests(report_.published->edits))
        accept(edit_for(request), 0);
}

void StaffWorker::carry_out(const desk::TakeBackOne& command) {
    for (LatestEdit& edit : report_.latest)
        if (edit.id == command.edit) edit.undoable = false;
    for (const StaffRequest& request : undo_requests({command.edit}))
        accept(edit_for(request), 0);
}

void StaffWorker::carry_out(const desk::Keep& command) {
    const StaffSender::Edit* old = sender_.find(command.id);
    if (old == nullptr) return;
    const int number = old->number;
    auto again = sender_.meant(command.id, fresh_key(), command.reason, wall());
    // The old one goes when the new one is on the disk: a power cut loses neither.
    if (again && accept(*std::move(again), number)) forget(command.id);
}

void StaffWorker::carry_out(const desk::Drop& command) {
    drop(command.id);
}

void StaffWorker::drop(const std::string& id) {
    const StaffSender::Edit* edit = sender_.find(id);
    if (edit == nullptr) return;
    const std::string held = edit->held;
    if (!held.empty())
        if (!accept(
                edit_for({.target = drop_target(held), .base = {}, .body = "{}", .session = {}}),
                0))
            return;
    forget(id);
}

void StaffWorker::forget(const std::string& id) {
    if (!sender_.drop(id)) return;
    overlay_stale_ = true;
    if (!outbox_) return;
    if (const auto removed = outbox_->remove(id); !removed)
        parts_.log("an edit cannot be taken off the disk: " + removed.error().detail);
}

void StaffWorker::carry_out(const desk::Attend& command) {
    attended_ = command.there;
    asks_around_at_.reset();
    if (attended_) asks_around_at_ = parts_.clock.monotonic();
}

void StaffWorker::carry_out(const desk::Show& command) {
    shown_ = command;
    if (shown_.snapshot) sender_.shown(shown_.snapshot->revision(), parts_.clock.monotonic());
    overlay_stale_ = true;
}

void StaffWorker::carry_out(const desk::HubSeen&) {
    sender_.hub_seen();
}

}  // namespace foyer::kiosk
