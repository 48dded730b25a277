#include "kiosk/text/shaping.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "kiosk/text/object_free.h"
#include "kiosk/text/shortening.h"

namespace foyer::kiosk {

namespace {

struct FontOptionsFree {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
struct DescriptionFree {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct AttributesFree {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

/// No script sets more characters on one em than this; more of a text is never laid out at first.
constexpr double most_characters_per_em = 10;
/// Cuts that are tried one by one from the end before searching by halves.
constexpr std::size_t cuts_tried_in_turn = 4;
/// Room around the ink for what vertical hinting moves.
constexpr int ink_margin_px = 2;

/// Cairo sets glyphs on whole pixels, which spaces letters unevenly; on a board so many times wider
/// than the picture they stand where the shaper puts them.
constexpr int fineness = 4;
/// Rows drawn at a time, so that a long text needs no wide board of its whole height.
constexpr int band_rows = 512;
/// Lines above or below its own that the tallest script reaches into.
constexpr double overhang_lines = 3;

struct Box {
    int left, top, right, bottom;
};

/// The language that decides the shapes of Chinese characters: that of the request where it writes
/// them, else what the text itself tells.
const char* language_of(const TextRequest& request, std::string_view text) {
    const std::string& said = request.language;
    if (said.starts_with("zh") || said.starts_with("ja") || said.starts_with("ko")) {
        return said.c_str();
    }
    bool han = false;
    for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
        if (static_cast<unsigned char>(*at) < 0xE1) continue;
        const gunichar character = g_utf8_get_char(at);
        if (character >= 0x3040 && character <= 0x30FF) return "ja";
        if (character >= 0xAC00 && character <= 0xD7AF) return "ko";
        han = han || (character >= 0x3400 && character <= 0x9FFF);
    }
    if (han) return "zh-cn";
    return said.empty() ? "und" : said.c_str();
}

std::size_t at_character(std::string_view text, std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        ++at;
    return std::min(at, text.size());
}

int wrap_width_px(const TextRequest& request) {
    return request.width_px > 0 ? request.width_px : longest_side_px;
}

/// The lines of a layout; reading one by its number would walk the list anew each time.
std::vector<PangoLayoutLine*> lines_of(PangoLayout* layout) {
    std::vector<PangoLayoutLine*> lines;
    for (GSList* at = pango_layout_get_lines_readonly(layout); at != nullptr; at = at->next) {
        lines.push_back(static_cast<PangoLayoutLine*>(at->data));
    }
    return lines;
}

/// Lines among the first `count` that begin inside a word.
int broken_lines(PangoLayout* layout, int count) {
    int broken = 0;
    int attribute_count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &attribute_count);
    const char* text = pango_layout_get_text(layout);
    glong place = 0;  // code points before the line
    int reached = 0;  // bytes before it
    for (const PangoLayoutLine* line : lines_of(layout)) {
        if (count-- <= 0) break;
        place += g_utf8_pointer_to_offset(text + reached, text + line->start_index);
        reached = line->start_index;
        if (place > 0 && !line->is_paragraph_start && place < attribute_count &&
            !attributes[place].is_line_break) {
            ++broken;
        }
    }
    return broken;
}

/// Shortens the text of a layout until it fits a number of lines.
class Shortening {
public:
    Shortening(PangoLayout* layout, std::string text, int max_lines)
        : layout_(layout),
          text_(std::move(text)),
          max_lines_(max_lines),
          broken_allowed_(broken_lines(layout, max_lines)) {
        int attribute_count = 0;
        const PangoLogAttr* attributes =
            pango_layout_get_log_attrs_readonly(layout, &attribute_count);
        const auto end = static_cast<std::size_t>(
            pango_layout_get_line_readonly(layout, max_lines)->start_index);
        cuts_ = cuts_of(text_, end, attributes, attribute_count);
    }

    /// Leaves the shortened text in the layout. True when a word had to be cut.
    bool carry_out() {
        if (cut_at_one_of(cuts_.words)) return false;
        broken_allowed_ = max_lines_;
        if (cut_at_one_of(cuts_.characters)) return true;
        pango_layout_set_text(layout_, "\u2026", -1);
        return true;
    }

private:
    /// True when the text up to `cut`, with its ellipsis, fits; so does one of which nothing is
    /// left.
    bool fits(std::size_t cut) {
        const std::string text = with_ellipsis(std::string_view(text_).substr(0, cut));
        if (text.empty()) return true;
        pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
        return pango_layout_get_line_count(layout_) <= max_lines_ &&
               broken_lines(layout_, max_lines_) <= broken_allowed_;
    }

