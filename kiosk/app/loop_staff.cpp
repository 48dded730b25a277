// The parts of the loop that know staff: their desk is told what they do, and what it knows is
// shown.

#include <utility>

#include "kiosk/app/loop.h"
#include "kiosk/state/staff_update.h"

namespace foyer::kiosk {

void Loop::read_staff() {
    if (parts_.staff == nullptr) return;
    auto report = parts_.staff->take();
    if (!report) return;
    const bool verdict = report->codes_checked > staff_.codes_checked;
    const bool other_picture = report->overlay != staff_.overlay || report->finder != staff_.finder;
    staff_ = *std::move(report);
    if (verdict) {
        const StaffState before = state_.staff;
        take_verdict(state_, staff_.code_right);
        tell_staff_about(before);
    }
    if (!other_picture) return;
    ProgrammeReport again = report_;
    again.snapshot = told_;
    again.finder = told_finder_;
    adopt(std::move(again));
    adopted_ = true;
}

ProgrammeReport Loop::with_overlay(ProgrammeReport report) const {
    if (!staff_.overlay || staff_.base != report.snapshot) return report;
    report.snapshot = staff_.overlay;
    if (staff_.finder) report.finder = staff_.finder;
    return report;
}

void Loop::tell_staff(const Intent& intent) {
    if (parts_.staff == nullptr || !staff_are_in(state_)) return;
    const Catalogue& words = station_->catalogues.of(state_.language);
    if (intent.kind == IntentKind::staff_publish) {
        if (!report_.snapshot) return;
        const Now now = read_clocks();
        auto requests = requests_of(*report_.snapshot, state_.staff.draft, words, parts_.catalogues,
                                    now.programme_seconds());
        if (!requests.empty())
            parts_.staff->tell(desk::Publish{edits_published_ + 1, std::move(requests)});
    } else if (intent.kind == IntentKind::staff_undo) {
        parts_.staff->tell(desk::TakeBack{state_.staff.sent});
    } else if (intent.kind == IntentKind::staff_undo_one) {
        parts_.staff->tell(desk::TakeBackOne{intent.argument});
    } else if (intent.kind == IntentKind::staff_keep) {
        parts_.staff->tell(desk::Keep{intent.argument, words.text("staff.forced")});
    } else if (intent.kind == IntentKind::staff_drop) {
        parts_.staff->tell(desk::Drop{intent.argument});
    } else if (intent.kind == IntentKind::staff_end) {
        parts_.staff->tell(desk::Publish{0, {withdrawal_of(intent.argument)}});
    }
}

void Loop::tell_staff_about(const StaffState& before) {
    if (parts_.staff == nullptr) return;
    StaffState& staff = state_.staff;
    const bool whole = staff.digits.size() == pin_length;
    if (whole && before.digits.size() < pin_length)
        parts_.staff->tell(desk::CheckCode{staff.digits});
    // Numbers of edits are never used twice, whoever is in.
    if (staff.sent > before.sent) staff.sent = ++edits_published_;
    const auto is_in = [](const StaffState& state) { return state.phase == StaffPhase::open; };
    if (is_in(staff) != is_in(before)) parts_.staff->tell(desk::Attend{is_in(staff)});
}

StaffView Loop::staff_at(MonotonicTime now) const {
    if (parts_.staff == nullptr) return {};
    StaffView view = staff_view(staff_, now);
    // Nobody sees these run.
    if (state_.staff.phase != StaffPhase::pin) view.locked_seconds = 0;
    if (current_page(state_).kind != PageKind::staff_done) view.undo_seconds = 0;
    return view;
}

}  // namespace foyer::kiosk
