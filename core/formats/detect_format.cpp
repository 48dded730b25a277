// detect_format: what a file is, by its content alone. Nothing is parsed twice for it: the first
// names of the document tell.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/formats/html_tags.h"
#include "core/formats/import.h"

namespace foyer::formats {

namespace {

/// Bytes of a name that a message repeats, and how many names.
constexpr std::size_t quoted_bytes = 40;
constexpr std::size_t quoted_names = 6;

std::string quoted(std::string_view text) {
    return "\"" + text::excerpt(text, quoted_bytes) + "\"";
}

/// `what` says what to do as well.
Error looks_like(const std::string& what) {
    return {ErrorKind::unsupported,
            "This is no programme that Foyer reads: it looks like " + what + "."};
}

/// Nothing leads from `what` to a programme but another export.
Error is_another_thing(const std::string& what) {
    Error error = looks_like(what);
    error.detail +=
        " Export the programme as one that it reads: schedule.xml or schedule.json (pretalx, frab, "
        "OSEM, wafer), iCalendar, CSV, Sessionize's view All or GridSmart.";
    return error;
}

bool begins(std::string_view text, std::string_view wanted) {
    return equal_ignoring_case(text.substr(0, wanted.size()), wanted);
}

// Binary files ----------------------------------------------------------------------------------

struct Signature {
    std::string_view bytes;
    const char* what;
};

constexpr std::array files_to_convert{
    Signature{"PK\x03\x04", "a ZIP archive or an office document; unpack it, or export it as CSV"},
    Signature{"\x1F\x8B", "a file compressed with gzip; unpack it first"},
    Signature{"\xFD"
              "7zXZ",
              "a file compressed with xz; unpack it first"},
    Signature{"BZh", "a file compressed with bzip2; unpack it first"},
    Signature{"\x28\xB5\x2F\xFD", "a file compressed with zstd; unpack it first"},
    Signature{"SQLite format 3", "a database; give it with --db if it is Foyer's"},
    Signature{"\xFF\xFE", "text in UTF-16; save it as UTF-8"},
    Signature{"\xFE\xFF", "text in UTF-16; save it as UTF-8"},
};

constexpr std::array other_files{
    Signature{"%PDF", "a PDF"},
    Signature{"\x89PNG", "a picture"},
    Signature{"\xFF\xD8\xFF", "a picture"},
    Signature{"\x7F"
              "ELF",
              "a program"},
};

// XML -------------------------------------------------------------------------------------------

/// The name of the first element; "" when there is none. Declarations and comments are passed over.
std::string_view first_element(std::string_view text) {
    while (!text.empty()) {
        const std::size_t open = text.find('<');
        if (open == std::string_view::npos || open + 1 >= text.size()) return {};
        text.remove_prefix(open + 1);
        std::string_view end;
        if (text[0] == '?')
            end = "?>";
        else if (begins(text, "!--"))
            end = "-->";
        else if (text[0] == '!')
            end = ">";
        else
            return text.substr(0, text.find_first_of(" \t\r\n/>"));
        const std::size_t close = text.find(end);
        if (close == std::string_view::npos) return {};
        text.remove_prefix(close + end.size());
    }
    return {};
}

Result<Format> detect_xml(std::string_view text) {
    const std::string_view name = first_element(text);
    if (name == "schedule") return Format::schedule_xml;
    const std::string_view local = name.substr(name.find(':') + 1);
    if (equal_ignoring_case(local, "html") || begins(text, "<!doctype html"))
        return looks_like(
            "a web page; the address may want a login, or the programme is behind another one");
    if (local == "rss" || local == "feed" || local == "RDF")
        return looks_like("a news feed; look for the schedule as schedule.xml");
    if (equal_ignoring_case(local, "icalendar"))
        return looks_like("xCal; take the calendar as .ics instead");
    if (name.empty()) return looks_like("XML without any element; the file may be cut off");
    return is_another_thing("XML of another kind, with the outermost element " + quoted(name));
}

// JSON ------------------------------------------------------------------------------------------

/// The names of members in a JSON text, without parsing it: of the outermost object, or of the
/// first object in the outermost list; and those one level below.
struct JsonNames {
    std::vector<std::string_view> outer;
    std::vector<std::string_view> inner;  ///< of the member "schedule"

