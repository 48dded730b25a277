// The parts of the staff worker that talk with the hub and tell the screen.

#include <algorithm>
#include <utility>

#include "kiosk/app/staff_overlay.h"
#include "kiosk/app/staff_worker.h"
#include "platform/randomness.h"

namespace foyer::kiosk {

namespace {

const char* const call_for_latest = "latest";
const char* const call_for_fleet = "fleet";
/// Before the id of a held edit.
constexpr std::string_view call_for_held = "held:";
constexpr std::size_t latest_told = 8;
/// While staff look at the screen what is asked of the hub is this old at most.
constexpr std::chrono::seconds asks_every{2};
/// While nobody does, what the hub holds is asked about this often.
constexpr std::chrono::seconds asks_about_held_every{15};

}  // namespace

UtcTime StaffWorker::wall() const {
    return std::chrono::floor<std::chrono::seconds>(parts_.clock.wall());
}

UtcTime StaffWorker::programme_now() const {
    return std::chrono::floor<std::chrono::seconds>(
        shown_.clock.read(parts_.clock.wall(), parts_.clock.monotonic()));
}

bool StaffWorker::is_late(const StaffSender::Edit& edit) const {
    const auto age = wall() - edit.edit.made_at;
    if (age > edits_hold_for) return true;
    const std::string session = session_in_target(edit.edit.target);
    if (session.empty() || !shown_.snapshot) return false;
    const auto index = shown_.snapshot->find_session(session);
    if (!index) return false;
    const UtcTime start = shown_.snapshot->session(*index).start;
    const UtcTime now = programme_now();
    return start <= now && now - age < start;
}

void StaffWorker::send_next() {
    if (!line_) return;
    const StaffSender::Edit* edit = sender_.next(
        parts_.clock.monotonic(), [this](const StaffSender::Edit& one) { return is_late(one); });
    if (edit == nullptr) return;
    line_->ask({.id = edit->edit.id,
                .method = std::string(method_for(edit->edit.target)),
                .path = edit->edit.target,
                .body = edit->edit.body,
                .key = edit->edit.id,
                .if_match = edit->edit.base});
}

void StaffWorker::answered(const Answered& news) {
    if (news.id == call_for_latest || news.id == call_for_fleet) --asking_;
    if (news.id == call_for_latest) {
        if (news.reply.status == 200) report_.latest = read_latest(news.reply, latest_told);
        return;
    }
    if (news.id == call_for_fleet) {
        const std::uint64_t revision = report_.published ? report_.published->revision : 0;
        if (const auto fleet = read_fleet(news.reply, revision, wall())) report_.fleet = *fleet;
        return;
    }
    if (news.id.starts_with(call_for_held)) {
        held_stands(news.id.substr(call_for_held.size()), read_edit_state(news.reply));
        return;
    }
    overlay_stale_ = true;
    const MonotonicTime now = parts_.clock.monotonic();
    if (!sender_.answered(news.id, news.reply, now, platform::random_fraction())) return;
    const StaffSender::Edit* edit = sender_.find(news.id);
    if (edit == nullptr) return;
    note_arrival(*edit);
    if (const auto removed = outbox_->remove(news.id); !removed)
        parts_.log("an edit cannot be taken off the disk: " + removed.error().detail);
    if (shown_.snapshot) sender_.shown(shown_.snapshot->revision(), now);
    // What has come of it, and who sees it, is asked at once.
    if (attended_) asks_around_at_ = now;
}

void StaffWorker::note_arrival(const StaffSender::Edit& edit) {
    parts_.log("an edit has arrived with revision " + std::to_string(edit.revision));
    if (edit.number == 0 || takes_back(edit.edit.target)) return;
    if (!report_.published || report_.published->number != edit.number) {
        report_.published.emplace();
        report_.published->number = edit.number;
    }
    DeskPublished& published = *report_.published;
    published.revision = std::max(published.revision, edit.revision);
    published.at = parts_.clock.monotonic();
    for (const std::string* made : {&edit.hub_edit, &edit.announced})
        if (!made->empty()) published.edits.push_back(*made);
}

void StaffWorker::ask_about_held() {
    if (!line_) return;
    const MonotonicTime now = parts_.clock.monotonic();
    const auto interval = attended_ ? asks_every : asks_about_held_every;
    if (now - asked_about_held_ < interval) return;
    asked_about_held_ = now;
    for (const std::string& held : sender_.held())
        line_->ask({.id = std::string(call_for_held) + held, .path = drop_target(held)});
}

void StaffWorker::held_stands(const std::string& held, const std::string& state) {
    if (state.empty() || state == "held") return;
    for (const StaffSender::Edit& edit : sender_.edits()) {
        if (edit.held != held || !needs_a_look(edit.standing)) continue;
        parts_.log("an edit was decided on the staff page: " + state);
        forget(std::string(edit.edit.id));
        return;
    }
}

void StaffWorker::ask_around() {
    const MonotonicTime now = parts_.clock.monotonic();
    if (!line_ || !attended_ || !asks_around_at_ || now < *asks_around_at_) return;
    asks_around_at_ = now + asks_every;
    // A hub that does not answer is not asked again and again.
    if (asking_ > 0) return;
    asking_ = 2;
    line_->ask({.id = call_for_fleet, .path = "screens"});
    line_->ask({.id = call_for_latest, .path = "edits?limit=" + std::to_string(latest_told)});
}

void StaffWorker::rebuild_overlay() {
    overlay_stale_ = false;
    report_.base = shown_.snapshot;
    report_.overlay = nullptr;
    report_.finder = nullptr;
    if (!shown_.snapshot) return;
    report_.overlay = overlaid(*shown_.snapshot, sender_.edits(), programme_now());
    if (!report_.overlay) return;
    // The edit is on the screen before what helps to find it is built.
    leave_report();
    report_.finder = programme::Finder::build(report_.overlay);
}

void StaffWorker::leave_report() {
    const MonotonicTime now = parts_.clock.monotonic();
    report_.tries_left = code_->lock().tries_left(now);
    report_.locked_until = code_->lock().locked_until(now);
    report_.edits.clear();
    for (const StaffSender::Edit& edit : sender_.edits())
        report_.edits.push_back({.id = edit.edit.id,
                                 .number = edit.number,
                                 .session = session_in_target(edit.edit.target),
                                 .takes_back = takes_back(edit.edit.target),
                                 .withdraws = edit.edit.target.starts_with("announcements/"),
                                 .standing = edit.standing,
                                 .body = edit.edit.body,
                                 .why = edit.why,
                                 .conflicts = edit.conflicts,
                                 .held = !edit.held.empty()});
    if (left_ && *left_ == report_) return;
    left_ = report_;
    reports_.put(report_);
    parts_.wake();
}

}  // namespace foyer::kiosk
