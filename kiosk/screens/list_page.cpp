#include "kiosk/screens/list_page.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/programme/pocket_calendar.h"
#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/list_model.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/prose.h"
#include "kiosk/screens/row_flow.h"
#include "kiosk/screens/take_away.h"
#include "kiosk/widgets/word_button.h"

namespace foyer::kiosk {

namespace {

// From this width on, the codes stand in a column of their own.
constexpr float list_columns_from = 1300;
/// Largest code of a list, modules a side: more are slow to read with a phone held by hand.
constexpr int list_code_modules = 97;

/// The codes of a list, one of them shown.
struct ListCodes {
    TakeCode code;
    int shown = 0, count = 0;
};

ListCodes list_codes(const ScreenContext& context, Canvas& canvas, const ListModel& model,
                     float least, float most) {
    const Catalogue& words = context.words();
    programme::PocketOptions options;
    options.language = words.language();
    options.stamped = std::chrono::floor<std::chrono::hours>(context.now);
    const int modules = qr_modules_in(canvas, most, least_module_px);
    options.most_bytes = qr_capacity(std::min(modules, list_code_modules));
    auto files = programme::pocket_files(*context.snapshot, model.calendar, options);
    ListCodes codes;
    codes.count = static_cast<int>(files.size());
    codes.shown = std::clamp(context.state.list_page, 0, std::max(0, codes.count - 1));
    if (codes.count > 0)
        codes.code = code_for(canvas, std::move(files[static_cast<std::size_t>(codes.shown)].text),
                              least, most);
    codes.code.label = words.text("list.take");
    if (!codes.code.code) {
        codes.code.hint = words.text("take.too_long");
    } else if (codes.count == 1) {
        codes.code.hint = words.text("list.all_in_one");
    } else {
        codes.code.hint = words.text("list.code_of", {{"n", std::to_string(codes.shown + 1)},
                                                      {"count", std::to_string(codes.count)}});
    }
    return codes;
}

/// To the other codes, beside each other.
void draw_code_buttons(const ScreenContext& context, Canvas& canvas, const Rect& row,
                       const ListCodes& codes) {
    const auto turn = [](int amount) {
        Intent intent;
        if (amount == 0) return intent;
        intent.kind = IntentKind::turn_page;
        intent.amount = amount;
        return intent;
    };
    const float width = (row.w - 16) / 2;
    draw_word_button(canvas, {row.x, row.y, width, row.h},
                     {.icon = "left",
                      .label = context.words().text("list.code_before"),
                      .value = {},
                      .intent = turn(codes.shown > 0 ? -1 : 0)});
    draw_word_button(canvas, {row.x + width + 16, row.y, width, row.h},
                     {.icon = "right",
                      .label = context.words().text("list.code_after"),
                      .value = {},
                      .intent = turn(codes.shown + 1 < codes.count ? 1 : 0)});
}

void add_hint(Canvas& canvas, PageFlow& flow, const std::string& hint) {
    const TextOptions style{
        .token = TextToken::bodyb, .color = canvas.theme().warn_text, .max_lines = 4};
    const float height = std::max(44.0F, canvas.measure(hint, flow.width() - 80, style).height);
    flow.add(10, height, [&canvas, &hint, style](const Rect& rect) {
        canvas.icon("warn", rect.x + 24, rect.y + 2, 40, style.color);
        canvas.text({rect.x + 80, rect.y, rect.w - 80, rect.h}, hint, style);
        canvas.note("status", hint, {}, rect);
    });
}

void add_list_rows(Canvas& canvas, PageFlow& flow, const ListModel& model) {
    float above = metrics::gap;
    for (const ListEntry& entry : model.entries) {
        flow.add(above, session_row_height, [&canvas, &row = entry.row](const Rect& rect) {
            draw_session_row(canvas, rect, row);
        });
        above = session_row_step - session_row_height;
        for (const std::string& hint : entry.hints)
            add_hint(canvas, flow, hint);
        if (!entry.hints.empty()) above = metrics::gap;
    }
}

PageFlow list_head(const ScreenContext& context, Canvas& canvas, const ListModel& model,
                   float width) {
    const Catalogue& words = context.words();
    PageFlow flow(width);
    add_title(canvas, flow, words.text("list.title"));
    add_quiet_line(canvas, flow, 4, words.text("list.gone_when_you_leave"));
    if (model.gone > 0) add_quiet_line(canvas, flow, 4, words.plural("list.gone", model.gone));
    return flow;
}

void draw_list_in_one_column(const ScreenContext& context, Canvas& canvas, const Rect& content,
                             const ListModel& model) {
    const float most = std::min(content.w * 0.6F, 640.0F);
    const ListCodes codes = list_codes(context, canvas, model, std::min(320.0F, most), most);
    PageFlow body(content.w);
    add_take_card(canvas, body, 0, codes.code);
    if (codes.count > 1)
        body.add(16, 96, [&](const Rect& row) { draw_code_buttons(context, canvas, row, codes); });
    add_list_rows(canvas, body, model);
    draw_flow_page(context, canvas, content, list_head(context, canvas, model, content.w),
                   std::move(body));
}

void draw_list_in_two_columns(const ScreenContext& context, Canvas& canvas, const Rect& content,
                              const ListModel& model) {
    const float most = std::min({content.w * 0.36F, content.h - 300, 560.0F});
    const ListCodes codes = list_codes(context, canvas, model, std::min(400.0F, most), most);
    const float side = std::max(codes.code.side, 400.0F);
    const Rect text{content.x, content.y, content.w - side - metrics::gap - 16, content.h};
    draw_flow_beside(context, canvas, text, [&](float width) {
        PageFlow flow = list_head(context, canvas, model, width);
        add_list_rows(canvas, flow, model);
        return flow;
    });
    const Rect card{content.right() - side, content.y, side, take_card_height(canvas, codes.code)};
    draw_take_card(canvas, card, codes.code);
    if (codes.count > 1)
        draw_code_buttons(context, canvas, {card.x, card.bottom() + metrics::gap, side, 96}, codes);
}

}  // namespace

void draw_list_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const Catalogue& words = context.words();
    const ListModel model =
        list_model(*context.snapshot, context.state.starred, context.now, words);
    if (model.entries.empty()) {
        draw_message(
            canvas, content, "star", words.text("list.empty"),
            model.gone > 0 ? words.plural("list.gone", model.gone) : words.text("list.empty_hint"));
        return;
    }
    if (content.w >= list_columns_from) {
        draw_list_in_two_columns(context, canvas, content, model);
    } else {
        draw_list_in_one_column(context, canvas, content, model);
    }
}

}  // namespace foyer::kiosk
