#include <algorithm>

#include "core/base/text.h"
#include "core/programme/announcements.h"
#include "kiosk/display/emergency.h"

namespace foyer::kiosk {

namespace {

/// Read twice in that time.
constexpr std::chrono::seconds turn{15};
/// A first sentence that is longer is no call.
constexpr std::size_t longest_head = 32;

/// Where the first sentence of `line` ends; npos where it is the only one.
std::size_t sentence_end(std::string_view line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const bool ends = line[i] == '.' || line[i] == '!';
        if (ends && line[i + 1] == ' ') return i + 1;
    }
    return std::string_view::npos;
}

}  // namespace

EmergencyText emergency_text(std::string language, const std::string& text) {
    EmergencyText told{std::move(language), text, {}};
    const std::size_t newline = text.find('\n');
    const std::size_t end = newline != std::string::npos ? newline : sentence_end(text);
    if (end == std::string::npos ||
        text::length(std::string_view(text).substr(0, end)) > longest_head)
        return told;
    told.head = text::trim(std::string_view(text).substr(0, end));
    told.body = text::trim(std::string_view(text).substr(end));
    // A call stands without its full stop.
    if (told.head.ends_with('.')) told.head.pop_back();
    return told;
}

EmergencyModel emergency_model(const ScreenContext& context) {
    EmergencyModel model;
    if (!context.snapshot) return model;
    auto running =
        programme::announcements_for(context.snapshot->publication(), context.screen, context.now);
    std::erase_if(running, [](const programme::Announcement* announcement) {
        return announcement->severity != programme::AnnouncementSeverity::emergency;
    });
    if (running.empty()) return model;
    const auto turns = context.now.time_since_epoch() / turn;
    const auto index = static_cast<std::size_t>(turns) % running.size();
    const programme::Announcement& shown = *running[index];
    model.number = index + 1;
    model.count = running.size();
    if (running.size() > 1) model.until = UtcTime{turn * (turns + 1)};
    model.id = shown.id;
    model.since = shown.from;
    const std::string& home = context.state.language;
    for (const auto& [language, text] : shown.text.entries())
        model.texts.push_back(emergency_text(language, text));
    std::stable_partition(model.texts.begin(), model.texts.end(),
                          [&](const EmergencyText& text) { return text.language == home; });
    return model;
}

}  // namespace foyer::kiosk
