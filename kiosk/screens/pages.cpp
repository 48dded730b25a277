#include "kiosk/screens/pages.h"

#include <algorithm>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/page_parts.h"

namespace foyer::kiosk {

void draw_empty_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const bool loading =
        std::any_of(context.notices.begin(), context.notices.end(),
                    [](const Notice& notice) { return notice.kind == NoticeKind::loading; });
    draw_message(canvas, content, loading ? "clock" : "info",
                 context.words().text(loading ? "notice.loading" : "notice.nothing"),
                 loading ? std::string() : context.words().text("notice.nothing_detail"));
}

}  // namespace foyer::kiosk
