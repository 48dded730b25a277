// The page on which staff change a session: rows of choices, then what comes of them, then publish.

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/staff_latest.h"
#include "kiosk/screens/staff_pages.h"
#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float edit_gap = 12;
constexpr float control = 96;
/// From this width of a row on, its name stands beside its controls.
constexpr float name_beside = 800;
/// What the name takes of such a row; less where the choices need more than one line.
constexpr float short_name = 0.447F;
constexpr float shorter_name = 0.27F;
constexpr float two_column_width = 1500;
constexpr float foot_button = 136;
/// Rooms that are offered before somebody asks for all.
constexpr std::size_t few_rooms = 8;
constexpr int step_minutes = 5;

struct EditPage {
    const ScreenContext& context;
    Canvas& canvas;
    const StaffEditModel& model;
    [[nodiscard]] const Catalogue& words() const { return context.words(); }
};

/// Where a row has its name, and its controls from there on.
struct RowShape {
    float controls_x, controls_y, controls_w;
    float height;
};

float widest_choice(Canvas& canvas, const std::string& label) {
    return std::max(120.0F, canvas.measure(label, 0, {.token = TextToken::bodyb}).width + 2 * 32);
}

/// The places of choices that flow within `width`, from (0, 0); returns their height.
float place_choices(Canvas& canvas, float width, const std::vector<EditChoice>& choices,
                    std::vector<Rect>& places) {
    float x = 0, y = 0;
    for (const EditChoice& choice : choices) {
        const float w = std::min(width, widest_choice(canvas, choice.label));
        if (x > 0 && x + w > width) {
            x = 0;
            y += control + edit_gap;
        }
        places.push_back({x, y, w, control});
        x += w + edit_gap;
    }
    return y + control;
}

RowShape shape_of(float width, float controls_height, float name_share = short_name) {
    if (width >= name_beside) {
        const float x = width * name_share;
        return {x, 6, width - x - 16, controls_height + 12};
    }
    return {16, 72, width - 32, controls_height + 72 + 12};
}

void draw_row_name(const EditPage& page, const Rect& rect, std::string_view icon,
                   const std::string& name, float name_share) {
    Canvas& canvas = page.canvas;
    const Theme& theme = canvas.theme();
    canvas.fill(rect, theme.card, 24);
    if (theme.edge_width > 0) canvas.outline(rect, theme.edge, 24, theme.edge_width);
    const bool beside = rect.w >= name_beside;
    const float y = rect.y + (beside ? 32.0F : 14.0F);
    canvas.icon(icon, rect.x + 32, y + 2, 40, theme.text2);
    const float room = beside ? rect.w * name_share - 100 : rect.w - 124;
    canvas.text({rect.x + 92, y, room, 44}, name, {.token = TextToken::bodyb, .color = theme.text});
    canvas.note("text", name, {}, {rect.x + 32, y, room + 60, 44});
}

struct Step {
    std::string name, value, old;
    std::string less, more;  ///< what the buttons are called
    StaffField field;
};

void draw_stepper(const EditPage& page, const Rect& area, const Step& step) {
    Canvas& canvas = page.canvas;
    const Theme& theme = canvas.theme();
    const auto button = [&](float x, std::string_view icon, const std::string& label, int amount) {
        const Rect rect{x, area.y, 128, control};
        canvas.fill(rect, canvas.pressed(label) ? theme.card2 : theme.background,
                    metrics::radius_button);
        canvas.outline(rect, theme.line, metrics::radius_button, theme.control_width);
        canvas.icon(icon, rect.x + 42, rect.y + 26, 44, theme.accent);
        canvas.button(label, {}, rect, change_edit(step.field, {}, amount), Acts::while_held);
    };
    button(area.x, "minus", step.less, -step_minutes);
    const Rect value{area.x + 136, area.y + 21, area.w - 272, 54};
    const TextOptions now{.token = TextToken::bodyl,
                          .color = step.old.empty() ? theme.text : theme.warn_text};
    const TextOptions was{.token = TextToken::body, .color = theme.text2, .struck = true};
    const float now_width = canvas.measure(step.value, 0, now).width;
    const float was_width = step.old.empty() ? 0 : canvas.measure(step.old, 0, was).width + 20;
    const bool both = now_width + was_width + 4 <= value.w;
    const float width = now_width + (both ? was_width : 0);
    float x = value.x + (value.w - width) / 2;
    if (both && was_width > 0) {
        canvas.text({x, value.y + 7, was_width, 44}, step.old, was);
        x += was_width;
    }
    canvas.text({x, value.y, std::min(now_width + 4, value.right() - x + 4), 54}, step.value, now);
    canvas.note("status", step.name, step.old.empty() ? step.value : step.old + " → " + step.value,
                value);
    button(area.right() - 128, "plus", step.more, step_minutes);
}

