#include "core/feed/record_reader.h"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include "core/base/base64.h"
#include "core/base/limits.h"

namespace foyer::feed {

namespace {

using programme::Link;
using programme::Slot;

constexpr std::int64_t last_minute_of_day = 24 * 60 - 1;
constexpr Range whole_number{0, std::numeric_limits<int>::max()};
/// No panel has more pixels above each other.
constexpr Range reach_range{1, 100'000};
/// From the readers' eyes to a picture, in centimetres.
constexpr Range viewing_range{1, 100'000};

std::optional<std::chrono::year_month_day> read_date(Fields& fields, std::string_view name) {
    const std::string text = fields.text(name);
    if (text.empty()) return std::nullopt;
    const auto date = parse_date(text);
    if (date) return *date;
    fields.wrong(name, "there is no such date");
    return std::nullopt;
}

std::vector<Link> read_links(Fields& fields, std::string_view name) {
    std::vector<Link> links;
    fields.each_object(name, limits::links_per_session, [&](Fields& link) {
        static_cast<void>(link.find("url", Need::required));
        links.push_back({.url = link.text("url"), .title = link.text("title")});
    });
    return links;
}

std::vector<std::string> read_room_ids(Fields& fields) {
    std::vector<std::string> rooms = fields.ids("rooms", limits::rooms);
    const std::unordered_set<std::string_view> different(rooms.begin(), rooms.end());
    if (different.size() != rooms.size()) fields.wrong("rooms", "it names one room twice");
    return rooms;
}

std::string read_color(Fields& fields) {
    constexpr std::string_view digits = "0123456789abcdefABCDEF";
    std::string color = fields.text("color");
    const bool sound = color.size() == 7 && color.front() == '#' &&
                       color.find_first_not_of(digits, 1) == std::string::npos;
    if (!color.empty() && !sound) fields.wrong("color", "it is not #rrggbb");
    return color;
}

std::optional<int> read_number(Fields& fields, std::string_view name, Range range) {
    const std::optional<std::int64_t> value = fields.number(name, range);
    if (!value) return std::nullopt;
    return static_cast<int>(*value);
}

/// Start and end, which must be in order and not too far apart.
std::pair<UtcTime, UtcTime> read_span(Fields& fields) {
    const UtcTime start = fields.instant("start", Need::required).value_or(UtcTime{});
    const UtcTime end = fields.instant("end", Need::required).value_or(UtcTime{});
    if (end <= start) fields.wrong("end", "it is not after the start");
    if (end - start > limits::longest_session) fields.wrong("end", "it is more than 7 days later");
    return {start, end};
}

std::optional<Slot> read_slot(Fields& fields, std::string_view name) {
    std::optional<Slot> read;
    fields.with_object(name, Need::optional, [&](Fields& slot) {
        read.emplace();
        read->rooms = read_room_ids(slot);
        std::tie(read->start, read->end) = read_span(slot);
    });
    return read;
}

constexpr Range map_parts{0, limits::map_parts};
constexpr std::size_t picture_base64_bytes = (limits::picture_bytes + 2) / 3 * 4;

std::optional<programme::MapPosition> read_position(Fields& fields) {
    std::optional<programme::MapPosition> read;
    fields.with_object("map_position", Need::optional, [&](Fields& position) {
        read = {position.id("map", Need::required),
                static_cast<int>(position.required_number("x", map_parts)),
                static_cast<int>(position.required_number("y", map_parts))};
    });
    return read;
}

/// Empty too where the picture is of a type that this version does not know: no picture is worth a
/// revision.
std::optional<programme::Picture> read_picture(Fields& fields, Need need) {
    const std::string text = fields.exact_text("picture", picture_base64_bytes, need);
    if (text.empty()) return std::nullopt;
    Result<std::string> bytes = from_base64(text);
    if (bytes) return programme::picture_of(*std::move(bytes));
    fields.wrong("picture", "it is not base64 in its one spelling");
    return std::nullopt;
}

std::vector<programme::BoardPage> read_pages(Fields& fields) {
    std::vector<programme::BoardPage> pages;
    for (const Value& value : fields.list("pages", programme::board_pages.size())) {
        if (value.kind() != Value::Kind::text) {
            fields.wrong("pages", "it holds something that is no text");
        } else if (const auto page = programme::board_page(value.text())) {
            pages.push_back(*page);
        } else {
            fields.wrong("pages", "it holds a word that this version does not know",
                         ErrorKind::unsupported);
        }
    }
    return pages;
}

void read_session_texts(Fields& fields, programme::Session& session) {
    session.title = fields.localized("title", Need::required);
    session.subtitle = fields.localized("subtitle");
    session.abstract = fields.localized("abstract", Need::optional, Lines::many);
    session.description = fields.localized("description", Need::optional, Lines::many);
    session.stated_start = fields.text("stated_start");
    session.language = fields.language("language");
    session.level = fields.text("level");
    session.type = fields.text("type");
    session.license = fields.text("license");
    session.url = fields.text("url");
    session.feedback_url = fields.text("feedback_url");
    session.logo = fields.text("logo");
}

}  // namespace

std::int64_t read_place(Fields& fields) {
    return fields.required_number("place", {-limits::feed_number, limits::feed_number});
}

programme::Conference read_conference(Fields& fields) {
    programme::Conference conference;
    conference.id = fields.id("id", Need::required);
    conference.title = fields.localized("title", Need::required);
    conference.subtitle = fields.localized("subtitle");
    conference.acronym = fields.text("acronym");
    conference.venue = fields.text("venue");
    conference.city = fields.text("city");
    conference.url = fields.text("url");
    const std::string zone = fields.text("time_zone", Need::required);
    if (auto known = TimeZone::named(zone))
        conference.zone = *std::move(known);
    else
        fields.wrong("time_zone", "this machine does not know it; update its tzdata",
                     ErrorKind::unsupported);
    conference.day_boundary =
        std::chrono::minutes(fields.required_number("day_boundary_min", {0, last_minute_of_day}));
    conference.first_day = read_date(fields, "first_day");
    conference.last_day = read_date(fields, "last_day");
    conference.version = fields.text("version");
    conference.generator = fields.text("generator");
    return conference;
}

programme::Room read_room(Fields& fields) {
    programme::Room room;
    room.id = fields.id("id", Need::required);
    room.guid = fields.text("guid");
    room.name = fields.localized("name", Need::required);
    room.description = fields.localized("description", Need::optional, Lines::many);
    room.floor = fields.localized("floor");
    room.capacity = read_number(fields, "capacity", whole_number);
    room.directions = fields.localized("directions", Need::optional, Lines::many);
    room.map_position = read_position(fields);
    return room;
}

programme::Track read_track(Fields& fields) {
    programme::Track track;
    track.id = fields.id("id", Need::required);
    track.name = fields.localized("name", Need::required);
    track.color = read_color(fields);
    return track;
}

programme::Person read_person(Fields& fields) {
    programme::Person person;
    person.id = fields.id("id", Need::required);
    person.guid = fields.text("guid");
    person.name = fields.text("name", Need::required);
    person.affiliation = fields.text("affiliation");
    person.position = fields.localized("position");
    person.biography = fields.localized("biography", Need::optional, Lines::many);
    person.url = fields.text("url");
    return person;
}

programme::Session read_session(Fields& fields) {
    programme::Session session;
    session.id = fields.id("id", Need::required);
    fields.with_object("keys", Need::optional, [&](Fields& keys) {
        session.keys = {keys.text("guid"), keys.text("code"), keys.text("number")};
    });
    session.kind = fields.word("kind", programme::session_kind, programme::SessionKind::talk);
    session.status =
        fields.word("status", programme::session_status, programme::SessionStatus::scheduled);
    session.plenary = fields.flag("plenary");
    session.full = fields.flag("full");
    session.instead = fields.id("instead");
    session.recording =
        fields.word("recording", programme::recording, programme::Recording::unstated);
    std::tie(session.start, session.end) = read_span(fields);
    session.rooms = read_room_ids(fields);
    session.track = fields.id("track");
    fields.each_object("people", limits::people_per_session, [&](Fields& part) {
        session.people.push_back(
            {part.id("person", Need::required),
             part.word("role", programme::person_role, programme::PersonRole::speaker)});
    });
    session.links = read_links(fields, "links");
    session.attachments = read_links(fields, "attachments");
    read_session_texts(fields, session);
    return session;
}

programme::PublishedChange read_change(Fields& fields) {
    programme::PublishedChange change;
    change.id = fields.id("id", Need::required);
    static_cast<void>(fields.find("kind", Need::required));
    change.change.kind = fields.word("kind", programme::change_kind, programme::ChangeKind::text);
    change.change.session = fields.id("session", Need::required);
    change.change.title = fields.text("title");
    // Names of all rooms or people of a session, so longer than a line may be.
    change.change.from = fields.text("from", Need::optional, Lines::many);
    change.change.to = fields.text("to", Need::optional, Lines::many);
    change.at = fields.instant("at", Need::required).value_or(UtcTime{});
    change.before = read_slot(fields, "before");
    change.after = read_slot(fields, "after");
    return change;
}

programme::Announcement read_announcement(Fields& fields) {
    programme::Announcement announcement;
    announcement.id = fields.id("id", Need::required);
    static_cast<void>(fields.find("severity", Need::required));
    announcement.severity = fields.word("severity", programme::announcement_severity,
                                        programme::AnnouncementSeverity::info);
    announcement.zones = fields.ids("zones", limits::zones_per_announcement);
    announcement.text = fields.localized("text", Need::required, Lines::many);
    announcement.from = fields.instant("from", Need::required).value_or(UtcTime{});
    announcement.until = fields.instant("until");
    if (announcement.until && *announcement.until <= announcement.from)
        fields.wrong("until", "it is not after the beginning");
    return announcement;
}

programme::Screen read_screen(Fields& fields) {
    programme::Screen screen;
    screen.id = fields.id("id", Need::required);
    screen.name = fields.text("name", Need::required);
    screen.room = fields.id("room");
    screen.zone = fields.id("zone");
    screen.mode = fields.word("mode", programme::screen_mode, programme::ScreenMode::touch);
    screen.languages = fields.languages("languages", limits::languages_per_text);
    if (fields.find("theme") != nullptr)
        screen.theme = fields.word("theme", programme::screen_theme, programme::ScreenTheme::dark);
    if (const std::string hours = fields.text("light_hours"); !hours.empty()) {
        screen.light_hours = programme::light_hours(hours);
        if (!screen.light_hours) fields.wrong("light_hours", "it is not written as 08:00-19:30");
    }
    screen.reach_top_px = read_number(fields, "reach_top_px", reach_range);
    screen.map_position = read_position(fields);
    if (fields.find("way_out") != nullptr)
        screen.way_out = fields.word("way_out", programme::way_out, programme::WayOut::left);
    screen.viewing_cm = read_number(fields, "viewing_cm", viewing_range);
    screen.pages = read_pages(fields);
    return screen;
}

programme::Sponsor read_sponsor(Fields& fields) {
    programme::Sponsor sponsor;
    sponsor.id = fields.id("id", Need::required);
    sponsor.name = fields.text("name", Need::required);
    sponsor.level = fields.localized("level");
    sponsor.url = fields.text("url");
    sponsor.logo = fields.text("logo");
    sponsor.picture = read_picture(fields, Need::optional);
    return sponsor;
}

programme::InfoPage read_info(Fields& fields) {
    programme::InfoPage page;
    page.id = fields.id("id", Need::required);
    page.kind = fields.word("kind", programme::info_kind, programme::InfoKind::other);
    page.title = fields.localized("title", Need::required);
    page.text = fields.localized("text", Need::optional, Lines::many);
    page.network = fields.text("network");
    page.password = fields.text("password");
    page.security = fields.word("security", programme::wifi_security, programme::WifiSecurity::wpa);
    return page;
}

programme::Map read_map(Fields& fields) {
    programme::Map map;
    map.id = fields.id("id", Need::required);
    map.title = fields.localized("title", Need::required);
    map.picture = read_picture(fields, Need::required).value_or(programme::Picture());
    return map;
}

}  // namespace foyer::feed