    bool cut_at_one_of(const std::vector<std::size_t>& cuts) {
        std::size_t above = cuts.size();  // from here on none fits
        for (std::size_t i = 0; i < cuts_tried_in_turn && above > 0; ++i) {
            if (fits(cuts[above - 1])) return take(cuts[above - 1]);
            --above;
        }
        std::size_t below = 0;  // so many are known to fit
        while (below < above) {
            const std::size_t middle = below + (above - below) / 2;
            if (fits(cuts[middle])) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below > 0 && take(cuts[below - 1]);
    }

    bool take(std::size_t cut) {
        const std::string text = with_ellipsis(std::string_view(text_).substr(0, cut));
        pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
        return !text.empty();
    }

    PangoLayout* layout_;
    std::string text_;
    int max_lines_;
    int broken_allowed_;
    Cuts cuts_;
};

int line_top_px(const TextRequest& request, std::size_t line) {
    return static_cast<int>(std::lround(static_cast<float>(line) * request.line_px));
}

/// Sets the lines side by side as request.align says, and fills in the ink's box.
void place_lines(PangoLayout* layout, const TextRequest& request, TextBlock& block) {
    const auto baseline = static_cast<int>(baseline_in_line(request.em_px, request.line_px));
    std::vector<PangoRectangle> inks;
    for (PangoLayoutLine* line : lines_of(layout)) {
        PangoRectangle ink{}, logical{};
        pango_layout_line_get_extents(line, &ink, &logical);
        inks.push_back(ink);
        const int top = line_top_px(request, block.lines.size());
        block.lines.push_back(TextLine{.left = 0,
                                       .width = PANGO_PIXELS_CEIL(logical.width),
                                       .advance = static_cast<float>(logical.width) / PANGO_SCALE,
                                       .top = top,
                                       .baseline = top + baseline,
                                       .right_to_left = line->resolved_dir == PANGO_DIRECTION_RTL});
        block.width_px = std::max(block.width_px, block.lines.back().width);
    }
    block.height_px = line_top_px(request, block.lines.size());

    Box box{.left = longest_side_px, .top = longest_side_px, .right = 0, .bottom = 0};
    bool has_ink = false;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        TextLine& line = block.lines[i];
        const int slack = block.width_px - line.width;
        const bool at_right =
            request.align == Align::right || (request.align == Align::left && line.right_to_left);
        line.left = at_right ? slack : request.align == Align::center ? slack / 2 : 0;
        if (inks[i].width <= 0 || inks[i].height <= 0) continue;
        const int y = line.baseline;
        const Box ink{.left = line.left + PANGO_PIXELS_FLOOR(inks[i].x),
                      .top = y + PANGO_PIXELS_FLOOR(inks[i].y),
                      .right = line.left + PANGO_PIXELS_CEIL(inks[i].x + inks[i].width),
                      .bottom = y + PANGO_PIXELS_CEIL(inks[i].y + inks[i].height)};
        if (!has_ink) box = ink;
        box = Box{.left = std::min(box.left, ink.left),
                  .top = std::min(box.top, ink.top),
                  .right = std::max(box.right, ink.right),
                  .bottom = std::max(box.bottom, ink.bottom)};
        has_ink = true;
    }
    if (!has_ink) return;
    block.offset_x = box.left - ink_margin_px;
    block.offset_y = box.top - ink_margin_px;
    block.picture_width = std::min(box.right - box.left + 2 * ink_margin_px, longest_side_px);
    block.picture_height = std::min(box.bottom - box.top + 2 * ink_margin_px, longest_side_px);
}

/// Where the parts of `marked` stand on the lines that are shown. A shortened text says less than
/// was asked for; its ellipsis belongs to no part.
void place_marks(PangoLayout* layout, const TextRequest& request, TextBlock& block) {
    std::size_t said = std::string_view(pango_layout_get_text(layout)).size();
    if (block.shortened) said -= std::min(said, std::string_view("\u2026").size());
    const std::vector<PangoLayoutLine*> lines = lines_of(layout);
    for (const TextRange& part : request.marked) {
        for (std::size_t i = 0; i < lines.size() && i < block.lines.size(); ++i) {
            const auto from = static_cast<std::size_t>(lines[i]->start_index);
            const std::size_t to = from + static_cast<std::size_t>(lines[i]->length);
            const std::size_t begin = std::max(part.begin, from);
            const std::size_t end = std::min({part.end, to, said});
            if (begin >= end) continue;
            int a = 0, b = 0;
            pango_layout_line_index_to_x(lines[i], static_cast<int>(begin), FALSE, &a);
            pango_layout_line_index_to_x(lines[i], static_cast<int>(end), FALSE, &b);
            block.marks.push_back(
                {.line = i,
                 .left = block.lines[i].left + PANGO_PIXELS_FLOOR(std::min(a, b)),
                 .right = block.lines[i].left + PANGO_PIXELS_CEIL(std::max(a, b))});
        }
    }
}

bool is_color_font(PangoFont* font) {
    FcBool color = FcFalse;
    return font != nullptr && PANGO_IS_FC_FONT(font) &&
           FcPatternGetBool(pango_fc_font_get_pattern(PANGO_FC_FONT(font)), FC_COLOR, 0, &color) ==
               FcResultMatch &&
           color == FcTrue;
}

/// Emoji: glyphs that bring their own colours.
bool has_colored_glyphs(PangoLayout* layout) {
    for (const PangoLayoutLine* line : lines_of(layout)) {
        for (const GSList* at = line->runs; at != nullptr; at = at->next) {
            const auto* run = static_cast<const PangoGlyphItem*>(at->data);
            if (is_color_font(run->item->analysis.font)) return true;
        }
    }
    return false;
}

}  // namespace

void LayoutFree::operator()(PangoLayout* layout) const {
    g_object_unref(layout);
}

struct Shaper::Impl {
    std::unique_ptr<PangoFontMap, ObjectFree> fonts;
    std::unique_ptr<PangoContext, ObjectFree> context;

