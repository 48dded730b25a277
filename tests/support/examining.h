#pragma once
// Looks at every text and every target of a drawn screen: nothing cut, nothing outside, nothing
// missing, nothing too small.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/support/looking.h"

namespace foyer::test::looking {

inline constexpr Size all_sizes[] = {{1080, 1920}, {1920, 1080}, {800, 480},   {480, 800},
                                     {1280, 1024}, {1024, 768},  {2160, 3840}, {3840, 2160},
                                     {1080, 1080}, {1366, 768}};

inline bool inside(const PixelRect& inner, const PixelRect& outer, int slack) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.x + inner.w <= outer.x + outer.w + slack &&
           inner.y + inner.h <= outer.y + outer.h + slack;
}

inline bool overlap(const PixelRect& a, const PixelRect& b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/// A word that no line holds may be broken between characters; an ordinary one never.
inline bool has_giant_word(const std::string& text) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == ' ' || c == '-' || c == '\n' ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    return longest > 12;
}

inline std::string described(const Look& look, UtcTime now) {
    return format_utc(now) + " " + std::to_string(look.size.width) + "x" +
           std::to_string(look.size.height) + " " + look.language + " " +
           std::string(word_for(look.theme)) + " page " + std::to_string(look.room_page);
}

inline void examine(const Probe& probe, const Look& look, UtcTime now) {
    const PixelRect screen{0, 0, look.size.width, look.size.height};
    const float scale = static_cast<float>(std::min(look.size.width, look.size.height)) / 1080.0F;
    const auto least = static_cast<int>(96 * scale) - 1;
    for (const ProbeText& text : probe.texts) {
        const bool fits = inside(text.ink, text.box, 1) && inside(text.box, screen, 1);
        const bool whole = !text.broken_word || has_giant_word(text.text);
        if (fits && whole && text.missing_glyphs == 0) continue;
        FAIL_CHECK(described(look, now), ": \"", text.text, "\" ink ", text.ink.x, ",", text.ink.y,
                   " ", text.ink.w, "x", text.ink.h, " in ", text.box.x, ",", text.box.y, " ",
                   text.box.w, "x", text.box.h, std::string(whole ? "" : ", broken inside a word"),
                   std::string(text.missing_glyphs ? ", glyphs missing" : ""));
    }
    for (std::size_t i = 0; i < probe.items.size(); ++i) {
        const ProbeItem& item = probe.items[i];
        if (!inside(item.rect, screen, 1))
            FAIL_CHECK(described(look, now), ": ", item.role, " \"", item.label, "\" outside");
        if (item.actions.empty()) continue;
        if (item.label.empty()) FAIL_CHECK(described(look, now), ": a target without a name");
        // What is cut by its scroll area can be moved into sight.
        if (!item.cut && (item.rect.w < least || item.rect.h < least))
            FAIL_CHECK(described(look, now), ": \"", item.label, "\" is only ", item.rect.w, "x",
                       item.rect.h);
        for (std::size_t j = i + 1; j < probe.items.size(); ++j) {
            const ProbeItem& other = probe.items[j];
            if (!other.actions.empty() && overlap(item.rect, other.rect))
                FAIL_CHECK(described(look, now), ": \"", item.label, "\" overlaps \"", other.label,
                           "\"");
        }
    }
}

inline void walk(HeadlessHost& host, const programme::Snapshot& snapshot, UtcTime now, Look look) {
    const Probe first = look_at(host, snapshot, now, look);
    examine(first, look, now);
    // "2/5": every page of a long room list is walked.
    for (const ProbeItem& item : first.items) {
        if (item.role != "page") continue;
        const int pages = std::stoi(item.label.substr(item.label.find('/') + 1));
        for (look.room_page = 1; look.room_page < pages; ++look.room_page)
            examine(look_at(host, snapshot, now, look), look, now);
        break;
    }
}

}  // namespace foyer::test::looking
