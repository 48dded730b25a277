// The second half of ProgrammeBuilder: from drafts to a programme.

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/builder_state.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;
using programme::Programme;
using programme::Session;

/// The length of a slot where the file states none that makes sense.
constexpr std::chrono::minutes usual_slot{5};

const Place whole_conference{"conference", ""};

/// The key of a session as a record id, where it is one without being changed beyond recognition.
std::string_view best_key(const programme::SourceKeys& keys) {
    for (const std::string* key : {&keys.guid, &keys.code, &keys.number}) {
        if (is_record_id(text::lower_case(*key))) return *key;
    }
    return keys.guid.empty() ? std::string_view(keys.code) : std::string_view(keys.guid);
}

/// "20190604" as "2019-06-04"; anything else as it is.
std::string with_date(std::string_view word) {
    const bool digits =
        word.size() == 8 && word.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits) return std::string(word);
    std::string date(word);
    date.insert(6, "-").insert(4, "-");
    return stated_date(date) ? date : std::string(word);
}

/// The name of a file without its folder and ending, for people: "cc-20190604.json" as
/// "cc 2019-06-04". "" when nothing of it is left.
std::string title_from_file(std::string_view path) {
    const std::string name = text::sanitise_line(path.substr(path.find_last_of("/\\") + 1));
    std::string stem = name.substr(0, name.find('.', 1));
    std::replace(stem.begin(), stem.end(), '-', ' ');
    std::replace(stem.begin(), stem.end(), '_', ' ');
    std::string title;
    for (const std::string_view word : text::split(stem, ' '))
        title += (title.empty() ? "" : " ") + with_date(word);
    return title;
}

Error too_many(std::size_t limit, const char* what) {
    return {ErrorKind::too_large, "The file has more than " + std::to_string(limit) + " " + what +
                                      ", which is more than a programme may hold. Import a part "
                                      "of it, or check that it is a programme."};
}

}  // namespace

Result<Programme> ProgrammeBuilder::finish() {
    const std::unique_ptr<State> state =
        std::exchange(state_, std::make_unique<State>(state_->options, state_->report));
    State& s = *state;
    if (s.too_many_sessions || s.sessions.size() > limits::sessions)
        return too_many(limits::sessions, "sessions");
    if (s.too_many_people) return too_many(limits::people, "people");
    if (s.too_many_rooms) return too_many(limits::rooms, "rooms");
    if (s.too_many_tracks) return too_many(limits::tracks, "tracks");

    const auto zone = choose_zone(s.options, s.conference.time_zone, s.sessions, s.cleaner);
    if (!zone) return zone.error();
    const std::chrono::minutes boundary =
        choose_boundary(*zone, s.conference.day_change, s.days, s.sessions, s.cleaner);
    const std::chrono::minutes slot = s.conference.timeslot.value_or(usual_slot);
    const bool sensible = slot > std::chrono::minutes{0} && slot <= std::chrono::minutes{60};
    const std::size_t found = s.sessions.size();
    resolve_times({*zone, boundary}, sensible ? slot : usual_slot, s.sessions, s.cleaner, s.report);
    if (s.sessions.empty())
        return Error{ErrorKind::invalid,
                     found == 0 ? "The file is well-formed and has no sessions. An empty programme "
                                  "is not imported; check the address or the export."
                                : "None of the " + std::to_string(found) +
                                      " sessions in the file can be used: " +
                                      s.report.drops().front().why + ". Check the export."};

    Programme programme;
    programme.conference = s.finish_conference(*zone, boundary);
    s.give_ids(programme);
    s.take_used(programme);
    if (programme.rooms.size() > limits::rooms) return too_many(limits::rooms, "rooms");
    if (programme.tracks.size() > limits::tracks) return too_many(limits::tracks, "tracks");
    if (programme.people.size() > limits::people) return too_many(limits::people, "people");
    return programme;
}

std::optional<std::chrono::year_month_day> ProgrammeBuilder::State::announced_day(
    std::string_view stated, const TimeZone& zone) {
    if (const StatedTime time = stated_time(stated); time.instant)
        return std::chrono::year_month_day(
            std::chrono::floor<std::chrono::days>(zone.to_local(*time.instant)));
    return stated_date(stated);
}

