#include "core/formats/ical_scan.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/html_tags.h"

namespace foyer::formats {

namespace {

/// Time zones of one calendar; real ones have one or two.
constexpr std::size_t most_time_zones = 64;
/// Properties of a calendar itself; real ones have five.
constexpr std::size_t most_properties = 200;

/// Bytes of a name that a message repeats.
constexpr std::size_t name_bytes = 40;

std::string shown_name(std::string_view name) {
    return text::excerpt(name, name_bytes);
}

/// The name behind "BEGIN:" or "END:"; empty when `line` is no such line.
std::string_view name_behind(std::string_view line, std::string_view word) {
    if (!equal_ignoring_case(line.substr(0, word.size()), word)) return {};
    return text::trim(line.substr(word.size()));
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    Result<IcalParts> run() {
        while (!rest_.empty()) {
            const std::string_view line = next_line();
            if (line.empty()) continue;
            if (auto read = read_line(line); !read) return read.error();
        }
        if (!open_.empty()) {
            return malformed(line_number_,
                             "the file ends before END:" + shown_name(open_.back().name) +
                                 " (begun in line " + std::to_string(open_.back().line) +
                                 "); it may be cut off");
        }
        if (!calendar_seen_) {
            return Error{ErrorKind::unsupported,
                         "This is no iCalendar file: it has no BEGIN:VCALENDAR."};
        }
        return std::move(parts_);
    }

private:
    struct Open {
        std::string_view name;
        std::size_t line;
    };

    static Error malformed(std::size_t line, const std::string& what) {
        return {ErrorKind::malformed, "This is not a whole iCalendar file: line " +
                                          std::to_string(line) + ": " + what +
                                          ". Export it again."};
    }

    /// The next line without its end. Several CRs before the LF belong to the end.
    std::string_view next_line() {
        ++line_number_;
        const std::size_t end = rest_.find('\n');
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        while (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        return line;
    }

    Result<void> read_line(std::string_view line) {
        if (const std::string_view name = name_behind(line, "BEGIN:"); !name.empty()) {
            return begin(name, line);
        }
        if (const std::string_view name = name_behind(line, "END:"); !name.empty()) {
            return end(name, line);
        }
        if (collecting_) {
            append(line);
        } else if (open_.size() == 1) {
            read_property(line);
        }
        return {};
    }

    Result<void> begin(std::string_view name, std::string_view line) {
        if (open_.size() == limits::nesting_depth) {
            return Error{ErrorKind::too_large, "line " + std::to_string(line_number_) +
                                                   ": the calendar is nested deeper than " +
                                                   std::to_string(limits::nesting_depth) +
                                                   " levels; no calendar of a conference is."};
        }
        open_.push_back({name, line_number_});
        if (open_.size() == 1 && equal_ignoring_case(name, "VCALENDAR")) calendar_seen_ = true;
        const bool event = equal_ignoring_case(name, "VEVENT");
        if (open_.size() == 2 && (event || equal_ignoring_case(name, "VTIMEZONE"))) {
            if (event && parts_.events.size() == limits::sessions) {
                return Error{ErrorKind::too_large,
                             "The calendar has more than " + std::to_string(limits::sessions) +
                                 " events, which is more than a programme may hold. Import a part "
                                 "of it, or check that it is a programme."};
            }
            collecting_ = true;
            part_ = {line_number_, {}};
        }
        if (collecting_) append(line);
        return {};
    }

    Result<void> end(std::string_view name, std::string_view line) {
        if (open_.empty() || !equal_ignoring_case(open_.back().name, name)) {
            const std::string expected = open_.empty()
                                             ? "nothing is open"
                                             : "END:" + shown_name(open_.back().name) +
                                                   " was expected (begun in line " +
                                                   std::to_string(open_.back().line) + ")";
            return malformed(line_number_, "END:" + shown_name(name) + ", where " + expected);
        }
        open_.pop_back();
        if (!collecting_) return {};
        append(line);
        if (open_.size() > 1) return {};
        collecting_ = false;
        if (equal_ignoring_case(name, "VEVENT")) {
            parts_.events.push_back(std::move(part_));
        } else if (parts_.time_zones.size() < most_time_zones) {
            parts_.time_zones.push_back(std::move(part_));
        }
        return {};
    }

    /// Beyond the bound only lines that close something are kept; NUL would end the text early.
    void append(std::string_view line) {
        const bool closes = !name_behind(line, "END:").empty();
        if (part_.text.size() > longest_event_bytes && !closes) return;
        for (const char c : line) {
            if (c != '\0') part_.text += c;
        }
        part_.text += '\n';
    }

    void read_property(std::string_view line) {
        auto& properties = parts_.properties;
        const bool folded = line.front() == ' ' || line.front() == '\t';
        if (folded && !properties.empty()) {
            if (properties.back().size() < limits::text_bytes) properties.back() += line.substr(1);
        } else if (properties.size() < most_properties) {
            properties.emplace_back(line.substr(0, limits::text_bytes));
        }
    }

    std::string_view rest_;
    std::size_t line_number_ = 0;
    std::vector<Open> open_;
    bool calendar_seen_ = false;
    bool collecting_ = false;
    IcalPart part_{};
    IcalParts parts_;
};

}  // namespace

Result<IcalParts> scan_icalendar(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    return Scanner(text).run();
}

}  // namespace foyer::formats