    [[nodiscard]] bool has(std::string_view name) const {
        return std::find(outer.begin(), outer.end(), name) != outer.end();
    }
    [[nodiscard]] bool has_inner(std::string_view name) const {
        return std::find(inner.begin(), inner.end(), name) != inner.end();
    }
};

/// Names beyond this many are not looked at.
constexpr std::size_t most_names = 64;

JsonNames names_in(std::string_view text) {
    JsonNames names;
    // Depth 1 is the outermost container. In a list, its first object counts as the outermost.
    const std::size_t outer_depth = text.front() == '[' ? 2 : 1;
    std::size_t depth = 0;
    std::string_view within;  // the member of the outer object that is being passed
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && (depth <= outer_depth || --depth < outer_depth)) break;
        if (c != '"') continue;
        std::size_t end = at + 1;
        while (end < text.size() && text[end] != '"')
            end += text[end] == '\\' ? 2 : 1;
        if (end >= text.size()) break;
        const std::string_view word = text.substr(at + 1, end - at - 1);
        const std::size_t colon = text.find_first_not_of(" \t\r\n", end + 1);
        at = end;
        if (colon == std::string_view::npos || text[colon] != ':') continue;
        if (depth == outer_depth && names.outer.size() < most_names) {
            names.outer.push_back(word);
            within = word;
        } else if (depth == outer_depth + 1 && within == "schedule" &&
                   names.inner.size() < most_names) {
            names.inner.push_back(word);
        }
    }
    return names;
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < quoted_names; ++i)
        list += (i > 0 ? ", " : "") + quoted(names[i]);
    return names.size() > quoted_names ? list + " …" : list;
}

/// Whether the beginning speaks of pretalx submissions and when they take place, at whatever depth.
bool holds_submissions(std::string_view text) {
    constexpr std::size_t beginning = 256 * 1024;
    const std::string_view part = text.substr(0, beginning);
    return part.find("\"submission_type\"") != std::string_view::npos &&
           part.find("\"slots\"") != std::string_view::npos;
}

Result<Format> detect_json(std::string_view text) {
    const JsonNames names = names_in(text);
    if (text.front() == '[') {
        if (names.has("fromTime") && names.has("toTime")) return Format::conf_companion;
        if (names.has("rooms") && names.has("timeSlots")) return Format::sessionize;
        if (names.has("fullName") || names.has("tagLine"))
            return looks_like(
                "Sessionize's list of speakers; take the view All or GridSmart instead");
        if (names.has("groupId") && names.has("sessions"))
            return looks_like("Sessionize's view Sessions; take the view All or GridSmart instead");
        if (holds_submissions(text)) return Format::pretalx;
        if (names.outer.empty()) return is_another_thing("a JSON list without any object");
        return is_another_thing("a JSON list of another kind, with the members " +
                                listed(names.outer));
    }
    if (names.has("format") && names.has("sessions") && names.has("conference"))
        return Format::foyer_json;
    if (names.has("schedule") && (names.has_inner("conference") || names.has_inner("events")))
        return Format::schedule_json;
    if (names.has("sessions") && names.has("session_types")) return Format::sitcon;
    if (names.has("sessions") && (names.has("speakers") || names.has("categories")))
        return Format::sessionize;
    if (holds_submissions(text)) return Format::pretalx;
    if (names.outer.empty()) return is_another_thing("a JSON object without members");
    return is_another_thing("JSON of another kind, with the members " + listed(names.outer));
}

// CSV -------------------------------------------------------------------------------------------

/// Names of columns, of which a table of sessions has at least one for the title and one for the
/// time. Folded; parts of names count ("session_title", "Start time").
constexpr std::array<std::string_view, 9> title_columns{
    "title", "titre", "titel", "titulo", "titolo", "session", "talk", "name", "subject"};
constexpr std::array<std::string_view, 11> time_columns{"start",  "begin",  "debut", "beginn",
                                                        "inicio", "inizio", "time",  "heure",
                                                        "date",   "from",   "day"};

template <std::size_t count>
bool names_any(std::string_view header, const std::array<std::string_view, count>& columns) {
    return std::any_of(columns.begin(), columns.end(), [&](std::string_view column) {
        return header.find(column) != std::string_view::npos;
    });
}

bool is_table(std::string_view text) {
    constexpr std::size_t longest_header = 16 * 1024;
    const std::string_view first =
        text.substr(0, std::min(text.find_first_of("\r\n"), longest_header));
    if (first.find_first_of(",;\t") == std::string_view::npos) return false;
    const std::string header = text::fold(text::to_utf8(first));
    return names_any(header, title_columns) && names_any(header, time_columns);
}

}  // namespace

Result<Format> detect_format(std::string_view bytes) {
    for (const Signature& signature : files_to_convert)
        if (bytes.starts_with(signature.bytes)) return looks_like(signature.what);
    for (const Signature& signature : other_files)
        if (bytes.starts_with(signature.bytes)) return is_another_thing(signature.what);
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return Error{ErrorKind::unsupported, "The file is empty; there is no programme in it."};
    const std::string_view text = bytes.substr(begin);
    if (text.substr(0, 1024).find('\0') != std::string_view::npos)
        return is_another_thing("binary data");
    if (text.front() == '<') return detect_xml(text);
    if (text.front() == '{' || text.front() == '[') return detect_json(text);
    if (begins(text, "BEGIN:VCALENDAR")) return Format::icalendar;
    if (is_table(text)) return Format::csv;
    return is_another_thing(
        "plain text; a CSV table needs a first line that names its columns, among them the title "
        "and the start");
}

}  // namespace foyer::formats
