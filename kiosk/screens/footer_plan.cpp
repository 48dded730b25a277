#include "kiosk/screens/footer_plan.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "kiosk/screens/lowered.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

// Below this width the navigation, access and languages stand in two rows, as in portrait.
constexpr float one_row_width = 1780;

bool footer_in_one_row(const Canvas& canvas) {
    return !canvas.portrait() && canvas.width() >= one_row_width;
}

constexpr AccessEntry access_entries[] = {
    {"lower", "access.lower", IntentKind::toggle_low_reach},
    {"larger", "access.larger", IntentKind::toggle_text_size},
    {"contrast", "access.contrast", IntentKind::toggle_contrast},
    {"listen", "access.listen", IntentKind::toggle_speech},
};

/// A screen whose upper edge is within reach has nothing to lower.
bool is_offered(const ScreenContext& context, const Canvas& canvas, IntentKind toggle) {
    return toggle != IntentKind::toggle_low_reach || context.state.low_reach ||
           reach(context, canvas) < canvas.height();
}

constexpr float least_target = 96;
constexpr float pill_gap = 16;
constexpr float narrow_pill_gap = 8;
constexpr float word_padding = 12;
constexpr float into_margin = 16;  // from the edge of the screen, where slots need the margin

float widest_word(Canvas& canvas, std::string_view words) {
    float widest = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const TextOptions style{.token = TextToken::caption};
        widest = std::max(widest, canvas.measure(words.substr(begin, end - begin), 0, style).width);
        begin = end + 1;
    }
    return widest;
}

/// What the words of the access row need, on one line each or on two; set small, none needs more
/// than a finger does.
struct AccessWidths {
    std::vector<float> widths;
    float total = 0;
};

AccessWidths access_widths(const ScreenContext& context, Canvas& canvas,
                           const std::vector<const AccessEntry*>& entries, int lines) {
    AccessWidths all;
    for (const AccessEntry* entry : entries) {
        const std::string word = context.words().text(entry->key);
        float width = canvas.measure(word, 0, {.token = TextToken::caption}).width;
        if (lines > 1) width = widest_word(canvas, word);
        all.widths.push_back(std::max(least_target, std::ceil(width) + 2 * word_padding));
        all.total += all.widths.back();
    }
    return all;
}

/// Sets the access entries into `row` from its left; what is left over stands between them, and
/// what is missing is taken from the widest, down to what a finger needs.
void place_access(FooterPlan& plan, const std::vector<const AccessEntry*>& entries,
                  const AccessWidths& needed, const Rect& row) {
    const auto count = static_cast<float>(entries.size());
    const float spare = std::clamp((row.w - needed.total) / count, 0.0F, 24.0F);
    const float beyond = needed.total - least_target * count;
    const float share =
        beyond <= 0 ? 1 : std::clamp((row.w - least_target * count) / beyond, 0.0F, 1.0F);
    float x = row.x;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float width = least_target + (needed.widths[i] - least_target) * share + spare;
        plan.access.emplace_back(entries[i], Rect{x, row.y, width, row.h});
        x += width;
    }
}

/// Sets the languages to the left of `right`, at most `room` wide: pills of `wide`, or as narrow as
/// a finger allows. Returns what they take.
float place_languages(FooterPlan& plan, std::size_t count, const Rect& row, float wide) {
    plan.pill = wide;
    plan.pill_gap = pill_gap;
    if (width_of_pills(count, plan.pill, plan.pill_gap) > row.w) {
        plan.pill = least_target;
        plan.pill_gap = narrow_pill_gap;
    }
    const float width = std::min(row.w, width_of_pills(count, plan.pill, plan.pill_gap));
    plan.languages = {row.right() - width, row.y, width, least_target};
    return width;
}

