// One person: who it is, when and where they speak, and what they say of themselves.

#include <algorithm>

#include "kiosk/screens/found_row.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/people_page.h"
#include "kiosk/screens/session_row.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

/// Lines of a biography that is shown whole; the longest real ones have 60.
constexpr int biography_lines = 400;
constexpr float biography_line = 48;
/// Beyond this width a line is hard to read.
constexpr float reading_width = 1100;

/// Draws, or only measures, from (0, y) on; returns the height.
class PersonSheet {
public:
    PersonSheet(const ScreenContext& context, Canvas& canvas, float width,
                programme::PersonIndex person)
        : context_(context),
          canvas_(canvas),
          width_(width),
          index_(person),
          person_(context.snapshot->person(person)) {}

    [[nodiscard]] float height() {
        const float biography = biography_height();
        return sessions_height() + (biography > 0 ? 32 + heading + biography : 0) + metrics::gap;
    }

    void draw() {
        float y = 0;
        const auto sessions = context_.snapshot->sessions_of(index_);
        if (!sessions.empty()) y += draw_heading(y, context_.words().text("person.sessions"));
        const RowTeller teller(*context_.snapshot, context_.now, context_.words(),
                               {.people = true});
        for (const programme::SessionIndex session : sessions) {
            const Rect rect{0, y, width_, session_row_height};
            if (canvas_.shows(rect)) draw_session_row(canvas_, rect, teller.row(session));
            y += session_row_step;
        }
        const float height = biography_height();
        if (height <= 0) return;
        y += y > 0 ? 20 : 0;
        y += draw_heading(y, context_.words().text("person.about"));
        const std::string text = biography();
        const Rect box{0, y, reading(), height};
        canvas_.text(box, text, style());
        canvas_.note("text", text, {}, box);
    }

private:
    static constexpr float heading = 60;

    float draw_heading(float y, const std::string& text) {
        canvas_.text({0, y, width_, 44}, text,
                     {.token = TextToken::bodyb, .color = canvas_.theme().text2});
        canvas_.note("heading", text, {}, {0, y, width_, 44});
        return heading;
    }

    [[nodiscard]] float sessions_height() const {
        const auto count = static_cast<float>(context_.snapshot->sessions_of(index_).size());
        return count > 0 ? heading + count * session_row_step : 0;
    }
    [[nodiscard]] std::string biography() const {
        return std::string(person_.biography.in(context_.words().language()));
    }
    [[nodiscard]] float reading() const { return std::min(width_, reading_width); }
    [[nodiscard]] TextOptions style() const {
        return {.token = TextToken::body,
                .color = canvas_.theme().text,
                .max_lines = biography_lines,
                .line = biography_line,
                .language = home::shown_language(person_.biography, context_.words().language())};
    }
    [[nodiscard]] float biography_height() {
        return canvas_.measure(biography(), reading(), style()).height;
    }

    const ScreenContext& context_;
    Canvas& canvas_;
    float width_;
    programme::PersonIndex index_;
    const programme::Person& person_;
};

/// Name and position; returns their height.
float draw_who(const ScreenContext& context, Canvas& canvas, const Rect& box,
               const programme::Person& person) {
    const Theme& theme = canvas.theme();
    const TextExtent name =
        canvas.text({box.x, box.y, box.w, 2 * 84}, person.name,
                    {.token = TextToken::headline, .color = theme.text, .max_lines = 2});
    const std::string position = position_in_words(context.words(), person);
    canvas.note("heading", person.name, position, {box.x, box.y, box.w, name.height});
    if (position.empty()) return name.height;
    const TextExtent below =
        canvas.text({box.x, box.y + name.height + 4, box.w, 88}, position,
                    {.token = TextToken::body, .color = theme.text2, .max_lines = 2});
    return name.height + 4 + below.height;
}

}  // namespace

void draw_person_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const auto found = context.snapshot->find_person(current_page(context.state).argument);
    if (!found) {
        draw_message(canvas, content, "person", context.words().text("person.gone"), {});
        return;
    }
    // The buttons stand beside the name, on the right.
    const Rect down{content.right() - 96, content.y, 96, 96};
    const Rect up{down.x - 112, content.y, 96, 96};
    const float who =
        draw_who(context, canvas, {content.x, content.y, up.x - 24 - content.x, content.h},
                 context.snapshot->person(*found));
    const float top = content.y + std::max(who, 96.0F) + metrics::gap;
    const Rect window{content.x, top, content.w, std::max(0.0F, content.bottom() - top)};
    PersonSheet sheet(context, canvas, window.w, *found);
    const Scrolled area = begin_scroll(context, canvas,
                                       {.position = {.area = "person"},
                                        .window = window,
                                        .width = window.w,
                                        .height = sheet.height()});
    sheet.draw();
    canvas.end_scroll();
    draw_scroll_buttons(
        canvas, up, down,
        {.up = context.words().text("list.up"), .down = context.words().text("list.down")}, area);
}

}  // namespace foyer::kiosk
