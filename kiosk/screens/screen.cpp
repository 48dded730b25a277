#include "kiosk/screens/screen.h"

#include <algorithm>

#include "core/programme/announcements.h"
#include "core/programme/now_next.h"
#include "kiosk/display/display.h"
#include "kiosk/screens/changes_page.h"
#include "kiosk/screens/footer.h"
#include "kiosk/screens/home.h"
#include "kiosk/screens/idle_banner.h"
#include "kiosk/screens/info_page.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/list_page.h"
#include "kiosk/screens/pages.h"
#include "kiosk/screens/people_page.h"
#include "kiosk/screens/programme_page.h"
#include "kiosk/screens/room_page.h"
#include "kiosk/screens/search_page.h"
#include "kiosk/screens/session_page.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/staff_pages.h"

namespace foyer::kiosk {

namespace {

const char* name_of_page(PageKind kind) {
    switch (kind) {
        case PageKind::now:
            return "now";
        case PageKind::programme:
            return "programme";
        case PageKind::search:
            return "search";
        case PageKind::info:
            return "info";
        case PageKind::session:
            return "session";
        case PageKind::room:
            return "room";
        case PageKind::changes:
            return "changes";
        case PageKind::people:
            return "people";
        case PageKind::person:
            return "person";
        case PageKind::list:
            return "list";
        case PageKind::staff_edit:
            return "staff_edit";
        case PageKind::staff_done:
            return "staff_done";
        case PageKind::staff_queue:
            return "staff_queue";
        case PageKind::staff_words:
            return "staff_words";
    }
    return "now";
}

void draw_page(PageKind page, const ScreenContext& context, Canvas& canvas) {
    if (!context.snapshot) {
        draw_empty_page(context, canvas);
        return;
    }
    switch (page) {
        case PageKind::now:
            draw_home(context, canvas);
            return;
        case PageKind::session:
            draw_session_page(context, canvas);
            return;
        case PageKind::programme:
            draw_programme_page(context, canvas);
            return;
        case PageKind::search:
            draw_search_page(context, canvas);
            return;
        case PageKind::people:
            draw_people_page(context, canvas);
            return;
        case PageKind::person:
            draw_person_page(context, canvas);
            return;
        case PageKind::info:
            draw_info_page(context, canvas);
            return;
        case PageKind::room:
            draw_room_page(context, canvas);
            return;
        case PageKind::list:
            draw_list_page(context, canvas);
            return;
        case PageKind::changes:
            draw_changes_page(context, canvas);
            return;
        case PageKind::staff_edit:
            draw_staff_edit_page(context, canvas);
            return;
        case PageKind::staff_done:
            draw_staff_done_page(context, canvas);
            return;
        case PageKind::staff_queue:
            draw_staff_queue_page(context, canvas);
            return;
        case PageKind::staff_words:
            draw_staff_words_page(context, canvas);
            return;
    }
}

}  // namespace

const Catalogue& ScreenContext::other() const {
    if (snapshot) {
        for (const std::string& spoken_here : snapshot->languages_spoken()) {
            if (spoken_here != words().language() && catalogues.has(spoken_here))
                return catalogues.of(spoken_here);
        }
    }
    return catalogues.beside(words().language());
}

bool uses_finder(PageKind page) {
    return page == PageKind::search || page == PageKind::people;
}

float zoom_for(const ScreenContext& context, int width_px, int height_px) {
    return display_zoom(context, width_px, height_px);
}

void draw_screen(const ScreenContext& context, Canvas& canvas) {
    if (draw_display(context, canvas)) return;
    if (context.state.staff.phase == StaffPhase::pin) {
        canvas.probe().screen = "staff_pin";
        draw_staff_pin_page(context, canvas);
    } else {
        const PageKind page = current_page(context.state).kind;
        canvas.probe().screen = name_of_page(page);
        draw_page(page, context, canvas);
        // While a visitor types, the keyboard stands in its place.
        if (!keyboard_shown(context) && !is_staff_page(page)) draw_footer(context, canvas);
        draw_idle_banner(context, canvas);
        draw_staff_frame(context, canvas);
    }
    if (!context.state.focus) return;
    if (const ProbeItem* item = focused_item(canvas.probe(), *context.state.focus))
        canvas.focus_ring(item->rect);
}

UtcTime next_visual_edge(const ScreenContext& context) {
    const UtcTime minute =
        std::chrono::floor<std::chrono::minutes>(context.now) + std::chrono::minutes{1};
    if (!context.snapshot) return minute;
    const UtcTime edge = std::min(minute, programme::next_edge(*context.snapshot, context.now));
    const auto announcement =
        programme::next_announcement_edge(context.snapshot->publication(), context.now);
    return announcement ? std::min(edge, *announcement) : edge;
}

}  // namespace foyer::kiosk