programme::Conference ProgrammeBuilder::State::finish_conference(const TimeZone& zone,
                                                                 std::chrono::minutes boundary) {
    const Place& place = whole_conference;
    programme::Conference result;
    if (!options.title.empty()) conference.title = LocalizedText(options.title);
    result.title = cleaner.lines(conference.title, "title", place);
    result.subtitle = cleaner.lines(conference.subtitle, "subtitle", place);
    result.acronym = cleaner.line(conference.acronym, "acronym", place);
    result.venue = cleaner.line(conference.venue, "venue", place);
    result.city = cleaner.line(conference.city, "city", place);
    result.url = cleaner.address(conference.url, "", "url", place);
    result.version = cleaner.line(conference.version, "version", place);
    result.generator = cleaner.line(conference.generator, "generator", place);
    result.zone = zone;
    result.day_boundary = boundary;
    result.first_day = announced_day(conference.first_day, zone);
    result.last_day = announced_day(conference.last_day, zone);
    if (result.first_day && result.last_day && *result.last_day < *result.first_day) {
        cleaner.report(place, "end", conference.last_day, "", "the last day is before the first");
        result.last_day.reset();
    }
    if (result.title.empty()) {
        const std::string name =
            result.acronym.empty() ? title_from_file(options.name) : result.acronym;
        result.title = LocalizedText(name.empty() ? "Programme" : name);
        cleaner.report(place, "title", "", result.title.in(""),
                       "the file names no conference; name it with --title");
    }
    result.id = record_id(result.acronym.empty() ? result.title.in("") : result.acronym);
    return result;
}

/// Ids depend on keys and times alone, so the order of the file does not change them.
void ProgrammeBuilder::State::give_ids(Programme& programme) {
    std::vector<std::tuple<UtcTime, std::string, std::string, std::size_t>> order;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const TimedSession& timed = sessions[i];
        std::string room = timed.rooms.empty() ? "" : whole(rooms[timed.rooms.front()].name);
        order.emplace_back(timed.session.start, std::move(room), whole(timed.session.title), i);
    }
    std::sort(order.begin(), order.end());
    UniqueIds ids;
    for (const auto& entry : order) {
        Session& session = sessions[std::get<3>(entry)].session;
        const std::string_view key = best_key(session.keys);
        session.id = ids.take(key.empty() ? session.title.in("") : key);
        programme.sessions.push_back(std::move(session));
    }
    // The drafts follow, so that both are in one order.
    std::vector<TimedSession> sorted;
    sorted.reserve(sessions.size());
    for (const auto& entry : order)
        sorted.push_back(std::move(sessions[std::get<3>(entry)]));
    sessions = std::move(sorted);
}

/// Moves rooms, tracks and people that sessions use into the programme, in their order of
/// appearance, and points the sessions to them.
void ProgrammeBuilder::State::take_used(Programme& programme) {
    std::vector<bool> room_used(rooms.size()), track_used(tracks.size()),
        person_used(people.size());
    for (const TimedSession& timed : sessions) {
        for (const RoomRef room : timed.rooms)
            room_used[room] = true;
        if (timed.track) track_used[*timed.track] = true;
        for (const ParticipationDraft& part : timed.people)
            person_used[part.person] = true;
    }
    // Where everything is plenary, the rooms that the file lists are still the rooms.
    if (std::none_of(room_used.begin(), room_used.end(), [](bool used) { return used; }))
        room_used.assign(rooms.size(), true);

    std::string unused;
    UniqueIds room_ids, track_ids, person_ids;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        rooms[i].id = "";
        if (!room_used[i]) {
            if (!unused.empty()) unused += ", ";
            unused += rooms[i].name.in("");
            continue;
        }
        rooms[i].id = room_ids.take(rooms[i].name.in("en"));
        programme.rooms.push_back(rooms[i]);
    }
    if (!unused.empty())
        cleaner.report(whole_conference, "rooms", std::to_string(rooms.size()) + " rooms",
                       std::to_string(programme.rooms.size()) + " rooms",
                       "no session takes place in " + unused);
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (!track_used[i]) continue;
        tracks[i].id = track_ids.take(tracks[i].name.in("en"));
        programme.tracks.push_back(tracks[i]);
    }
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (!person_used[i]) continue;
        people[i].id = person_ids.take(people[i].name);
        programme.people.push_back(people[i]);
    }
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        Session& session = programme.sessions[i];
        for (const RoomRef room : sessions[i].rooms)
            session.rooms.push_back(rooms[room].id);
        if (sessions[i].track) session.track = tracks[*sessions[i].track].id;
        for (const ParticipationDraft& part : sessions[i].people)
            session.people.push_back({people[part.person].id, part.role});
    }
}

}  // namespace foyer::formats
