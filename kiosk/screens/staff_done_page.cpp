// What became of the edit that staff published last: on its way, on all screens, only here, or
// asked about; and the way to take it back.

#include <algorithm>

#include "core/programme/published_changes.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/change_words.h"
#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/session_model.h"
#include "kiosk/screens/staff_latest.h"
#include "kiosk/screens/staff_pages.h"
#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

/// More screens than this are counted, and not drawn one by one.
constexpr int most_squares = 60;
constexpr std::size_t most_missing = 3;
constexpr float done_button = 128;
constexpr float undo_bar = 208;

/// How the whole edit stands: as the part of it that is worst off.
struct DoneModel {
    EditStanding standing = EditStanding::arrived;
    bool known = false;  ///< the desk has heard of it
    bool taken_back = false;
    bool can_undo = false;
    std::string id;  ///< of the part that stands worst
};

int gravity(EditStanding standing) {
    switch (standing) {
        case EditStanding::arrived:
            return 0;
        case EditStanding::sending:
            return 1;
        case EditStanding::waiting:
            return 2;
        case EditStanding::conflict:
        case EditStanding::clash:
        case EditStanding::late:
        case EditStanding::refused:
            return 3;
    }
    return 0;
}

DoneModel done_model(const ScreenContext& context) {
    DoneModel model;
    model.standing = EditStanding::sending;
    if (!context.staff) return model;
    const StaffReport& report = context.staff->report;
    const int number = context.state.staff.sent;
    if (report.published && report.published->number == number) {
        model.known = true;
        model.standing = EditStanding::arrived;
        model.taken_back = report.published->taken_back;
        model.can_undo = context.staff->undo_seconds > 0;
    }
    for (const DeskEdit& edit : report.edits) {
        if (edit.number != number) continue;
        if (model.known && gravity(edit.standing) <= gravity(model.standing)) continue;
        model.known = true;
        model.standing = edit.standing;
        model.id = edit.id;
    }
    return model;
}

struct DoneWords {
    std::string_view icon;
    std::string head, text;
    Color color;
};

DoneWords done_words(const ScreenContext& context, const Theme& theme, const DoneModel& model) {
    const Catalogue& words = context.words();
    if (context.staff && !context.staff->report.trouble.empty() && !model.known)
        return {"warn", words.text("staff.look"), words.text("staff.trouble"), theme.danger};
    if (model.taken_back)
        return {"undo", words.text("staff.taken_back"), words.text("staff.taken_back_text"),
                theme.text};
    if (needs_a_look(model.standing))
        return {"warn", words.text("staff.look"), words.text("staff.look_text"), theme.danger};
    if (model.standing == EditStanding::sending)
        return {"more", words.text("staff.sending"), {}, theme.text2};
    if (model.standing == EditStanding::waiting)
        return {"offline", words.text("staff.only_here"), words.text("staff.only_here_text"),
                theme.warn_text};
    const auto& published = *context.staff->report.published;
    const std::string time = time_of_day(words, context.snapshot->conference().zone, context.now);
    return {
        "uptodate", words.text("staff.published"),
        words.text("staff.revision", {{"n", std::to_string(published.revision)}, {"time", time}}),
        theme.ok};
}

void add_head(const ScreenContext& context, Canvas& canvas, PageFlow& flow,
              const DoneModel& model) {
    const DoneWords said = done_words(context, canvas.theme(), model);
    const TextOptions head{.token = TextToken::display, .color = canvas.theme().text};
    const TextOptions text{.token = TextToken::body, .color = canvas.theme().text2, .max_lines = 4};
    const float text_height =
        said.text.empty() ? 44 : canvas.measure(said.text, flow.width(), text).height;
    flow.add(0, 176 + 112 + 8 + text_height, [=, &canvas](const Rect& rect) {
        canvas.icon(said.icon, rect.x + 4, rect.y + 40, 104, said.color);
        TextOptions fitted = head;
        fitted.scale =
            std::clamp(rect.w / (canvas.measure(said.head, 0, head).width + 4), 0.5F, 1.0F);
        const float line = 112 * fitted.scale;
        canvas.text({rect.x, rect.y + 176 + (112 - line) / 2, rect.w, line + 1}, said.head, fitted);
        canvas.text({rect.x, rect.y + 296, rect.w, text_height}, said.text, text);
        canvas.note("status", said.head, said.text, {rect.x, rect.y + 40, rect.w, 136 + 112});
    });
}

