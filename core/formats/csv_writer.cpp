#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/formats/export.h"
#include "core/formats/schedule_plan.h"

namespace foyer::formats {

namespace {

using programme::Session;
using programme::Snapshot;

constexpr std::array<std::string_view, 17> csv_header{
    "id",   "title",    "start",    "end",         "rooms",    "track",
    "kind", "status",   "plenary",  "people",      "language", "level",
    "type", "subtitle", "abstract", "description", "url"};

/// Writes the cells of one row after the other.
class Row {
public:
    explicit Row(std::string& out) : out_(out) {}

    void cell(std::string_view text) {
        if (!first_) out_ += ',';
        first_ = false;
        // A spreadsheet would take these for formulas; the apostrophe says that it is text.
        const bool guarded =
            !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
        const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
        if (quoted) out_ += '"';
        if (guarded) out_ += '\'';
        for (const char c : text) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        if (quoted) out_ += '"';
    }

    void end() { out_ += "\r\n"; }

private:
    std::string& out_;
    bool first_ = true;
};

void append_to_list(std::string& list, std::string_view item) {
    if (!list.empty()) list += "; ";
    list += item;
}

std::string local_stamp(const TimeZone& zone, UtcTime instant) {
    const LocalTime local = zone.to_local(instant);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    std::string text = format_date(date) + " " + clock_time(zone, instant);
    const auto seconds = (local - day) % std::chrono::minutes{1};
    if (seconds != std::chrono::seconds{0}) {
        text += (seconds.count() < 10 ? ":0" : ":") + std::to_string(seconds.count());
    }
    return text;
}

void write_row(std::string& out, const Snapshot& snapshot, const Session& session,
               const std::string& language) {
    std::string rooms, people;
    for (const std::string& id : session.rooms) {
        append_to_list(rooms, snapshot.room(snapshot.find_room(id).value()).name.in(language));
    }
    for (const programme::Participation& part : session.people) {
        append_to_list(people, snapshot.person(snapshot.find_person(part.person).value()).name);
    }
    const auto track = snapshot.find_track(session.track);
    const TimeZone& zone = snapshot.conference().zone;
    Row row(out);
    row.cell(session.id);
    row.cell(session.title.in(language));
    row.cell(local_stamp(zone, session.start));
    row.cell(local_stamp(zone, session.end));
    row.cell(rooms);
    row.cell(track ? snapshot.track(*track).name.in(language) : std::string_view());
    row.cell(word_for(session.kind));
    row.cell(word_for(session.status));
    row.cell(session.plenary ? "true" : "false");
    row.cell(people);
    row.cell(session.language);
    row.cell(session.level);
    row.cell(session.type);
    row.cell(session.subtitle.in(language));
    row.cell(session.abstract.in(language));
    row.cell(session.description.in(language));
    row.cell(session.url);
    row.end();
}

}  // namespace

std::string write_csv(const Snapshot& snapshot, const std::string& language) {
    std::string out;
    Row names(out);
    for (const std::string_view name : csv_header)
        names.cell(name);
    names.end();
    for (const Session& session : snapshot.programme().sessions) {
        write_row(out, snapshot, session, language);
    }
    return out;
}

}  // namespace foyer::formats
