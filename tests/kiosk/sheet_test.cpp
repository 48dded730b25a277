// The type scale, the scripts, the shapes and the icons on three pictures: what a person looks at
// after a change to drawing.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/app/headless.h"
#include "tests/support/golden_picture.h"
#include "tests/support/looking.h"

using namespace foyer::kiosk;

namespace {

struct NamedToken {
    const char* name;
    TextToken token;
};
constexpr std::array<NamedToken, 10> tokens{{{"caption", TextToken::caption},
                                             {"note", TextToken::note},
                                             {"body", TextToken::body},
                                             {"bodyb", TextToken::bodyb},
                                             {"bodyl", TextToken::bodyl},
                                             {"bodyr", TextToken::bodyr},
                                             {"title", TextToken::title},
                                             {"headline", TextToken::headline},
                                             {"display", TextToken::display},
                                             {"hero", TextToken::hero}}};

void draw_type(Canvas& canvas) {
    const Theme& theme = canvas.theme();
    float y = 24;
    for (const NamedToken& named : tokens) {
        const TypeSize& size = type_size(named.token);
        canvas.text({48, y, 984, size.line}, std::string(named.name) + " Rg 11:20",
                    {.token = named.token, .color = theme.text});
        canvas.rule(0, y + size.baseline, 32, theme.accent);
        y += size.line;
    }
    const std::vector<std::string> scripts = {
        "العربية: جلسة عن كوبرنيتيس 2018",
        "עברית: מושב על קוברנטס",
        "中文：容器日大会，你好",
        "日本語：コンテナの日、こんにちは",
        "한국어: 컨테이너의 날",
        "ไทย: สวัสดีครับ",
        "हिन्दी: कुबेरनेट्स पर सत्र",
        "Ελληνικά, Кириллица, Đặng Việt",
        "🎉 👩‍👩‍👧‍👦 🇫🇷 ☕ ✈️ 1️⃣",
        "« Déployer » : 100\u202F% efficace\u00A0!"};
    for (const std::string& script : scripts) {
        canvas.text({48, y, 484, 44}, script, {.token = TextToken::body, .color = theme.text});
        canvas.text({548, y, 484, 44}, script, {.token = TextToken::bodyb, .color = theme.text2});
        y += 50;
    }
}

void draw_shapes(Canvas& canvas) {
    const Theme& theme = canvas.theme();
    canvas.fill({48, 48, 984, 424}, theme.card, metrics::radius_card);
    if (theme.edge_width > 0) {
        canvas.outline({48, 48, 984, 424}, theme.edge, metrics::radius_card, theme.edge_width);
    }
    canvas.fill({88, 88, 128, 128}, theme.card2, metrics::radius_button);
    canvas.text({248, 76, 688, 128}, "Kubernetes: Should you use it for your next project?",
                {.token = TextToken::title, .color = theme.text, .max_lines = 2});
    canvas.icon("right", 960, 136, 32, theme.accent);
    canvas.fill({88, 288, 128, 44}, theme.inverse, metrics::radius_chip);
    canvas.text({88, 293, 128, 34}, "Now",
                {.token = TextToken::caption, .color = theme.on_inverse, .align = Align::center});
    canvas.fill({248, 304, 310, 12}, theme.card2, 6);
    canvas.fill({248, 304, 124, 12}, theme.text, 6);
    canvas.fill({530, 304, 28, 12}, theme.warn, 6);
    canvas.text({600, 288, 129, 44}, "11:45",
                {.color = theme.text2, .align = Align::right, .struck = true});
    canvas.text({735, 288, 257, 44}, "until 11:50",
                {.token = TextToken::bodyb, .color = theme.text, .align = Align::right});
    canvas.rule(88, 362, 904, theme.rule);
    canvas.clock({88, 368, 300, 112}, "11:20", TextToken::display, theme.text, Align::left);
    canvas.text({600, 400, 392, 44}, "11:11 08:08",
                {.color = theme.text, .align = Align::right, .tabular = true});

    canvas.fill({48, 496, 984, 260}, theme.card, metrics::radius_card);
    canvas.hatch({48, 496, 984, 260}, theme.card2, metrics::radius_card);
    canvas.text({88, 536, 700, 168}, "Building an end-to-end testing strategy on top of Kubernetes",
                {.token = TextToken::headline,
                 .color = theme.text2,
                 .max_lines = 2,
                 .struck = true,
                 .strike_color = theme.danger});

    canvas.outline({48, 780, 296, 96}, theme.line, metrics::radius_button, theme.control_width);
    canvas.outline({368, 780, 296, 96}, theme.focus, 48, 6);
    canvas.fill({688, 780, 344, 96}, theme.accent, 22);
    canvas.text({688, 801, 344, 54}, "Touch",
                {.token = TextToken::bodyl, .color = theme.on_accent, .align = Align::center});
    canvas.fill({48, 900, 984, 88}, theme.warn, metrics::radius_button);
    canvas.icon("warn", 76, 922, 44, theme.on_warn);
    canvas.text({144, 922, 700, 44}, "1 change",
                {.token = TextToken::bodyb, .color = theme.on_warn});
    canvas.fill({48, 1000, 984, 60}, theme.cancel, 30);
}

void draw_icons(Canvas& canvas) {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(foyer::test::looking::source_icons())) {
        names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    constexpr int columns = 8;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const float x = 34 + 128 * static_cast<float>(i % columns);
        const auto row = i / columns;
        const float y = 20 + 130 * static_cast<float>(row);
        canvas.icon(names[i], x + 32, y, 64, canvas.theme().text);
        canvas.text({x, y + 70, 128, 34}, names[i],
                    {.token = TextToken::note,
                     .color = canvas.theme().text2,
                     .align = Align::center,
                     .scale = 0.8F});
    }
}

void check_sheet(const std::string& file, const HeadlessScreen& screen,
                 const std::function<void(Canvas&)>& draw) {
    HeadlessHost host{foyer::test::looking::source_icons()};
    const Probe probe = host.draw(screen, draw);
    for (const ProbeText& text : probe.texts) {
        CAPTURE(text.text);
        CHECK(text.missing_glyphs == 0);
        CHECK_FALSE(text.broken_word);
        CHECK(text.ink.x + text.ink.w <= text.box.x + text.box.w);
    }
    foyer::tests::check_golden_picture(file, host.picture());
}

}  // namespace

TEST_CASE("the type scale and the scripts look as they did") {
    check_sheet("type.png", {.width_px = 1080, .height_px = 1300}, draw_type);
}

TEST_CASE("shapes look as they did in every theme") {
    for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
        check_sheet("shapes-" + std::string(word_for(theme)) + ".png",
                    {.width_px = 1080, .height_px = 1080, .theme = theme}, draw_shapes);
    }
}

TEST_CASE("icons look as they did") {
    check_sheet("icons.png", {.width_px = 1080, .height_px = 1100}, draw_icons);
}

TEST_CASE("the same frame gives the same picture") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    (void)host.draw({.width_px = 1080, .height_px = 1080}, draw_shapes);
    const Picture first = host.picture();
    (void)host.draw({.width_px = 1080, .height_px = 1080}, draw_shapes);
    CHECK(host.picture() == first);
}
