#include "kiosk/display/fitting.h"

#include <algorithm>

namespace foyer::kiosk {

namespace {

/// Lines of `token` that stand in `height`.
int lines_in(float height, TextToken token) {
    return std::max(1, static_cast<int>((height + 1) / type_size(token).line));
}

}  // namespace

TextOptions fitted(Canvas& canvas, std::string_view text, float width, float height, FitSteps steps,
                   TextOptions options) {
    for (const FitStep& step : steps) {
        options.token = step.token;
        options.max_lines = std::min(step.lines, lines_in(height, step.token));
        if (type_size(step.token).line > height + 1) continue;
        const TextExtent extent = canvas.measure(text, width, options);
        if (!extent.shortened && !extent.broken_word) break;
    }
    return options;
}

TextExtent draw_fitted(Canvas& canvas, const Rect& box, std::string_view text, FitSteps steps,
                       TextOptions options) {
    return canvas.text(box, text, fitted(canvas, text, box.w, box.h, steps, std::move(options)));
}

}  // namespace foyer::kiosk