void add_stepper(const EditPage& page, PageFlow& flow, std::string_view icon, Step step) {
    const RowShape shape = shape_of(flow.width(), control);
    flow.add(edit_gap, shape.height, [=, &page](const Rect& rect) {
        draw_row_name(page, rect, icon, step.name, short_name);
        draw_stepper(
            page, {rect.x + shape.controls_x, rect.y + shape.controls_y, shape.controls_w, control},
            step);
    });
}

void add_choices(const EditPage& page, PageFlow& flow, std::string_view icon,
                 const std::string& name, std::vector<EditChoice> choices) {
    std::vector<Rect> places;
    RowShape shape = shape_of(flow.width(), control);
    float height = place_choices(page.canvas, shape.controls_w, choices, places);
    shape = shape_of(flow.width(), height);
    if (height > control) {
        const float name_width =
            page.canvas.measure(name, 0, {.token = TextToken::bodyb}).width + 92 + 24;
        const float share = std::max(shorter_name, name_width / flow.width());
        shape = shape_of(flow.width(), height, share);
        places.clear();
        height = place_choices(page.canvas, shape.controls_w, choices, places);
        shape = shape_of(flow.width(), height, share);
    }
    const float name_share = shape.controls_x / flow.width();
    flow.add(edit_gap, shape.height, [=, &page](const Rect& rect) {
        draw_row_name(page, rect, icon, name, name_share);
        const Catalogue& words = page.words();
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const Rect place{rect.x + shape.controls_x + places[i].x,
                             rect.y + shape.controls_y + places[i].y, places[i].w, places[i].h};
            const EditChoice& choice = choices[i];
            const std::string value = choice.chosen  ? words.text("selected")
                                      : choice.taken ? words.text("staff.taken")
                                                     : std::string();
            draw_choice(page.canvas, place, choice, value, name + ": " + choice.label);
        }
    });
}

/// A few rooms, and the way to the others.
std::vector<EditChoice> rooms_offered(const EditPage& page) {
    std::vector<EditChoice> rooms = page.model.rooms;
    if (rooms.size() <= few_rooms || page.context.state.list_page > 0) return rooms;
    const auto chosen = std::ranges::find(rooms, true, &EditChoice::chosen);
    if (chosen != rooms.end() && chosen - rooms.begin() >= static_cast<long>(few_rooms))
        std::rotate(rooms.begin() + 1, chosen, chosen + 1);
    rooms.resize(few_rooms);
    Intent more{.kind = IntentKind::turn_page};
    more.amount = 1;
    rooms.push_back({.label = page.words().text("staff.more_rooms"), .intent = more});
    return rooms;
}

