#include "core/programme/localized_text.h"
#include "core/base/text.h"

#include <algorithm>

namespace foyer::programme {

namespace {

std::string_view primary_subtag(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

}  // namespace

LocalizedText::LocalizedText(std::string text) {
    set("", std::move(text));
}

LocalizedText::LocalizedText(std::string_view language, std::string text) {
    set(language, std::move(text));
}

void LocalizedText::set(std::string_view language, std::string text) {
    std::string tag = text::lower_case(language);
    const auto place =
        std::lower_bound(entries_.begin(), entries_.end(), tag,
                         [](const auto& entry, const auto& key) { return entry.first < key; });
    const bool present = place != entries_.end() && place->first == tag;
    if (text.empty()) {
        if (present) entries_.erase(place);
    } else if (present) {
        place->second = std::move(text);
    } else {
        entries_.emplace(place, std::move(tag), std::move(text));
    }
}

std::string_view LocalizedText::in(std::string_view language) const {
    if (entries_.empty()) return {};
    const auto text_where = [&](auto&& fits) -> const std::string* {
        const auto found = std::find_if(entries_.begin(), entries_.end(),
                                        [&](const auto& entry) { return fits(entry.first); });
        return found == entries_.end() ? nullptr : &found->second;
    };
    const std::string tag = text::lower_case(language);
    const std::string_view primary = primary_subtag(tag);
    if (const auto* text = text_where([&](const auto& t) { return t == tag; })) return *text;
    if (const auto* text = text_where([&](const auto& t) { return t == primary; })) return *text;
    if (!primary.empty()) {
        const auto variant = [&](const auto& t) { return primary_subtag(t) == primary; };
        if (const auto* text = text_where(variant)) return *text;
    }
    if (const auto* text = text_where([](const auto& t) { return t.empty(); })) return *text;
    if (const auto* text = text_where([](const auto& t) { return primary_subtag(t) == "en"; })) {
        return *text;
    }
    return entries_.front().second;
}

}  // namespace foyer::programme
