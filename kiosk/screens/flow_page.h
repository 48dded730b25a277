#pragma once
// Pages that are one flow of pieces: what does not fit is scrolled. UI thread only.

#include <functional>
#include <string>

#include "kiosk/screens/screen.h"
#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk {

/// What stands at the foot of a page; the scroll buttons stand at its right.
struct FlowFoot {
    float height = 0;
    std::function<void(const Rect&)> draw{};
    /// What of the body is to be seen first, from its top, until somebody scrolls.
    float from = 0;
};

/// `head` above `body`, which scrolls; where `head` takes too much of `content` it scrolls as well.
void draw_flow_page(const ScreenContext& context, Canvas& canvas, const Rect& content,
                    PageFlow head, PageFlow body, const FlowFoot& foot = {});

/// A flow as high as `content`, made for a width by `make`; where it is taller, the scroll buttons
/// stand in a column at its right. `from`, asked after `make`: as FlowFoot::from.
void draw_flow_beside(const ScreenContext& context, Canvas& canvas, const Rect& content,
                      const std::function<PageFlow(float width)>& make,
                      const std::function<float()>& from = {});

/// `flow` in the scroll area `name`, without buttons: a finger moves what does not fit.
void draw_scroll_area(const ScreenContext& context, Canvas& canvas, const Rect& window,
                      const PageFlow& flow, const std::string& name);

}  // namespace foyer::kiosk