void draw_squares(Canvas& canvas, const Rect& rect, const DeskFleet& fleet, int columns) {
    const Theme& theme = canvas.theme();
    constexpr float gap = 10;
    const float w = std::min(
        33.0F, (rect.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    for (int i = 0; i < fleet.all; ++i) {
        const Rect square{rect.x + static_cast<float>(i % columns) * (w + gap),
                          rect.y + static_cast<float>(i / columns) * 60, w, 48};
        if (i < fleet.shown) {
            canvas.fill(square, theme.ok, 8);
        } else {
            canvas.outline(square, theme.warn_text, 8, 3);
        }
    }
}

std::string missing_words(const ScreenContext& context, const DeskFleet::Missing& screen) {
    const Catalogue& words = context.words();
    if (!screen.seen) return words.text("staff.never_seen", {{"name", screen.name}});
    return words.text(
        "staff.not_seen",
        {{"name", screen.name},
         {"time", moment(words, context.snapshot->conference().zone, *screen.seen, context.now)}});
}

/// The session as it was changed.
void add_what(const ScreenContext& context, Canvas& canvas, PageFlow& flow) {
    const auto index = context.snapshot->find_session(current_page(context.state).argument);
    if (!index) return;
    flow.add(48, 336, [&, index = *index](const Rect& rect) {
        const Theme& theme = canvas.theme();
        const StaffEditModel model = staff_edit_model(
            *context.snapshot, index, {.session = context.snapshot->session(index).id}, context.now,
            context.words());
        const Rect beside =
            draw_session_card(canvas, rect, model, {.side = 40, .plate = 40, .title = 36});
        if (!model.sign)
            canvas.text({beside.x, rect.y + 136, beside.w, 44}, model.where,
                        {.token = TextToken::body, .color = theme.text2});
        canvas.rule(rect.x + 40, rect.y + 208, rect.w - 80, theme.rule);
        const programme::Marks marks(*context.snapshot, context.now);
        const programme::SessionMark* mark = marks.any_of(index);
        Move move = mark ? move_of(*context.snapshot, context.words(), *mark) : Move{};
        if (mark && mark->was && (mark->moved_start || mark->moved_end) && !mark->moved_room)
            move = {
                time_range(*context.snapshot, context.words(), mark->was->start, mark->was->end),
                model.time};
        const Rect line{rect.x + 40, rect.y + 248, rect.w - 80, 44};
        if (move.says() && model.before.state.empty()) {
            draw_move(canvas, line.x, line.y, line.w, move.from, move.to,
                      {.from = theme.text2, .to = theme.text, .token = TextToken::body});
        } else {
            canvas.text(line, model.before.state.empty() ? model.time : model.before.state,
                        {.token = TextToken::bodyb, .color = theme.text});
        }
        canvas.note("text", model.title, model.time + ", " + model.where, rect);
    });
}

/// Which screens show it, a square each; who is missing, by name.
void add_fleet(const ScreenContext& context, Canvas& canvas, PageFlow& flow) {
    const DeskFleet& fleet = context.staff->report.fleet;
    if (fleet.all == 0) return;
    flow.add(56, 54, [&](const Rect& rect) {
        const std::string said = context.words().text(
            "staff.screens",
            {{"n", std::to_string(fleet.shown)}, {"total", std::to_string(fleet.all)}});
        TextOptions style{.token = TextToken::bodyl, .color = canvas.theme().text};
        style.scale = scale_for_word(canvas, said, rect.w, style);
        canvas.text(rect, said, style);
        canvas.note("status", said, {}, rect);
    });
    if (fleet.all <= most_squares) {
        const int columns =
            std::max(1, std::min(fleet.all, static_cast<int>((flow.width() + 10) / 43)));
        const int rows = (fleet.all + columns - 1) / columns;
        flow.add(26, static_cast<float>(rows) * 60 - 12,
                 [&, columns](const Rect& rect) { draw_squares(canvas, rect, fleet, columns); });
    }
    if (fleet.missing.empty()) return;
    for (std::size_t i = 0; i < std::min(fleet.missing.size(), most_missing); ++i)
        flow.add(i == 0 ? 32 : 8, 44, [&, i](const Rect& rect) {
            const std::string said = missing_words(context, fleet.missing[i]);
            canvas.icon("offline", rect.x, rect.y + 2, 40, canvas.theme().warn_text);
            canvas.text({rect.x + 56, rect.y, rect.w - 56, 44}, said,
                        {.token = TextToken::body, .color = canvas.theme().warn_text});
            canvas.note("text", said, {}, rect);
        });
    const std::string said = context.words().text("staff.takes_it");
    const TextOptions style{
        .token = TextToken::body, .color = canvas.theme().text2, .max_lines = 3};
    flow.add(12, canvas.measure(said, flow.width(), style).height, [=, &canvas](const Rect& rect) {
        canvas.text(rect, said, style);
        canvas.note("text", said, {}, rect);
    });
}

/// What the undo bar offers while it is there, and how the wait is taken back.
void draw_undo(const ScreenContext& context, Canvas& canvas, const Rect& bar) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = context.words();
    canvas.fill(bar, theme.sheet, metrics::radius_card);
    if (theme.edge_width > 2)
        canvas.outline(bar, theme.edge, metrics::radius_card, theme.edge_width);
    const int left = context.staff->undo_seconds;
    const std::string undo = words.text("staff.undo");
    const Rect button{bar.right() - 48 - 272, bar.y + 28, 272, 116};
    const float room = button.x - 24 - bar.x - 48;
    const std::string head = words.text("staff.sent");
    const std::string rest = words.text("staff.undo_within", {{"seconds", std::to_string(left)}});
    TextOptions strong{.token = TextToken::bodyb, .color = theme.on_sheet};
    strong.scale = std::clamp(room / (canvas.measure(head, 0, strong).width + 4), 0.6F, 1.0F);
    canvas.text({bar.x + 48, bar.y + 46, room, 44}, head, strong);
    TextOptions small{.token = TextToken::body, .color = theme.on_sheet2, .tabular = true};
    small.scale = std::clamp(room / (canvas.measure(rest, 0, small).width + 4), 0.6F, 1.0F);
    canvas.text({bar.x + 48, bar.y + 90, room, 44}, rest, small);
    canvas.note("status", head, rest, {bar.x + 48, bar.y + 46, room, 88});
    const Rect trough{bar.x + 48, bar.y + 168, bar.w - 96, 8};
    canvas.fill(trough, theme.sheet_trough, 4);
    const float share = static_cast<float>(left) / static_cast<float>(undo_time.count());
    canvas.fill({trough.x, trough.y, trough.w * std::min(1.0F, share), 8}, theme.sheet_accent, 4);
    const bool pressed = canvas.pressed(undo);
    canvas.fill(button, theme.sheet_accent, 24);
    if (pressed) canvas.outline(button, theme.on_sheet, 24, 6);
    const float word = canvas.measure(undo, 0, {.token = TextToken::bodyl}).width + 4;
    const float width = std::min(word, button.w - 56 - 40);
    const float x = button.x + (button.w - width - 56) / 2;
    canvas.icon("undo", x, button.y + 38, 40, theme.on_sheet_accent);
    TextOptions label{.token = TextToken::bodyl, .color = theme.on_sheet_accent};
    label.scale = std::clamp(width / word, 0.6F, 1.0F);
    canvas.text({x + 56, button.y + (116 - 54 * label.scale) / 2, width, 54 * label.scale + 1},
                undo, label);
    canvas.button(undo, rest, button, staff_intent(IntentKind::staff_undo));
}

void draw_done_foot(const ScreenContext& context, Canvas& canvas, const Rect& row,
                    const DoneModel& model) {
    const Catalogue& words = context.words();
    if (model.can_undo && !model.taken_back && model.standing == EditStanding::arrived) {
        draw_undo(context, canvas, row);
        return;
    }
    const bool waits = model.standing == EditStanding::waiting && !model.id.empty();
    const bool asks = needs_a_look(model.standing);
    if (!waits && !asks) return;
    const Rect button{row.x, row.bottom() - done_button, row.w, done_button};
    if (asks) {
        draw_staff_button(canvas, button, "right", words.text("staff.look_now"), ButtonTone::main,
                          open_page(PageKind::staff_queue));
    } else {
        draw_staff_button(canvas, button, "undo", words.text("staff.take_back"), ButtonTone::plain,
                          staff_intent(IntentKind::staff_undo));
    }
}

}  // namespace

void draw_staff_done_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const DoneModel model = done_model(context);
    PageFlow body(content.w);
    add_head(context, canvas, body, model);
    if (model.known && !needs_a_look(model.standing)) add_what(context, canvas, body);
    if (model.standing == EditStanding::arrived && model.known && !model.taken_back)
        add_fleet(context, canvas, body);
    body.add(56, done_button, [&](const Rect& rect) {
        draw_staff_button(canvas, rect, {}, context.words().text("staff.another"),
                          ButtonTone::plain, open_page(PageKind::now));
    });
    const bool foot = (model.can_undo && model.standing == EditStanding::arrived) ||
                      model.standing == EditStanding::waiting || needs_a_look(model.standing);
    draw_flow_page(
        context, canvas, content, PageFlow(content.w), std::move(body),
        foot ? FlowFoot{.height = model.can_undo ? undo_bar : done_button,
                        .draw =
                            [&](const Rect& row) { draw_done_foot(context, canvas, row, model); }}
             : FlowFoot{});
}

}  // namespace foyer::kiosk
