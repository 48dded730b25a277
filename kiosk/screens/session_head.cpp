// The head of a session's page: what changed, what it is, its title.

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "kiosk/screens/row_flow.h"
#include "kiosk/screens/session_parts.h"
#include "kiosk/widgets/parts.h"
#include "kiosk/widgets/track_mark.h"

namespace foyer::kiosk::session_page {

namespace {

constexpr float banner_text = 104;
constexpr float banner_side = 40;
constexpr float banner_arrow = 40;

struct BannerColors {
    Color fill, ink;
    const char* icon;
};

BannerColors banner_colors(const Theme& theme, SessionBanner::Kind kind) {
    if (kind == SessionBanner::Kind::cancelled) return {theme.cancel, theme.on_cancel, "cancel"};
    return {theme.warn, theme.on_warn, "warn"};
}

/// How a banner is arranged: the move beside the words, or below them.
struct BannerPlan {
    bool beside = true;
    float words_width = 0, words_height = 0, head_height = 0;
    float from_width = 0, from_height = 0, to_height = 0;
    float height = 0;
};

TextOptions banner_head(Color ink) {
    return {.token = TextToken::bodyb, .color = ink, .max_lines = 4};
}
TextOptions banner_since(Color ink) {
    return {.token = TextToken::body, .color = ink, .max_lines = 2};
}
TextOptions banner_value(Color ink, bool beside) {
    return {.token = beside ? TextToken::title : TextToken::bodyb,
            .color = ink,
            .max_lines = beside ? 1 : 8};
}

BannerPlan plan_banner(Canvas& canvas, float width, const SessionBanner& banner) {
    const Color ink{};
    BannerPlan plan;
    const float room = width - banner_text - banner_side;
    const auto from = canvas.measure(banner.move.from, 0, banner_value(ink, true));
    const auto to = canvas.measure(banner.move.to, 0, banner_value(ink, true));
    const float move = from.width + (from.width > 0 ? 24 : 0) + banner_arrow + 24 + to.width;
    const float head = canvas.measure(banner.head, 0, banner_head(ink)).width;
    const float since = canvas.measure(banner.since, 0, banner_since(ink)).width;
    plan.beside = !banner.move.says() || std::max(head, since) + 40 + move <= room;
    plan.words_width = plan.beside && banner.move.says() ? room - move - 40 : room;
    plan.head_height = canvas.measure(banner.head, plan.words_width, banner_head(ink)).height;
    plan.words_height =
        plan.head_height + canvas.measure(banner.since, plan.words_width, banner_since(ink)).height;
    plan.from_width = from.width;
    plan.height = std::max(plan.words_height, 64.0F);
    if (!plan.beside) {
        plan.from_height = canvas.measure(banner.move.from, room, banner_value(ink, false)).height;
        plan.to_height =
            canvas.measure(banner.move.to, room - banner_arrow - 16, banner_value(ink, false))
                .height;
        plan.height = plan.words_height + 12 + plan.from_height + plan.to_height;
    }
    plan.height = std::max(112.0F, plan.height + 2 * 28);
    return plan;
}

void draw_banner_move(Canvas& canvas, const Rect& rect, const SessionBanner& banner,
                      const BannerPlan& plan, Color ink) {
    const Move& move = banner.move;
    TextOptions value = banner_value(ink, plan.beside);
    TextOptions old = value;
    old.struck = true;
    if (plan.beside) {
        const float to = canvas.measure(move.to, 0, value).width;
        float x = rect.right() - banner_side - to;
        const float y = rect.y + (rect.h - 64) / 2;
        canvas.text({x, y, to, 64}, move.to, value);
        x -= 24 + banner_arrow;
        canvas.icon("arrow", x, y + 12, banner_arrow, ink);
        x -= 24 + plan.from_width;
        canvas.text({x, y, plan.from_width, 64}, move.from, old);
        return;
    }
    const float left = rect.x + banner_text;
    const float width = rect.w - banner_text - banner_side;
    float y = rect.y + 28 + plan.words_height + 12;
    canvas.text({left, y, width, plan.from_height}, move.from, old);
    y += plan.from_height;
    canvas.icon("arrow", left, y + 4, 36, ink);
    canvas.text({left + banner_arrow + 16, y, width - banner_arrow - 16, plan.to_height}, move.to,
                value);
}

void draw_banner(Canvas& canvas, const Rect& rect, const SessionBanner& banner) {
    const auto [fill, ink, icon] = banner_colors(canvas.theme(), banner.kind);
    const BannerPlan plan = plan_banner(canvas, rect.w, banner);
    canvas.fill(rect, fill, metrics::radius_card);
    canvas.icon(icon, rect.x + 32, rect.y + (rect.h - 48) / 2, 48, ink);
    const float y = plan.beside ? rect.y + (rect.h - plan.words_height) / 2 : rect.y + 28;
    canvas.text({rect.x + banner_text, y, plan.words_width, plan.head_height}, banner.head,
                banner_head(ink));
    canvas.text({rect.x + banner_text, y + plan.head_height, plan.words_width,
                 plan.words_height - plan.head_height},
                banner.since, banner_since(ink));
    if (banner.move.says()) draw_banner_move(canvas, rect, banner, plan, ink);
}

std::string said(const SessionBanner& banner) {
    std::string value = banner.move.from;
    if (!banner.move.to.empty()) value += (value.empty() ? "" : " → ") + banner.move.to;
    return value + (value.empty() || banner.since.empty() ? "" : ", ") + banner.since;
}

/// One of the words above the title.
struct HeadWord {
    float width;
    std::function<void(float x, float y)> draw;
};

std::vector<HeadWord> head_words(Canvas& canvas, const SessionModel& model, float most) {
    const Theme& theme = canvas.theme();
    std::vector<HeadWord> all;
    const TextOptions loud{.token = TextToken::caption, .color = theme.text2};
    const TextOptions quiet{.token = TextToken::body, .color = theme.text2};
    const auto marked = [&](const std::string& word, const std::string& color) {
        if (word.empty()) return;
        const float width = std::min(most, 48 + canvas.measure(word, 0, loud).width);
        all.push_back({width, [&canvas, &word, &color, width, loud](float x, float y) {
                           draw_track_mark(canvas, x, y + 4, word, color);
                           canvas.text({x + 48, y + 5, width - 48, 34}, word, loud);
                       }});
    };
    const auto plain = [&](const std::string& word) {
        if (word.empty()) return;
        const float width = std::min(most, canvas.measure(word, 0, quiet).width);
        all.push_back({width, [&canvas, &word, width, quiet](float x, float y) {
                           canvas.text({x, y, width, 44}, word, quiet);
                       }});
    };
    marked(model.track, model.track_color);
    static const std::string no_color;
    marked(model.kind, no_color);
    if (!model.language.empty())
        all.push_back({56, [&canvas, &model](float x, float y) {
                           draw_badge(canvas, x, y + 4, model.language);
                       }});
    plain(model.length);
    plain(model.level);
    return all;
}

void add_head_words(Canvas& canvas, PageFlow& flow, const SessionModel& model) {
    constexpr float between = 24;
    std::vector<std::vector<HeadWord>> lines(1);
    float x = 0;
    for (HeadWord& word : head_words(canvas, model, flow.width())) {
        if (x > 0 && x + word.width > flow.width()) {
            lines.emplace_back();
            x = 0;
        }
        x += word.width + between;
        lines.back().push_back(std::move(word));
    }
    std::string said_words;
    for (const std::string& word :
         {model.track, model.kind, model.language, model.length, model.level})
        if (!word.empty()) said_words += (said_words.empty() ? "" : ", ") + word;
    const float height = 44 + 52 * static_cast<float>(lines.size() - 1);
    flow.add(28, height,
             [&canvas, lines = std::move(lines), said_words, between](const Rect& rect) {
                 float y = rect.y;
                 for (const auto& line : lines) {
                     float at = rect.x;
                     for (const HeadWord& word : line) {
                         word.draw(at, y);
                         at += word.width + between;
                     }
                     y += 52;
                 }
                 canvas.note("text", said_words, {}, rect);
             });
}

/// The largest type in which the title takes few lines and breaks no word.
TextOptions title_style(Canvas& canvas, const SessionModel& model, float width) {
    const Theme& theme = canvas.theme();
    TextOptions style{.token = TextToken::headline,
                      .color = model.cancelled ? theme.text2 : theme.text,
                      .max_lines = 40,
                      .struck = model.cancelled,
                      .language = model.title_language,
                      .strike_color = theme.danger};
    const std::pair<TextToken, int> sizes[] = {
        {TextToken::headline, 3}, {TextToken::title, 5}, {TextToken::bodyl, 40}};
    for (const auto& [token, lines] : sizes) {
        style.token = token;
        const TextExtent extent = canvas.measure(model.title, width, style);
        if (!extent.broken_word && extent.lines <= lines) break;
    }
    return style;
}

}  // namespace

void add_banner(Canvas& canvas, PageFlow& flow, const SessionModel& model) {
    if (!model.banner) return;
    const SessionBanner& banner = *model.banner;
    flow.add(0, plan_banner(canvas, flow.width(), banner).height,
             [&canvas, &banner](const Rect& rect) {
                 draw_banner(canvas, rect, banner);
                 canvas.note("status", banner.head, said(banner), rect);
             });
}

void add_title(Canvas& canvas, PageFlow& flow, const SessionModel& model) {
    add_head_words(canvas, flow, model);
    const TextOptions style = title_style(canvas, model, flow.width());
    flow.add(16, canvas.measure(model.title, flow.width(), style).height,
             [&canvas, &model, style](const Rect& rect) {
                 canvas.text(rect, model.title, style);
                 canvas.note("heading", model.title,
                             model.cancelled && model.banner ? model.banner->head : std::string(),
                             rect);
             });
    if (!model.subtitle.empty()) add_quiet_line(canvas, flow, 8, model.subtitle);
}

}  // namespace foyer::kiosk::session_page
