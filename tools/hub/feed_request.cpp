#include "tools/hub/feed_request.h"

#include <algorithm>
#include <charconv>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::hub {

namespace {

/// Bytes of a Foyer-Screen field; the longest that makes sense has 130.
constexpr std::size_t report_bytes = 256;
/// Bytes of the state in it.
constexpr std::size_t state_bytes = 64;

/// `text` up to the next `separator` outside of quotes; `text` goes on behind it.
std::string_view take_part(std::string_view& text, char separator) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (text[end] == '\\' && quoted)
            ++end;
        else if (text[end] == '"')
            quoted = !quoted;
        else if (text[end] == separator && !quoted)
            break;
    }
    end = std::min(end, text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    return text::trim(part);
}

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        return text.substr(1, text.size() - 2);
    return text;
}

/// A whole number as the feed writes them; empty for anything else.
std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, fault] = std::from_chars(text.data(), end, number);
    if (fault != std::errc() || stopped != end || text.empty()) return {};
    if (number > static_cast<std::uint64_t>(limits::feed_number)) return {};
    return number;
}

std::string_view opaque_part(std::string_view etag) {
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

bool is_state(std::string_view state) {
    return !state.empty() && state.size() <= state_bytes &&
           std::all_of(state.begin(), state.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '+' || c == '_'; });
}

bool read_place(std::string_view place, ScreenReport& report) {
    const std::size_t dot = place.find('.');
    if (dot == std::string_view::npos) return false;
    const auto epoch = whole_number(place.substr(0, dot));
    const auto revision = whole_number(place.substr(dot + 1));
    if (!epoch || !revision) return false;
    report.epoch = *epoch;
    report.revision = *revision;
    return true;
}

}  // namespace

std::optional<std::chrono::seconds> wait_of(const HttpRequest& request) {
    for (const HttpField& field : request.fields) {
        if (field.name != "prefer") continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            std::string_view preference = take_part(rest, ',');
            const std::string_view pair = take_part(preference, ';');
            const std::size_t equals = pair.find('=');
            if (text::lower_case(text::trim(pair.substr(0, equals))) != "wait") continue;
            if (equals == std::string_view::npos) return {};
            const auto seconds = whole_number(unquoted(text::trim(pair.substr(equals + 1))));
            if (!seconds || *seconds == 0) return {};
            constexpr std::uint64_t day = 86'400;
            return std::chrono::seconds{std::min(*seconds, day)};
        }
    }
    return {};
}

bool has_matching_etag(const HttpRequest& request, std::string_view etag) {
    for (const HttpField& field : request.fields) {
        if (field.name != "if-none-match") continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const std::string_view candidate = take_part(rest, ',');
            if (candidate == "*" || opaque_part(candidate) == opaque_part(etag)) return true;
        }
    }
    return false;
}

std::optional<ScreenReport> parse_screen_report(std::string_view field) {
    if (field.size() > report_bytes) return {};
    ScreenReport report;
    const std::string_view id = take_part(field, ';');
    if (!is_record_id(id)) return {};
    report.id = id;
    bool placed = false;
    while (!field.empty()) {
        const std::string_view part = take_part(field, ';');
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string_view name = part.substr(0, equals), value = part.substr(equals + 1);
        if (name == "at") {
            if (!read_place(value, report)) return {};
            placed = true;
        } else if (name == "state") {
            if (!is_state(value)) return {};
            report.state = value;
        }
    }
    if (!placed || report.state.empty()) return {};
    return report;
}

}  // namespace foyer::hub
