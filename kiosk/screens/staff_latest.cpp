#include "kiosk/screens/staff_latest.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/staff_parts.h"

namespace foyer::kiosk {

namespace {

constexpr float latest_row = 112;
constexpr std::size_t most_latest = 4;
constexpr float undo_width = 176;

void draw_latest(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                 const LatestEdit& edit) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = context.words();
    canvas.rule(rect.x, rect.y, rect.w, theme.rule);
    const std::string time =
        context.snapshot ? moment(words, context.snapshot->conference().zone, edit.at, context.now)
                         : std::string();
    const float right = edit.undoable ? rect.right() - undo_width - 24 : rect.right();
    const float room = right - rect.x;
    const std::string head = time + "  " + edit.who;
    canvas.text({rect.x, rect.y + 18, room, 34}, head,
                {.token = TextToken::caption, .color = theme.text2});
    const std::string what = edit_words(words, edit.op) + ": " + edit.title;
    canvas.text({rect.x, rect.y + 52, room, 44}, what,
                {.token = TextToken::body, .color = theme.text});
    canvas.note("text", what, head, {rect.x, rect.y + 18, room, 78});
    if (!edit.undoable) return;
    const Rect button{rect.right() - undo_width, rect.y + 8, undo_width, 96};
    draw_choice(canvas, button,
                {.label = words.text("staff.undo"),
                 .intent = staff_intent(IntentKind::staff_undo_one, edit.id)},
                {}, words.text("staff.undo") + ": " + what);
}

}  // namespace

std::string edit_words(const Catalogue& words, std::string_view op) {
    if (op == "move") return words.text("staff.op_move");
    if (op == "retime") return words.text("staff.op_retime");
    if (op == "cancel") return words.text("staff.op_cancel");
    if (op == "reinstate") return words.text("staff.op_reinstate");
    if (op == "full" || op == "not_full") return words.text("staff.op_full");
    if (op == "announce" || op == "withdraw") return words.text("staff.op_announce");
    if (op.ends_with("undo")) return words.text("staff.op_undo");
    return words.text("staff.op_other");
}

void add_latest_edits(const ScreenContext& context, Canvas& canvas, PageFlow& flow, float gap) {
    if (!context.staff || context.staff->report.latest.empty()) return;
    const auto& latest = context.staff->report.latest;
    flow.add(gap, 58, [&](const Rect& rect) {
        const std::string head = context.words().text("staff.latest");
        canvas.text({rect.x, rect.y, rect.w, 44}, head,
                    {.token = TextToken::bodyb, .color = canvas.theme().text2});
        canvas.note("heading", head, {}, rect);
    });
    for (std::size_t i = 0; i < std::min(latest.size(), most_latest); ++i)
        flow.add(0, latest_row, [&, i](const Rect& rect) {
            draw_latest(context, canvas, rect, context.staff->report.latest[i]);
        });
}

}  // namespace foyer::kiosk