void add_rows(const EditPage& page, PageFlow& flow) {
    const Catalogue& words = page.words();
    const StaffEditModel& model = page.model;
    add_stepper(page, flow, "clock",
                {words.text("staff.start"), model.start, model.old_start,
                 words.text("staff.earlier"), words.text("staff.later"), StaffField::start});
    add_stepper(page, flow, "history",
                {words.text("staff.length"), model.length, model.old_length,
                 words.text("staff.shorter"), words.text("staff.longer"), StaffField::length});
    add_choices(page, flow, "pin", words.text("staff.room"), rooms_offered(page));
    add_choices(page, flow, "info", words.text("staff.state"), model.standings);
    if (!model.reasons.empty())
        add_choices(page, flow, "cancel", words.text("staff.reason"), model.reasons);
    add_choices(page, flow, "message", words.text("staff.message"), model.messages);
}

void draw_warning(const EditPage& page, const Rect& rect) {
    Canvas& canvas = page.canvas;
    const Theme& theme = canvas.theme();
    const auto& warning = *page.model.warning;
    const Color ink = warning.hard ? theme.danger : theme.warn_text;
    canvas.icon("warn", rect.x, rect.y + 22, 44, ink);
    const float x = rect.x + 64;
    canvas.text({x, rect.y, rect.w - 64, 44}, warning.what,
                {.token = TextToken::body, .color = warning.hard ? theme.danger : theme.text});
    canvas.text({x, rect.y + 44, rect.w - 64, 44}, warning.other,
                {.token = TextToken::bodyb, .color = theme.text});
    canvas.note("alert", warning.what, warning.other, rect);
}

/// What goes to all screens, as it will stand there.
float message_height(const EditPage& page, float width) {
    if (page.model.message.empty()) return 0;
    return page.canvas
               .measure(page.model.message, width - 64, {.token = TextToken::body, .max_lines = 3})
               .height +
           24;
}

void draw_message_text(const EditPage& page, const Rect& rect) {
    Canvas& canvas = page.canvas;
    canvas.icon("message", rect.x, rect.y + 2, 40, canvas.theme().text2);
    canvas.text({rect.x + 64, rect.y, rect.w - 64, rect.h}, page.model.message,
                {.token = TextToken::body, .color = canvas.theme().text, .max_lines = 3});
    canvas.note("text", page.words().text("staff.message"), page.model.message, rect);
}

void add_review(const EditPage& page, PageFlow& flow, float gap) {
    const StaffEditModel& model = page.model;
    if (!model.differs) return;
    const float inner = flow.width() - 80;
    const float sides = model.changed ? measure_sides(inner, model.before, model.after) + 24 : 0;
    const float message = message_height(page, inner);
    const float warning = model.warning ? 88.0F + 24 : 0;
    flow.add(gap, 104 + sides + message + warning + 16, [=, &page](const Rect& rect) {
        Canvas& canvas = page.canvas;
        const Theme& theme = canvas.theme();
        draw_card_ground(canvas, rect, false);
        const std::string head = page.words().text("staff.review");
        const Rect title{rect.x + 40, rect.y + 32, inner, 54};
        canvas.text(title, head, {.token = TextToken::bodyl, .color = theme.text});
        const int screens = page.context.staff ? page.context.staff->report.fleet.all : 0;
        const std::string on = screens > 0 ? page.words().plural("staff.on_screens", screens) : "";
        canvas.note("heading", head, on, title);
        const float head_width = canvas.measure(head, 0, {.token = TextToken::bodyl}).width + 32;
        canvas.text({title.x + head_width, rect.y + 36, inner - head_width, 44}, on,
                    {.token = TextToken::body, .color = theme.text2, .align = Align::right});
        float y = rect.y + 104;
        if (sides > 0)
            draw_sides(canvas, {rect.x + 40, y, inner, sides - 24}, page.words(), page.model.before,
                       page.model.after);
        y += sides;
        if (message > 0) draw_message_text(page, {rect.x + 40, y, inner, message - 24});
        y += message;
        if (warning > 0) draw_warning(page, {rect.x + 40, y, inner, 88});
    });
}

