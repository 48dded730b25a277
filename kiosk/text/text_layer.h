#pragma once
// Every piece of text on the screen: shaped by Pango, drawn by Cairo, cached as pictures that are
// shown 1:1. Any script, bidi, colour emoji. Text that does not fit is shortened at a word with an
// ellipsis, never inside one. UI thread only.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/picture.h"
#include "kiosk/theme/theme.h"

namespace foyer::kiosk {

/// A picture given to the renderer; 0 is none.
using TextureId = std::uint64_t;

/// Where pictures live: OpenGL in a window, plain memory in tests and screenshots.
class TextureStore {
public:
    virtual ~TextureStore() = default;
    /// Uploads `rgba` (straight alpha, rows top to bottom, 4 * width * height bytes).
    [[nodiscard]] virtual TextureId create(int width, int height, const std::uint8_t* rgba) = 0;
    virtual void destroy(TextureId texture) = 0;
};

enum class Align { left, center, right };

/// A part of a text, in bytes of its UTF-8.
struct TextRange {
    std::size_t begin = 0, end = 0;
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// What decides how a text looks. Equal requests share one picture.
struct TextRequest {
    std::string text = {};  ///< UTF-8; '\n' breaks a line
    float em_px = 0;        ///< physical px
    float line_px = 0;      ///< physical line height; lines are set exactly this far apart
    int weight = 400;
    bool display_face = false;
    int width_px = 0;   ///< where lines wrap, physical px; 0: one line as wide as it is
    int max_lines = 1;  ///< what exceeds it is left out at a word, with an ellipsis
    Color color{};
    std::string language = {};  ///< BCP 47, for shaping and line breaks; "" when unknown
    bool tabular = false;       ///< digits of equal width
    /// Of the lines among each other. Lines written from right to left end at the same right edge
    /// where this says left.
    Align align = Align::left;
    std::vector<TextRange> marked = {};  ///< parts whose places are asked for
    friend bool operator==(const TextRequest&, const TextRequest&) = default;
};

/// One line of a laid out text, physical px from the left of the box.
struct TextLine {
    int left = 0;
    int width = 0;              ///< advance width, without trailing space, rounded up
    float advance = 0;          ///< the same, exact
    int top = 0, baseline = 0;  ///< from the top of the box
    bool right_to_left = false;
};

/// Where a marked part of a text stands on one line, physical px from the left of the box.
struct TextMark {
    std::size_t line = 0;
    int left = 0, right = 0;
};

/// A text laid out and drawn. The box is width x (lines * line_px); the picture may reach beyond it
/// by its offset where glyphs overhang.
struct TextBlock {
    int width_px = 0;   ///< of the widest line
    int height_px = 0;  ///< lines * line height
    std::vector<TextLine> lines;
    std::vector<TextMark> marks = {};  ///< of request.marked, as far as it is shown
    bool shortened = false;            ///< words were left out, an ellipsis stands for them
    std::string shown = {};  ///< what a shortened text still says, with its ellipsis; else empty
    /// Even one word did not fit the width: it was broken between characters.
    bool broken_word = false;
    int missing_glyphs = 0;  ///< code points that no installed font can draw
    TextureId texture = 0;   ///< 0 for a text without ink
    int picture_width = 0, picture_height = 0;
    int offset_x = 0, offset_y = 0;  ///< of the picture from the top left of the box
};

class TextLayer {
public:
    /// `textures` outlives the layer. Loads the font map at once.
    explicit TextLayer(TextureStore& textures);
    ~TextLayer();
    TextLayer(const TextLayer&) = delete;
    TextLayer& operator=(const TextLayer&) = delete;

    /// The block for `request`, from the cache or made now. Valid until the next end_frame.
    [[nodiscard]] const TextBlock& block(const TextRequest& request);
    /// The size a request would take, without drawing it; cached as well.
    [[nodiscard]] const TextBlock& measure(const TextRequest& request);

    /// Foyer's own SVG icon `name` (assets/icons/<name>.svg) in `color`, `size_px` square. An icon
    /// that is missing or broken gives 0.
    [[nodiscard]] TextureId icon(std::string_view name, int size_px, Color color);
    /// A picture of a programme as large as fits width x height px; `texture` 0 when it cannot be
    /// drawn.
    struct Shown {
        TextureId texture = 0;
        int width = 0, height = 0;  ///< px
    };
    [[nodiscard]] Shown picture(const programme::Picture& picture, int width_px, int height_px);
    /// The folder that holds the icons. Set before the first icon is asked for.
    void set_icon_folder(std::string folder);

    /// Ends a frame: drops least recently used pictures beyond the cache's bound (64 MiB of
    /// pixels), never those used in this frame.
    void end_frame();

    /// Drops every text: what a visitor has typed goes with them. Between two frames.
    void forget();

    struct Stats {
        std::size_t blocks, texture_bytes, hits, misses;
    };
    [[nodiscard]] Stats stats() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace foyer::kiosk