    std::unique_ptr<PangoLayout, LayoutFree> new_layout(const TextRequest& request,
                                                        std::string_view text) const {
        pango_context_set_language(context.get(),
                                   pango_language_from_string(language_of(request, text)));
        std::unique_ptr<PangoLayout, LayoutFree> layout(pango_layout_new(context.get()));
        const std::unique_ptr<PangoFontDescription, DescriptionFree> font(
            pango_font_description_new());
        pango_font_description_set_family_static(
            font.get(), request.display_face ? "Inter Display,Inter,Noto Sans,sans-serif"
                                             : "Inter,Noto Sans,sans-serif");
        pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(request.weight));
        pango_font_description_set_absolute_size(font.get(),
                                                 static_cast<double>(request.em_px) * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), wrap_width_px(request) * PANGO_SCALE);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        if (request.tabular) {
            const std::unique_ptr<PangoAttrList, AttributesFree> attributes(pango_attr_list_new());
            pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1"));
            pango_layout_set_attributes(layout.get(), attributes.get());
        }
        return layout;
    }
};

Shaper::Shaper() : impl_(std::make_unique<Impl>()) {
    impl_->fonts.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    impl_->context.reset(pango_font_map_create_context(impl_->fonts.get()));
    const std::unique_ptr<cairo_font_options_t, FontOptionsFree> options(
        cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    // Letters keep their widths, their horizontal strokes meet whole pixels.
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(impl_->context.get(), options.get());
    pango_context_set_round_glyph_positions(impl_->context.get(), FALSE);
}

Shaper::~Shaper() = default;

LaidOutText Shaper::lay_out(const TextRequest& request) {
    assert(request.em_px > 0 && request.line_px > 0);
    const std::string text = presentable(request.text);
    const int max_lines = std::max(request.max_lines, 1);
    LaidOutText result;
    if (text.empty()) return result;
    result.layout = impl_->new_layout(request, text);
    PangoLayout* layout = result.layout.get();

    // A text far longer than its room is not laid out to its end.
    double limit = most_characters_per_em * wrap_width_px(request) * max_lines / request.em_px;
    std::size_t laid_out = 0;
    do {
        laid_out = limit < static_cast<double>(text.size())
                       ? at_character(text, static_cast<std::size_t>(limit))
                       : text.size();
        pango_layout_set_text(layout, text.data(), static_cast<int>(laid_out));
        limit *= 8;
    } while (laid_out < text.size() && pango_layout_get_line_count(layout) <= max_lines);

    bool word_cut = false;
    if (pango_layout_get_line_count(layout) > max_lines) {
        word_cut = Shortening(layout, text.substr(0, laid_out), max_lines).carry_out();
        result.block.shortened = true;
        result.block.shown = pango_layout_get_text(layout);
    }
    result.block.broken_word = word_cut || broken_lines(layout, max_lines) > 0;
    result.block.missing_glyphs = pango_layout_get_unknown_glyphs_count(layout);
    place_lines(layout, request, result.block);
    place_marks(layout, request, result.block);
    return result;
}

Raster Shaper::draw(const LaidOutText& text, const TextRequest& request) {
    const TextBlock& block = text.block;
    Raster raster{.width = block.picture_width, .height = 0, .rgba = {}};
    const Color color = request.color;
    const BoardKind kind =
        has_colored_glyphs(text.layout.get()) ? BoardKind::colors : BoardKind::mask;
    const std::vector<PangoLayoutLine*> lines = lines_of(text.layout.get());
    const double reach = overhang_lines * static_cast<double>(request.line_px);
    while (raster.height < block.picture_height) {
        const int top = raster.height;
        const int rows = std::min(band_rows, block.picture_height - top);
        const RasterBoard board = make_board(block.picture_width * fineness, rows, kind);
        if (!board.cairo) return {};
        cairo_t* cairo = board.cairo.get();
        cairo_scale(cairo, fineness, 1);
        cairo_set_source_rgba(cairo, color.r / 255.0, color.g / 255.0, color.b / 255.0,
                              kind == BoardKind::mask ? 1.0 : color.a / 255.0);
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const TextLine& line = block.lines[i];
            const int y = line.baseline - block.offset_y - top;
            if (y + reach < 0 || y - reach > rows) continue;
            cairo_move_to(cairo, line.left - block.offset_x, y);
            pango_cairo_show_layout_line(cairo, lines[i]);
        }
        append_rows(board, fineness, color, raster);
    }
    return raster;
}

}  // namespace foyer::kiosk