void add_lack(const EditPage& page, PageFlow& flow) {
    const std::string lack = staff_lack(page.context);
    if (lack.empty()) return;
    const TextOptions style{.token = TextToken::bodyb, .max_lines = 4};
    const float height = page.canvas.measure(lack, flow.width() - 64, style).height;
    flow.add(edit_gap, height, [=, &page](const Rect& rect) {
        TextOptions drawn = style;
        drawn.color = page.canvas.theme().danger;
        page.canvas.icon("warn", rect.x, rect.y, 44, drawn.color);
        page.canvas.text({rect.x + 64, rect.y, rect.w - 64, rect.h}, lack, drawn);
        page.canvas.note("alert", lack, {}, rect);
    });
}

void draw_foot(const EditPage& page, const Rect& row) {
    const Catalogue& words = page.words();
    const float discard = std::min(296.0F, row.w * 0.36F);
    draw_staff_button(page.canvas, {row.x, row.y, discard, row.h}, {}, words.text("staff.discard"),
                      ButtonTone::plain, Intent{.kind = IntentKind::back});
    const bool hard = page.model.warning && page.model.warning->hard;
    const bool ready = page.model.differs && staff_lack(page.context).empty();
    draw_staff_button(
        page.canvas, {row.x + discard + metrics::gap, row.y, row.w - discard - metrics::gap, row.h},
        hard ? "warn" : "check", words.text(hard ? "staff.publish_anyway" : "staff.publish"),
        hard ? ButtonTone::grave : ButtonTone::main,
        ready ? staff_intent(IntentKind::staff_publish) : Intent{});
}

PageFlow card_flow(const EditPage& page, float width) {
    PageFlow flow(width);
    flow.add(0, staff_card_height,
             [&page](const Rect& rect) { draw_staff_card(page.canvas, rect, page.model); });
    return flow;
}

void draw_edit_in_one_column(const EditPage& page, const Rect& content) {
    PageFlow body(content.w);
    add_rows(page, body);
    add_lack(page, body);
    add_review(page, body, metrics::gap);
    add_latest_edits(page.context, page.canvas, body, 40);
    draw_flow_page(page.context, page.canvas, content, card_flow(page, content.w), std::move(body),
                   {.height = foot_button, .draw = [&](const Rect& row) { draw_foot(page, row); }});
}

/// The choices at the left, what comes of them at the right.
void draw_edit_in_two_columns(const EditPage& page, const Rect& content) {
    const float right = content.w * 0.44F;
    const float left = content.w - right - 32;
    draw_flow_beside(page.context, page.canvas, {content.x, content.y, left, content.h},
                     [&](float width) {
                         PageFlow flow = card_flow(page, width);
                         add_rows(page, flow);
                         return flow;
                     });
    const Rect column{content.right() - right, content.y, right, content.h};
    const Rect foot{column.x, column.bottom() - foot_button, column.w, foot_button};
    PageFlow review(column.w);
    add_lack(page, review);
    add_review(page, review, 0);
    add_latest_edits(page.context, page.canvas, review, 40);
    draw_scroll_area(page.context, page.canvas,
                     {column.x, column.y, column.w, foot.y - metrics::gap - column.y}, review,
                     "review");
    draw_foot(page, foot);
}

}  // namespace

void draw_staff_edit_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const auto found = context.snapshot->find_session(current_page(context.state).argument);
    if (!found) {
        draw_message(canvas, content, "history", context.words().text("session.gone"), {});
        draw_staff_button(canvas,
                          {content.x, content.bottom() - foot_button, content.w, foot_button},
                          "arrowleft", context.words().text("back"), ButtonTone::plain,
                          Intent{.kind = IntentKind::back});
        return;
    }
    StaffDraft draft = context.state.staff.draft;
    if (draft.session != current_page(context.state).argument)
        draft = {.session = current_page(context.state).argument};
    const StaffEditModel model =
        staff_edit_model(*context.snapshot, *found, draft, context.now, context.words());
    const EditPage page{context, canvas, model};
    if (content.w >= two_column_width) {
        draw_edit_in_two_columns(page, content);
    } else {
        draw_edit_in_one_column(page, content);
    }
}

}  // namespace foyer::kiosk
