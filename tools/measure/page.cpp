// The same content as a screen as an HTML page, so that a browser can be measured on it; several
// screens take turns as the pages of a board do.

#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "tools/measure/measure.h"

namespace foyer::measure {

namespace {

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

/// One screen as a section of the page; "" with a message where `dump` is no --dump-ui document.
std::string section_of(const std::string& dump) {
    const auto bytes = read_file(dump, limits::import_bytes);
    if (!bytes) {
        std::fprintf(stderr, "foyer-measure: %s\n", bytes.error().detail.c_str());
        return {};
    }
    const auto document = parse_json(*bytes);
    if (!document || !document->contains("items")) {
        std::fprintf(stderr, "foyer-measure: %s is not a --dump-ui document\n", dump.c_str());
        return {};
    }
    std::string html = "<section>";
    for (const Json& item : (*document)["items"]) {
        const auto number = [&](const char* key) { return std::to_string(item.value(key, 0)); };
        html += "<div class=" + item.value("role", std::string("text")) +
                " style=\"left:" + number("x") + "px;top:" + number("y") +
                "px;width:" + number("w") + "px;height:" + number("h") + "px\">" +
                escaped(item.value("label", std::string())) + "<br>" +
                escaped(item.value("value", std::string())) + "</div>";
    }
    return html + "</section>";
}

/// Turns the sections by the wall clock, every 15 seconds, as boards stay 10 to 20 on a page.
constexpr const char* turning =
    "<script>const pages=document.querySelectorAll('section');function turn(){"
    "const step=15000,now=Date.now(),shown=Math.floor(now/step)%pages.length;"
    "pages.forEach((page,i)=>{page.hidden=i!==shown});setTimeout(turn,step-now%step)}turn()</"
    "script>";

}  // namespace

int page(const std::vector<std::string>& dumps) {
    std::string html =
        "<!doctype html><meta charset=utf-8><style>html,body{margin:0;background:#0E131B;"
        "color:#F5F7FA;font:32px/44px Inter,sans-serif;overflow:hidden;cursor:none}"
        "div{position:absolute;box-sizing:border-box;overflow:hidden}"
        ".button{background:#18202C;border-radius:28px;padding:28px}"
        ".clock{font:600 96px/112px \"Inter Display\",Inter}</style>";
    for (const std::string& dump : dumps) {
        const std::string section = section_of(dump);
        if (section.empty()) return 1;
        html += section;
    }
    if (dumps.size() > 1) html += turning;
    std::printf("%s\n", html.c_str());
    return 0;
}

}  // namespace foyer::measure
