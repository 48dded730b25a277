#pragma once
// Where the parts of the footer stand: navigation, access and languages. UI thread only.
//
// They share one row on a wide screen and two or three elsewhere. Words are set small and in two
// lines before one of them is broken; what the fingers need is never taken from them.

#include <cstddef>
#include <utility>
#include <vector>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// One of the helps beside the languages; both texts live for ever.
struct AccessEntry {
    const char* icon;
    const char* key;
    IntentKind intent;
};

/// Where the parts of the footer stand.
struct FooterPlan {
    Rect nav;
    std::vector<std::pair<const AccessEntry*, Rect>> access;
    /// The window in which the languages stand, each `pill` wide; more of them than fit are moved.
    Rect languages;
    float pill = 0, pill_gap = 0;
    float height = 0;  ///< of the footer
};

[[nodiscard]] FooterPlan plan_footer(const ScreenContext& context, Canvas& canvas);

/// How much smaller the words of the access row are set, all alike, where one has too little room.
[[nodiscard]] float access_scale(const ScreenContext& context, Canvas& canvas,
                                 const FooterPlan& plan);

/// What `count` languages take, logical px; at least one.
[[nodiscard]] float width_of_pills(std::size_t count, float pill, float gap);

}  // namespace foyer::kiosk
