#include "kiosk/display/night.h"

#include <algorithm>

#include "kiosk/display/burn_in.h"
#include "kiosk/display/display_voice.h"
#include "kiosk/display/fitting.h"
#include "kiosk/display/remark.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/pairing.h"

namespace foyer::kiosk {

namespace {

constexpr std::chrono::minutes after_last{20};
constexpr std::chrono::minutes before_first{45};
/// Ways across and down of different length, so that every place is passed.
constexpr int across_minutes = 34;
constexpr int down_minutes = 46;

const programme::DaySessions* next_day(const programme::Snapshot& snapshot, UtcTime now) {
    for (const programme::DaySessions& day : snapshot.days())
        if (day.first_start > now) return &day;
    return nullptr;
}

/// "Tomorrow from 09:00", "Saturday 1 February from 09:30", thanks after the last day.
std::string next_words(const ScreenContext& context, const Catalogue& words) {
    const programme::DaySessions* day = next_day(*context.snapshot, context.now);
    if (!day) return words.text("day.thanks");
    const DayRule& rule = context.snapshot->days_rule();
    const std::string time = time_of_day(words, rule.zone, day->first_start);
    // Before the day boundary "tomorrow" is what begins after one has slept.
    if (day->day == day_after(rule.day_of(context.now)))
        return words.text("day.tomorrow_from", {{"time", time}});
    if (day->day == rule.day_of(context.now)) return words.text("day.opens", {{"time", time}});
    return words.text("day.again_from", {{"date", day_name(words, day->day)}, {"time", time}});
}

/// What the staff announce, one after the other, in few words of light.
struct NightSaying {
    std::optional<Remark> said{};
    TextOptions style{};
    float height = 0;  ///< with the gap above it
};
constexpr float saying_gap = 40;
constexpr float saying_icon = 48;
constexpr float saying_indent = saying_icon + 20;

NightSaying measure_saying(const ScreenContext& context, Canvas& canvas, const DisplayVoice& voice,
                           float width) {
    NightSaying saying;
    saying.said = remark_in_turn(context, announcements_of(context, voice.words));
    if (!saying.said) return saying;
    const bool warns = saying.said->tone == RemarkTone::warn;
    saying.style =
        fitted(canvas, saying.said->text, width - saying_indent, 270,
               {{TextToken::title, 2}, {TextToken::bodyl, 3}, {TextToken::body, 6}},
               {.color = warns ? night_warn : night_ink, .language = saying.said->language});
    saying.height =
        saying_gap + canvas.measure(saying.said->text, width - saying_indent, saying.style).height;
    return saying;
}

void draw_saying(Canvas& canvas, const Rect& box, const NightSaying& saying) {
    if (!saying.said) return;
    const float y = box.y + saying_gap;
    const float line = type_size(saying.style.token).line;
    canvas.icon(saying.said->icon, box.x, y + (line - saying_icon) / 2, saying_icon,
                saying.style.color);
    canvas.text({box.x + saying_indent, y, box.w - saying_indent, box.bottom() - y},
                saying.said->text, saying.style);
    canvas.note(saying.said->tone == RemarkTone::warn ? "alert" : "status", saying.said->text, {},
                {box.x, y, box.w, box.bottom() - y});
}

}  // namespace

bool is_night(const programme::Snapshot& snapshot, UtcTime now) {
    for (const programme::DaySessions& day : snapshot.days())
        if (now >= day.first_start - before_first && now < day.last_end + after_last) return false;
    return !snapshot.days().empty();
}

void draw_night(const ScreenContext& context, Canvas& canvas) {
    const DisplayVoice voice = display_voice(context, minute_number(context.now));
    canvas.set_language(voice.words.language());
    canvas.ground(night_ground);
    const std::string time =
        time_of_day(voice.words, context.snapshot->days_rule().zone, context.now);
    std::string name;
    if (context.role.mode == ScreenMode::door && context.role.room_index)
        name = context.snapshot->room(*context.role.room_index).name.in(voice.words.language());
    if (name.empty()) name = context.snapshot->conference().title.in(voice.words.language());
    std::string words = next_words(context, voice.words);
    // Screens are put up on the evening before.
    if (const std::string code = shown_pairing_code(context); !code.empty())
        words += "\n" + voice.words.text("pair.code") + " " + code;

    const float width = std::min(canvas.width() - 2 * metrics::margin, 900.0F);
    const TextOptions name_style =
        fitted(canvas, name, width, 128, {{TextToken::title, 1}, {TextToken::bodyl, 2}},
               {.color = night_ink});
    const float name_height = canvas.measure(name, width, name_style).height;
    const TextOptions words_style =
        fitted(canvas, words, width, 128, {{TextToken::title, 1}, {TextToken::bodyl, 2}},
               {.color = night_ink});
    const float words_height = canvas.measure(words, width, words_style).height;
    const NightSaying saying = measure_saying(context, canvas, voice, width);
    const float height = name_height + 184 + 16 + words_height + saying.height;
    const float x = metrics::margin + wandering(context.now, across_minutes) *
                                          (canvas.width() - 2 * metrics::margin - width);
    const float y = metrics::margin + wandering(context.now, down_minutes) *
                                          (canvas.height() - 2 * metrics::margin - height);
    canvas.text({x, y, width, name_height}, name, name_style);
    canvas.note("heading", name, {}, {x, y, width, name_height});
    const Rect clock{x, y + name_height, width, 184};
    canvas.clock(clock, time, TextToken::hero, night_ink, Align::left);
    canvas.note("clock", time, {}, clock);
    const Rect below{x, clock.bottom() + 16, width, words_height};
    canvas.text(below, words, words_style);
    canvas.note("text", words, {}, below);
    draw_saying(canvas, {x, below.bottom(), width, saying.height}, saying);
}

}  // namespace foyer::kiosk
