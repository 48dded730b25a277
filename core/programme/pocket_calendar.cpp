#include "core/programme/pocket_calendar.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "core/base/text.h"

namespace foyer::programme {

namespace {

constexpr std::string_view file_head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Foyer//EN\r\n";
constexpr std::string_view file_foot = "END:VCALENDAR\r\n";
/// Octets of one line, its end not counted.
constexpr std::size_t line_octets = 75;

/// How much an event says, the most first.
enum class Detail { all, no_address, no_people, place_only, short_title, shortest_title };
constexpr std::array details = {Detail::all,        Detail::no_address,  Detail::no_people,
                                Detail::place_only, Detail::short_title, Detail::shortest_title};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ',' || c == ';') out += '\\';
        // A carriage return or another control would end the line.
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Appends "NAME:value", folded between characters.
void append_line(std::string& file, std::string_view name, std::string_view value) {
    const std::string line = std::string(name).append(":").append(value);
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i + 1;
        while (end < line.size() && continues_character(line[end]))
            ++end;
        if (column + (end - i) > line_octets) {
            file += "\r\n ";
            column = 1;
        }
        file.append(line, i, end - i);
        column += end - i;
        i = end;
    }
    file += "\r\n";
}

std::string utc_text(UtcTime instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(instant - day)};
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d%02u%02uT%02d%02d%02dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return buffer.data();
}

void append_part(std::string& list, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!list.empty()) list += between;
    list += part;
}

std::string place_of(const Snapshot& snapshot, const Session& session, const std::string& language,
                     Detail detail) {
    std::string place;
    for (const std::string& id : session.rooms) {
        const auto found = snapshot.find_room(id);
        if (!found) continue;
        append_part(place, snapshot.room(*found).name.in(language), ", ");
        append_part(place, snapshot.room(*found).floor.in(language), ", ");
    }
    if (detail == Detail::all || detail == Detail::no_address || place.empty())
        append_part(place, snapshot.conference().venue, ", ");
    return place;
}

std::string people_of(const Snapshot& snapshot, const Session& session) {
    std::string people;
    for (const Participation& part : session.people) {
        if (const auto person = snapshot.find_person(part.person))
            append_part(people, snapshot.person(*person).name, ", ");
    }
    return people;
}

std::string title_of_event(const Session& session, const std::string& language, Detail detail) {
    const std::string_view title = session.title.in(language);
    const std::size_t most = detail == Detail::short_title      ? 80
                             : detail == Detail::shortest_title ? 30
                                                                : title.size();
    const std::string_view kept = text::cut(title, most);
    return std::string(kept).append(kept.size() < title.size() ? "…" : "");
}

std::string event_text(const Snapshot& snapshot, SessionIndex index, const PocketOptions& options,
                       Detail detail) {
    const Session& session = snapshot.session(index);
    std::string event = "BEGIN:VEVENT\r\n";
    const std::string& guid = session.keys.guid;
    append_line(event, "UID",
                escaped(guid.empty() ? session.id + "@" + snapshot.conference().id : guid));
    append_line(event, "DTSTAMP", utc_text(options.stamped));
    append_line(event, "DTSTART", utc_text(session.start));
    append_line(event, "DTEND", utc_text(session.end));
    append_line(event, "SUMMARY", escaped(title_of_event(session, options.language, detail)));
    const std::string place = place_of(snapshot, session, options.language, detail);
    if (!place.empty()) append_line(event, "LOCATION", escaped(place));
    if (detail <= Detail::no_people) {
        std::string description;
        if (detail < Detail::no_people) description = people_of(snapshot, session);
        append_part(description, snapshot.conference().title.in(options.language), "\n");
        if (!description.empty()) append_line(event, "DESCRIPTION", escaped(description));
    }
    if (detail == Detail::all && !session.url.empty()) append_line(event, "URL", session.url);
    if (session.status == SessionStatus::cancelled) append_line(event, "STATUS", "CANCELLED");
    return event + "END:VEVENT\r\n";
}

std::string file_of(std::string_view events) {
    return std::string(file_head).append(events).append(file_foot);
}

}  // namespace

std::string pocket_event(const Snapshot& snapshot, SessionIndex session,
                         const PocketOptions& options) {
    for (const Detail detail : details) {
        if (options.whole_titles && detail > Detail::place_only) break;
        std::string file = file_of(event_text(snapshot, session, options, detail));
        if (file.size() <= options.most_bytes) return file;
    }
    return {};
}

std::vector<PocketFile> pocket_files(const Snapshot& snapshot,
                                     const std::vector<SessionIndex>& sessions,
                                     const PocketOptions& options) {
    const std::size_t around = file_head.size() + file_foot.size();
    const auto fits = [&](const std::string& events) {
        return events.size() + around <= options.most_bytes;
    };
    std::vector<PocketFile> files;
    std::string events;
    std::vector<SessionIndex> held;
    const auto finish = [&] {
        if (!held.empty()) files.push_back({file_of(events), held});
        events.clear();
        held.clear();
    };
    for (const SessionIndex session : sessions) {
        std::string event;
        for (const Detail detail :
             {Detail::place_only, Detail::short_title, Detail::shortest_title}) {
            event = event_text(snapshot, session, options, detail);
            if (fits(event)) break;
        }
        if (!fits(event)) continue;
        if (!fits(events + event)) finish();
        events += event;
        held.push_back(session);
    }
    finish();
    return files;
}

}  // namespace foyer::programme
