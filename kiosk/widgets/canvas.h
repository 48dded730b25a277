#pragma once
// The drawing board of one frame. Screens draw in logical px; the canvas scales to physical px,
// rounds to whole pixels, draws through an ImDrawList and writes everything down in the probe.
// UI thread only; lives for one frame.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/text/text_layer.h"
#include "kiosk/theme/theme.h"
#include "kiosk/widgets/keep.h"
#include "kiosk/widgets/probe.h"

struct ImDrawList;

namespace foyer::kiosk {

/// A rectangle in logical px.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
};

/// How a text is set into its box.
struct TextOptions {
    TextToken token = TextToken::body;
    Color color{};
    int max_lines = 1;
    Align align = Align::left;
    bool struck = false;                 ///< a line through it: the old value
    bool tabular = false;                ///< digits of equal width, for countdowns
    float line = 0;                      ///< line height when not the token's own
    std::string language = {};           ///< of the text, when it is not the reader's
    float scale = 1;                     ///< of the type size (larger text)
    Color strike_color{0, 0, 0, 0};      ///< of the line through it; a == 0: the text's own
    std::vector<TextRange> marked = {};  ///< parts that stand out: what a search has found
};

/// What a text took, in logical px.
struct TextExtent {
    float width = 0;   ///< of the widest line
    float height = 0;  ///< lines * line height
    int lines = 0;
    bool shortened = false;
    bool broken_word = false;  ///< a word did not fit and was broken between characters
};

/// A window onto content that may be larger than it.
struct ScrollView {
    ScrollPosition position;  ///< its name, and where it is to stand
    Rect window;
    float width = 0, height = 0;  ///< of the content
};

struct CanvasParts {
    ImDrawList& draw_list;
    TextLayer& text;
    const Theme& theme;
    std::string language;       ///< of the reader
    std::string pressed_label;  ///< see State
    float zoom = 1;             ///< of everything, for larger text
    int width_px, height_px;    ///< physical size of the screen
    Keep* keep = nullptr;       ///< from frame to frame; none: each frame begins anew
};

class Canvas {
public:
    /// `parts` outlive the canvas.
    explicit Canvas(CanvasParts parts);

    /// Physical px of one logical px: min(width, height) / 1080, and the zoom.
    [[nodiscard]] float scale() const { return scale_; }
    /// Size of the screen in logical px; the shorter side is 1080, less when zoomed.
    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] float height() const { return height_; }
    /// Physical size of the screen, px.
    [[nodiscard]] int width_px() const { return parts_.width_px; }
    [[nodiscard]] int height_px() const { return parts_.height_px; }
    [[nodiscard]] bool portrait() const { return height_ > width_; }
    [[nodiscard]] const Theme& theme() const { return parts_.theme; }
    [[nodiscard]] const std::string& language() const { return parts_.language; }

    /// What is drawn from now on stands this far from its place: a picture that wanders. Not
    /// together with scroll areas.
    void shift(int x_px, int y_px) {
        origin_x_ = x_px;
        origin_y_ = y_px;
    }
    /// What is drawn from now on is in another language than that of the reader.
    void set_language(const std::string& language);
    /// The whole screen in one colour.
    void ground(Color color);

    void fill(const Rect& rect, Color color, float radius = 0);
    void outline(const Rect& rect, Color color, float radius, float thickness);
    /// A straight horizontal rule, `thickness` high, its top at `y`.
    void rule(float x, float y, float w, Color color, float thickness = 2);
    /// Diagonal stripes inside `rect`: cancelled.
    void hatch(const Rect& rect, Color color, float radius);
    /// The part `share` (0 to 1) of a ring inside `rect`, clockwise from its top.
    void ring(const Rect& rect, Color color, float thickness, double share);
    void icon(std::string_view name, float x, float y, float size, Color color);
    /// Draws a picture of the programme into the middle of `box`, as large as fits; returns where
    /// it stands, an empty rectangle when it cannot be drawn.
    Rect picture(const Rect& box, const programme::Picture& source);
    /// Where picture() would put it.
    [[nodiscard]] Rect picture_extent(const Rect& box, const programme::Picture& source);

    /// Sets `text` into `box`: wrapped to its width, at most options.max_lines lines and never more
    /// than fit its height, shortened at a word. Returns what it took. Empty text takes nothing.
    TextExtent text(const Rect& box, std::string_view text, const TextOptions& options);
    /// The extent that text() would return for a box of `width` and any height; width 0: for one
    /// line as wide as the text is.
    [[nodiscard]] TextExtent measure(std::string_view text, float width,
                                     const TextOptions& options);

    /// A time of day ("11:20") with the colon raised 0.07 em, its right (or left) edge on the
    /// box's. Returns its width.
    float clock(const Rect& box, std::string_view time, TextToken token, Color color, Align align);

    /// Notes in the probe what stands at `rect`.
    void note(std::string role, std::string label, std::string value, const Rect& rect);
    /// Notes a place that can be tapped. Draw it yourself, before or after.
    void button(std::string label, std::string value, const Rect& rect, Intent intent,
                Acts acts = Acts::on_release);
    /// True while a finger is on the button of this label.
    [[nodiscard]] bool pressed(std::string_view label) const {
        return !label.empty() && label == parts_.pressed_label;
    }

    /// Something will be drawn over `rect`, which reaches to the lower edge of the screen: what it
    /// covers can be neither touched nor read any more. True when there was something.
    bool cover(const Rect& rect);
    /// The ring around the control that the keys mean, whose rectangle is as the probe has it.
    void focus_ring(const PixelRect& rect);

    /// What is drawn until end_clip() shows inside `rect` only, and is noted as far as it shows.
    void begin_clip(const Rect& rect);
    void end_clip();
    /// As begin_clip(); besides, what is drawn until end_scroll() stands in the content's own
    /// coordinates, whose origin is the window's top left when nothing is moved. Returns where the
    /// area stands: as asked, within its limits, but for what a finger stretches.
    ScrollPosition begin_scroll(const ScrollView& view);
    void end_scroll();
    /// False when nothing of `rect` would show: long lists draw what is seen only.
    [[nodiscard]] bool shows(const Rect& rect) const;

    [[nodiscard]] Probe& probe() { return probe_; }
    /// What pages keep from frame to frame.
    [[nodiscard]] Keep& keep() { return parts_.keep ? *parts_.keep : own_keep_; }

private:
    [[nodiscard]] PixelRect to_pixels(const Rect& rect) const;
    [[nodiscard]] Rect from_pixels(const PixelRect& px) const;
    /// Where a picture stands that was drawn for `box`.
    [[nodiscard]] static PixelRect centred(const TextLayer::Shown& shown, const PixelRect& box);
    /// `rect` as far as it shows.
    [[nodiscard]] PixelRect shown_part(const PixelRect& rect) const;
    [[nodiscard]] TextRequest request_for(std::string_view text, float width,
                                          const TextOptions& options) const;
    [[nodiscard]] TextExtent extent_of(const TextBlock& block) const;
    void put(ProbeItem item, const Rect& rect);
    void mark(const TextBlock& block, int x, int y, const TextRequest& request);
    void strike(const TextBlock& block, int x, int y, float em_px, const TextOptions& options);

    CanvasParts parts_;
    float scale_, width_, height_;
    int origin_x_ = 0, origin_y_ = 0;  ///< of the coordinates in use, px
    std::vector<PixelRect> clips_;     ///< the innermost last, each within those before it
    Probe probe_;
    Keep own_keep_;
};

}  // namespace foyer::kiosk
