#pragma once
// Long texts of a programme: paragraphs, lists with hanging bullets. UI thread only.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk {

struct ProsePart {
    std::string text;
    bool bullet = false;     ///< an item of a list, its "- " left out
    bool continues = false;  ///< goes on in the paragraph of the part before it
};

/// `text` as the programme holds it (see Session::abstract) in parts of a size that can be drawn.
/// Pure.
[[nodiscard]] std::vector<ProsePart> prose_parts(std::string_view text);

/// Adds `text`, written in `language` ("" for the reader's), to `flow`; `above` is free above it.
void add_prose(Canvas& canvas, PageFlow& flow, float above, std::string_view text,
               const std::string& language);

/// Adds the title of a page.
void add_title(Canvas& canvas, PageFlow& flow, const std::string& title);

/// Adds a heading of a part of a page.
void add_heading(Canvas& canvas, PageFlow& flow, float above, const std::string& heading);

}  // namespace foyer::kiosk
