#include "kiosk/display/door_sign.h"

#include <algorithm>

#include "kiosk/display/door_parts.h"
#include "kiosk/display/fitting.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/pairing.h"

namespace foyer::kiosk {

namespace {

constexpr float least_main = 250;
constexpr float bar_height = 24;

/// What the sign says about itself, and what the staff announce.
std::vector<Remark> all_remarks(const ScreenContext& context, const Catalogue& words) {
    std::vector<Remark> remarks = remarks_of(context, words);
    for (Remark& announcement : announcements_of(context, words))
        remarks.push_back(std::move(announcement));
    return remarks;
}

/// The bar of time that is over and what is left; returns their upper edge.
float draw_time_left(Canvas& canvas, float bottom, const DoorModel& door) {
    const Theme& theme = canvas.theme();
    const float width = canvas.width() - 2 * metrics::margin;
    const TextOptions style{.token = TextToken::title, .color = theme.text, .align = Align::right};
    const float words = canvas.measure(door.left, 0, style).width + 4;
    if (door::is_wide(canvas)) {
        const float y = bottom - 64;
        const Rect bar{metrics::margin, y + (64 - bar_height) / 2, width - words - 40, bar_height};
        draw_progress(canvas, bar, door.progress, door.planned);
        canvas.text({metrics::margin + width - words, y, words, 64}, door.left, style);
        canvas.note("progress", door.left, {}, {metrics::margin, y, width, 64});
        return y;
    }
    const float y = bottom - 64 - 20 - bar_height;
    draw_progress(canvas, {metrics::margin, y, width, bar_height}, door.progress, door.planned);
    canvas.text({metrics::margin + width - words, bottom - 64, words, 64}, door.left, style);
    canvas.note("progress", door.left, {}, {metrics::margin, y, width, bottom - y});
    return y;
}

/// What stands above `bottom` and below the middle; returns its upper edge. Where there is little
/// room the last line gives way.
float draw_lower_part(const ScreenContext& context, Canvas& canvas, const DisplayVoice& voice,
                      DoorModel door, float top) {
    const float width = canvas.width() - 2 * metrics::margin;
    const bool wide = door::is_wide(canvas);
    const bool timed = door.progress >= 0 && door.sessions.size() == 1;
    const float next = door.next ? door::next_height(canvas, width, *door.next) + 32 : 0;
    const float time = !timed ? 0 : wide ? 64 + 32.0F : 64 + 20 + bar_height + 60;
    const std::optional<Remark> remark = remark_in_turn(context, all_remarks(context, voice.words));
    const float bottom = canvas.height() - (wide ? 48.0F : 56.0F);
    if (!remark && bottom - top - next - time - (wide ? 54 : 112) < least_main) door.after.reset();
    float y = door::draw_foot(
        canvas, bottom, {.door = door, .age = age_of(context, voice.words), .remark = remark});
    if (y < bottom) y -= 32;
    if (door.next) {
        const float height = next - 32;
        door::draw_next(canvas, voice, {metrics::margin, y - height, width, height}, *door.next);
        y -= height + (wide ? 32.0F : 60.0F);
    }
    if (timed) y = draw_time_left(canvas, y, door) - 32;
    return y;
}

/// The largest line that fits, with `label` above it.
void draw_large_line(Canvas& canvas, const Rect& box, const std::string& label,
                     const std::string& line) {
    const TextOptions small{.token = TextToken::bodyl, .color = canvas.theme().text2};
    const float above = label.empty() ? 0.0F : 60.0F;
    if (above > 0) canvas.text({box.x, box.y, box.w, above}, label, small);
    const TextOptions style = fitted(canvas, line, box.w, box.h - above,
                                     {{TextToken::hero, 1},
                                      {TextToken::display, 1},
                                      {TextToken::headline, 2},
                                      {TextToken::title, 2}},
                                     {.color = canvas.theme().text});
    canvas.text({box.x, box.y + above, box.w, box.h - above}, line, style);
    canvas.note("heading", line, label, box);
}

/// No room of the programme is set: staff need to know what this screen is called, or with which
/// code to pair it.
void draw_without_room(const ScreenContext& context, Canvas& canvas) {
    const Catalogue& words = context.words();
    const ScreenRole& role = context.role;
    const std::string name = role.screen.empty() ? std::string("Foyer") : role.screen;
    const std::string head = role.room.empty()
                                 ? words.text("door.no_room")
                                 : words.text("door.unknown_room", {{"room", role.room}});
    const std::string code = shown_pairing_code(context);
    const std::string detail =
        words.text(code.empty() ? "door.set_room" : "pair.how", {{"screen", name}});
    const float width = canvas.width() - 2 * metrics::margin;
    const float top = code.empty() ? 184.0F : 244.0F;
    if (code.empty()) {
        draw_large_line(canvas, {metrics::margin, 48, width, top}, role.name, name);
    } else {
        draw_large_line(canvas, {metrics::margin, 48, width, top}, words.text("pair.code"), code);
    }
    const float y = 76 + top;
    draw_message(canvas, {metrics::margin, y, width, canvas.height() - y - 40}, "door", head,
                 detail);
}

}  // namespace

void draw_door_sign(const ScreenContext& context, Canvas& canvas) {
    if (!context.role.room_index) {
        draw_without_room(context, canvas);
        return;
    }
    const DisplayVoice voice = display_voice(context, minute_number(context.now));
    canvas.set_language(voice.words.language());
    const DoorModel model = door_model(*context.snapshot, *context.role.room_index, context.now,
                                       voice.words, voice.other);
    const std::string time =
        time_of_day(voice.words, context.snapshot->days_rule().zone, context.now);
    float top = door::draw_door_header(
        canvas, model, time, context.panel.touched ? HeadSide::left : head_side(context.now));
    top =
        door::draw_door_band(canvas, voice, top, canvas.width() - 2 * metrics::margin, model.band);
    const bool wide = door::is_wide(canvas);
    const bool off = model.state == DoorState::cancelled;
    top += off ? 24 : wide ? 36.0F : 56.0F;
    DoorModel lower = model;
    // Where to go instead needs the room of what comes later.
    const bool takes_place =
        model.next && model.next->to_room.empty() && !model.next->session.cancelled;
    if (off) lower.next.reset();
    if (off && takes_place) {
        lower.after = DoorLine{.label = voice.words.text("door.next_here"),
                               .time = model.next->session.start,
                               .title = model.next->session.title,
                               .title_language = model.next->session.title_language};
    }
    // The lower part is drawn upwards, before the middle; it is read downwards, after it.
    auto& items = canvas.probe().items;
    const auto before = static_cast<std::ptrdiff_t>(items.size());
    const float bottom = draw_lower_part(context, canvas, voice, lower, top);
    std::reverse(items.begin() + before, items.end());
    const auto lower_end = static_cast<std::ptrdiff_t>(items.size());
    const Rect middle{metrics::margin, top, canvas.width() - 2 * metrics::margin,
                      std::max(64.0F, bottom - top)};
    if (off) {
        door::draw_cancelled(canvas, voice, middle, model);
    } else {
        door::draw_main(canvas, voice, middle, model);
    }
    std::rotate(items.begin() + before, items.begin() + lower_end, items.end());
}

}  // namespace foyer::kiosk
