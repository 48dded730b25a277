#include "kiosk/screens/info_page.h"

#include <algorithm>
#include <vector>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/info_model.h"
#include "kiosk/screens/pairing.h"
#include "kiosk/screens/prose.h"
#include "kiosk/screens/row_flow.h"
#include "kiosk/screens/take_away.h"
#include "kiosk/widgets/word_button.h"

namespace foyer::kiosk {

namespace {

/// Longer lines are hard to read.
constexpr float info_measure = 1240;
constexpr float section_gap = 56;
constexpr float sponsor_height = 160;
constexpr float sponsor_least_width = 280;
constexpr float wifi_code_side = 300;
constexpr float motion_button_width = 560;
constexpr float motion_button_height = 96;

/// The codes of the page, which its flow refers to; one a section, empty without Wi-Fi.
std::vector<TakeCode> wifi_codes(Canvas& canvas, const Catalogue& words, const InfoModel& model,
                                 float width) {
    std::vector<TakeCode> codes;
    const float side = std::min(wifi_code_side, width * 0.5F);
    for (const InfoSection& section : model.sections) {
        TakeCode code;
        if (!section.wifi.empty()) {
            const InfoWifi& wifi = section.wifi.front();
            code = code_for(canvas, wifi.payload, side, std::max(side, width * 0.6F));
            code.label = wifi.network;
            code.hint = wifi.password.empty()
                            ? words.text("info.wifi_open")
                            : words.text("info.wifi_password", {{"password", wifi.password}});
        }
        codes.push_back(std::move(code));
    }
    return codes;
}

void add_sections(Canvas& canvas, PageFlow& flow, const InfoModel& model,
                  const std::vector<TakeCode>& codes) {
    for (std::size_t i = 0; i < model.sections.size(); ++i) {
        const InfoSection& section = model.sections[i];
        add_heading(canvas, flow, section_gap, section.title);
        add_prose(canvas, flow, 12, section.text, section.text_language);
        if (!section.wifi.empty()) add_take_card(canvas, flow, 20, codes[i]);
    }
}

void draw_sponsor(Canvas& canvas, const Rect& rect, const InfoSponsor& sponsor) {
    const Theme& theme = canvas.theme();
    canvas.fill(rect, qr_paper, metrics::radius_button);
    if (theme.card == qr_paper || theme.edge_width > 0)
        canvas.outline(rect, theme.line, metrics::radius_button, 2);
    const Rect box{rect.x + 20, rect.y + 20, rect.w - 40, rect.h - 40};
    const bool shown = sponsor.picture && canvas.picture(box, *sponsor.picture).w > 0;
    if (!shown) {
        const TextOptions style{
            .token = TextToken::bodyb, .color = qr_ink, .max_lines = 2, .align = Align::center};
        const float height = canvas.measure(sponsor.name, box.w, style).height;
        canvas.text({box.x, rect.y + (rect.h - height) / 2, box.w, height}, sponsor.name, style);
    }
    canvas.note("image", sponsor.name, {}, rect);
}

void add_sponsors(Canvas& canvas, PageFlow& flow, const Catalogue& words, const InfoModel& model) {
    if (model.sponsors.empty()) return;
    add_heading(canvas, flow, section_gap, words.text("info.sponsors"));
    const auto columns =
        static_cast<std::size_t>(std::max(1.0F, (flow.width() + 16) / (sponsor_least_width + 16)));
    const float width =
        (flow.width() - 16 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (const InfoSponsors& group : model.sponsors) {
        if (!group.level.empty()) add_quiet_line(canvas, flow, 20, group.level);
        for (std::size_t first = 0; first < group.sponsors.size(); first += columns) {
            flow.add(16, sponsor_height, [&canvas, &group, first, columns, width](const Rect& row) {
                const std::size_t end = std::min(group.sponsors.size(), first + columns);
                for (std::size_t i = first; i < end; ++i) {
                    const float x = row.x + (width + 16) * static_cast<float>(i - first);
                    draw_sponsor(canvas, {x, row.y, width, row.h}, group.sponsors[i]);
                }
            });
        }
    }
}

std::string screen_name(const ScreenContext& context) {
    for (const programme::Screen& screen : context.snapshot->publication().screens) {
        if (!context.screen.empty() && screen.id == context.screen)
            return screen.name + " (" + screen.id + ")";
    }
    return std::string(context.screen);
}

/// For whom moving pages are a trouble.
void draw_motion_button(const ScreenContext& context, Canvas& canvas, const Rect& row) {
    const bool on = context.state.motion == Motion::reduced;
    const Catalogue& words = context.words();
    draw_word_button(canvas, {row.x, row.y, std::min(row.w, motion_button_width), row.h},
                     {.icon = "pause",
                      .label = words.text("access.motion"),
                      .value = words.text(on ? "access.on" : "access.off"),
                      .intent = Intent{.kind = IntentKind::toggle_motion},
                      .on = on});
}

void add_about(const ScreenContext& context, Canvas& canvas, PageFlow& flow) {
    const Catalogue& words = context.words();
    add_heading(canvas, flow, section_gap, words.text("about.title"));
    const std::string name = screen_name(context);
    if (!name.empty())
        add_quiet_line(canvas, flow, 12, words.text("about.screen", {{"screen", name}}));
    // Who follows a hub that has no record of it reads here what staff must enter there.
    if (const std::string code = shown_pairing_code(context); !code.empty())
        add_quiet_line(canvas, flow, 4,
                       words.text("screen.unknown") + " " + words.text("pair.code") + " " + code);
    add_quiet_line(
        canvas, flow, 4,
        words.text("about.revision", {{"revision", std::to_string(context.snapshot->revision())}}));
    if (context.freshness.ever_confirmed) {
        const std::string time = moment(words, context.snapshot->days_rule().zone,
                                        context.freshness.confirmed, context.now);
        add_quiet_line(canvas, flow, 4, words.text("about.confirmed", {{"time", time}}));
    }
    if (!context.root_fingerprint.empty())
        add_quiet_line(canvas, flow, 4,
                       words.text("about.fingerprint",
                                  {{"fingerprint", std::string(context.root_fingerprint)}}));
    add_quiet_line(canvas, flow, 16, words.text("about.foyer", {{"version", FOYER_VERSION}}));
    add_quiet_line(canvas, flow, 4, words.text("about.licences"));
}

}  // namespace

void draw_info_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const Catalogue& words = context.words();
    const InfoModel model = info_model(*context.snapshot, words);
    const bool wide = content.w > info_measure;
    const float width = wide ? info_measure : content.w;
    const std::vector<TakeCode> codes = wifi_codes(canvas, words, model, width - 120);
    const auto draw_motion = [&](const Rect& row) { draw_motion_button(context, canvas, row); };
    const auto make = [&](float most) {
        PageFlow flow(most);
        add_sections(canvas, flow, model, codes);
        add_sponsors(canvas, flow, words, model);
        add_about(context, canvas, flow);
        return flow;
    };
    if (wide) {
        const float x = content.x + (content.w - width) / 2;
        const float height = content.h - motion_button_height - metrics::gap;
        draw_flow_beside(context, canvas, {x, content.y, width, height}, make);
        draw_motion({x, content.bottom() - motion_button_height, width, motion_button_height});
    } else {
        draw_flow_page(context, canvas, content, PageFlow(width), make(width),
                       {.height = motion_button_height, .draw = draw_motion});
    }
}

}  // namespace foyer::kiosk
