#include "kiosk/screens/prose.h"

#include <utility>

#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

constexpr float prose_line = 48;
constexpr float bullet_indent = 40;
constexpr float paragraph_gap = 20;
/// Bytes of one part: more lines than these make would not fit a picture on the largest screen.
constexpr std::size_t part_bytes = 1000;
/// Lines of one part when every character takes a line of its own; never met.
constexpr int part_lines = 400;

void append_parts(std::vector<ProsePart>& parts, std::string_view paragraph) {
    const bool bullet = paragraph.starts_with("- ");
    if (bullet) paragraph.remove_prefix(2);
    for (bool first = true; !paragraph.empty(); first = false) {
        std::string_view piece = text::cut(paragraph, part_bytes);
        if (piece.empty()) piece = paragraph;
        parts.push_back({std::string(text::trim(piece)), bullet, !first});
        paragraph.remove_prefix(piece.size());
        paragraph = text::trim(paragraph);
    }
}

TextOptions prose_style(const Theme& theme, const std::string& language) {
    return {.token = TextToken::body,
            .color = theme.text,
            .max_lines = part_lines,
            .line = prose_line,
            .language = language};
}

}  // namespace

std::vector<ProsePart> prose_parts(std::string_view text) {
    std::vector<ProsePart> parts;
    std::string paragraph;
    const auto finish = [&] {
        append_parts(parts, text::trim(paragraph));
        paragraph.clear();
    };
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text::trim(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.starts_with("- ")) finish();
        if (line.empty()) continue;
        if (!paragraph.empty()) paragraph += '\n';
        paragraph += line;
    }
    finish();
    return parts;
}

void add_prose(Canvas& canvas, PageFlow& flow, float above, std::string_view text,
               const std::string& language) {
    const TextOptions style = prose_style(canvas.theme(), language);
    bool first = true;
    bool in_list = false;
    for (ProsePart& part : prose_parts(text)) {
        const float indent = part.bullet ? bullet_indent : 0;
        const float height = canvas.measure(part.text, flow.width() - indent, style).height;
        const float space = first                    ? above
                            : part.continues         ? 0
                            : part.bullet && in_list ? paragraph_gap / 2
                                                     : paragraph_gap;
        flow.add(space, height, [&canvas, style, indent, part = std::move(part)](const Rect& rect) {
            if (part.bullet && !part.continues)
                canvas.text({rect.x + 6, rect.y, bullet_indent - 12, prose_line}, "•", style);
            const Rect box{rect.x + indent, rect.y, rect.w - indent, rect.h};
            canvas.text(box, part.text, style);
            canvas.note("text", part.text, {}, box);
        });
        first = false;
        in_list = indent > 0;
    }
}

void add_title(Canvas& canvas, PageFlow& flow, const std::string& title) {
    const TextOptions style{
        .token = TextToken::title, .color = canvas.theme().text, .max_lines = 3};
    flow.add(0, canvas.measure(title, flow.width(), style).height,
             [&canvas, title, style](const Rect& rect) {
                 canvas.text(rect, title, style);
                 canvas.note("heading", title, {}, rect);
             });
}

void add_heading(Canvas& canvas, PageFlow& flow, float above, const std::string& heading) {
    const TextOptions style{
        .token = TextToken::bodyl, .color = canvas.theme().text, .max_lines = 3};
    const float height = canvas.measure(heading, flow.width(), style).height;
    flow.add(above, height, [&canvas, style, heading](const Rect& rect) {
        canvas.text(rect, heading, style);
        canvas.note("heading", heading, {}, rect);
    });
}

}  // namespace foyer::kiosk
