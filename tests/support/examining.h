#pragma once
// Looks at every text and every target of a drawn screen: nothing cut, nothing outside, nothing
// missing, nothing too small.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

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

/// What is wrong with a drawn screen, in words; nothing when all is well.
inline std::vector<std::string> faults_of(const Probe& probe) {
    std::vector<std::string> faults;
    const PixelRect screen{0, 0, probe.width, probe.height};
    const float scale = static_cast<float>(std::min(probe.width, probe.height)) / 1080.0F;
    const auto least = static_cast<int>(96 * scale) - 1;
    const auto at = [](const PixelRect& rect) {
        return std::to_string(rect.x) + "," + std::to_string(rect.y) + " " +
               std::to_string(rect.w) + "x" + std::to_string(rect.h);
    };
    for (const ProbeText& text : probe.texts) {
        // What is scrolled out of sight but for its margin.
        if (text.ink.w <= 0 || text.ink.h <= 0) continue;
        const bool fits = inside(text.ink, text.box, 1) && inside(text.box, screen, 1);
        const bool whole = !text.broken_word || has_giant_word(text.text);
        if (fits && whole && text.missing_glyphs == 0) continue;
        faults.push_back("\"" + text.text + "\" ink " + at(text.ink) + " in " + at(text.box) +
                         (whole ? "" : ", broken inside a word") +
                         (text.missing_glyphs ? ", glyphs missing" : ""));
    }
    for (std::size_t i = 0; i < probe.items.size(); ++i) {
        const ProbeItem& item = probe.items[i];
        const std::string name = item.role + " \"" + item.label + "\"";
        if (!inside(item.rect, screen, 1)) faults.push_back(name + " outside");
        if (item.actions.empty()) continue;
        if (item.label.empty()) faults.push_back("a target without a name");
        // What is cut by its scroll area can be moved into sight.
        if (!item.cut && (item.rect.w < least || item.rect.h < least))
            faults.push_back(name + " is only " + at(item.rect));
        for (std::size_t j = i + 1; j < probe.items.size(); ++j) {
            const ProbeItem& other = probe.items[j];
            if (!other.actions.empty() && overlap(item.rect, other.rect))
                faults.push_back(name + " overlaps \"" + other.label + "\"");
        }
    }
    return faults;
}

inline void examine(const Probe& probe, const Look& look, UtcTime now) {
    for (const std::string& fault : faults_of(probe))
        FAIL_CHECK(described(look, now), ": ", fault);
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

/// Looks at the screen as it opens, and with each of its scroll areas moved as often as it takes to
/// see all of it, at most `most_moves` times.
inline void walk_moved(HeadlessHost& host, const programme::Snapshot& snapshot, UtcTime now,
                       Look look, int most_moves = 12) {
    const auto visitor = look.visitor;
    const Probe first = look_at(host, snapshot, now, look);
    examine(first, look, now);
    const auto see = [&](const ScrollPosition& position) {
        look.visitor = [&](State& state) {
            if (visitor) visitor(state);
            set_scroll(state, position);
        };
        examine(look_at(host, snapshot, now, look), look, now);
    };
    for (const ScrollArea& area : first.scroll_areas) {
        const float shorter = static_cast<float>(std::min(look.size.width, look.size.height));
        const float x_step = std::max(96.0F, static_cast<float>(area.rect.w) * 760 / shorter);
        const float y_step = std::max(96.0F, static_cast<float>(area.rect.h) * 760 / shorter);
        int moves = 0;
        for (float y = 0; area.limits.most_y > 0 && moves < most_moves; y += y_step, ++moves) {
            see({area.position.area, area.position.x, std::min(y, area.limits.most_y)});
            if (y >= area.limits.most_y) break;
        }
        for (float x = 0; area.limits.most_x > 0 && moves < most_moves; x += x_step, ++moves) {
            see({area.position.area, std::min(x, area.limits.most_x), area.position.y});
            if (x >= area.limits.most_x) break;
        }
    }
}

}  // namespace foyer::test::looking