/// Everything beside each other, at the foot of a wide screen.
void plan_one_row(FooterPlan& plan, const Canvas& canvas, std::size_t languages,
                  const std::vector<const AccessEntry*>& entries, const AccessWidths& one_line,
                  const AccessWidths& two_lines) {
    constexpr float access_x = 920;
    plan.height = 144;
    const float y = canvas.height() - plan.height;
    const float right = canvas.width() - metrics::margin;
    plan.nav = {metrics::margin, y, 848, 112};
    // Languages are there for those who cannot read the words: these are set smaller before one of
    // a few languages is out of sight.
    const float few =
        width_of_pills(std::min<std::size_t>(languages, 4), least_target, narrow_pill_gap);
    const float least = least_target * static_cast<float>(entries.size());
    const float whole = right - access_x - pill_gap;
    const float most = std::max(whole - two_lines.total, std::min(few, whole - least));
    const float taken = place_languages(plan, languages, {right - most, y + 8, most, 0}, 104);
    const float room = right - taken - pill_gap - access_x;
    place_access(plan, entries, one_line.total <= room ? one_line : two_lines,
                 {access_x, y, room, 112});
}

}  // namespace

float width_of_pills(std::size_t count, float pill, float gap) {
    const auto n = static_cast<float>(count);
    return n * (pill + gap) - gap;
}

FooterPlan plan_footer(const ScreenContext& context, Canvas& canvas) {
    std::vector<const AccessEntry*> entries;
    for (const AccessEntry& entry : access_entries)
        if (is_offered(context, canvas, entry.intent)) entries.push_back(&entry);
    const AccessWidths one_line = access_widths(context, canvas, entries, 1);
    const AccessWidths two_lines = access_widths(context, canvas, entries, 2);
    const std::size_t languages = context.catalogues.all().size();
    FooterPlan plan;
    if (footer_in_one_row(canvas)) {
        plan_one_row(plan, canvas, languages, entries, one_line, two_lines);
        return plan;
    }
    const float left = metrics::margin;
    const float right = canvas.width() - metrics::margin;
    // A low screen keeps more of itself for the page.
    const bool low = canvas.height() < 1000;
    const float nav_height = low ? 104 : 128;
    const float below = low ? 24 : 48;
    const float between = low ? 12 : 24;
    const float pill = right - left >= 900 ? 112 : least_target;
    const auto count = static_cast<float>(entries.size());
    // Where words are short of room, their slots reach into the margin.
    float whole = right - left + word_padding;
    const auto beside_pills = [&](float width, float gap) {
        return whole - width_of_pills(languages, width, gap) - pill_gap;
    };
    float beside = beside_pills(pill, pill_gap);
    if (two_lines.total > beside) {
        whole = right - into_margin;
        beside = beside_pills(least_target, narrow_pill_gap);
    }
    // Magnified words are set smaller before they take a row of the page.
    const bool one_row = least_target * count <= beside;
    const float rows = one_row ? least_target : 2 * least_target + pill_gap;
    plan.height = nav_height + between + rows + below;
    const float y = canvas.height() - plan.height;
    plan.nav = {left, y, right - left, nav_height};
    const float access_y = y + nav_height + between;
    const float room = one_row ? beside : whole;
    place_access(plan, entries, one_line.total <= room ? one_line : two_lines,
                 {right - whole, access_y, room, least_target});
    const float pills_y = one_row ? access_y : access_y + least_target + pill_gap;
    const float pills = one_row ? whole - beside - pill_gap : right - left;
    place_languages(plan, languages, {right - pills, pills_y, pills, 0}, pill);
    return plan;
}

float access_scale(const ScreenContext& context, Canvas& canvas, const FooterPlan& plan) {
    constexpr float least_padding = 4;
    float scale = 1;
    for (const auto& [entry, slot] : plan.access)
        scale = std::min(scale, (slot.w - 2 * least_padding) /
                                    widest_word(canvas, context.words().text(entry->key)));
    return scale;
}

}  // namespace foyer::kiosk
