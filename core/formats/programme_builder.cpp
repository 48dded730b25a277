#include "core/formats/programme_builder.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/builder_state.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;
using programme::Session;

std::string key_of(std::string_view raw) {
    return text::sanitise_line(raw.substr(0, limits::line_bytes));
}

}  // namespace

ProgrammeBuilder::ProgrammeBuilder(const ImportOptions& options, ImportReport& report)
    : state_(std::make_unique<State>(options, report)) {}
ProgrammeBuilder::~ProgrammeBuilder() = default;

ConferenceDraft& ProgrammeBuilder::conference() {
    return state_->conference;
}

// Rooms, tracks, people -----------------------------------------------------------------------

std::optional<RoomRef> ProgrammeBuilder::room(const RoomDraft& draft) {
    State& s = *state_;
    const std::string raw_name = whole(draft.name);
    const Place place{"rooms", ""};
    std::optional<RoomRef> known = s.rooms.find(draft.guid, raw_name);
    if (!known) {
        const LocalizedText name = s.cleaner.lines(draft.name, "name", place);
        if (name.empty()) return std::nullopt;
        known = s.rooms.find(draft.guid, whole(name));
        if (!known) {
            // Room for the unused ones too; those in use are counted at the end.
            if (s.rooms.size() > 4 * limits::rooms) {
                s.too_many_rooms = true;
                return std::nullopt;
            }
            programme::Room room;
            room.name = name;
            known = s.rooms.add(std::move(room), draft.guid, whole(name));
        }
        s.rooms.also_called(*known, draft.guid, raw_name);
        for (const auto& entry : name.entries())
            s.rooms.also_called(*known, draft.guid, entry.second);
    }
    s.rooms.also_called(*known, draft.guid, raw_name);
    programme::Room& room = s.rooms[*known];
    if (room.guid.empty()) room.guid = key_of(draft.guid);
    if (room.description.empty())
        room.description =
            s.cleaner.paragraphs(draft.description, Markup::rich, "description", place);
    if (room.floor.empty()) room.floor = s.cleaner.lines(draft.floor, "floor", place);
    if (!room.capacity && draft.capacity && *draft.capacity > 0) room.capacity = draft.capacity;
    return known;
}

std::optional<RoomRef> ProgrammeBuilder::room_called(std::string_view name) {
    RoomDraft draft;
    draft.name = LocalizedText(std::string(name));
    return room(draft);
}

std::optional<TrackRef> ProgrammeBuilder::track(const TrackDraft& draft) {
    State& s = *state_;
    const std::string raw_name = whole(draft.name);
    const Place place{"tracks", ""};
    std::optional<TrackRef> known = s.tracks.find(draft.key, raw_name);
    if (!known) {
        const LocalizedText name = s.cleaner.lines(draft.name, "name", place);
        if (name.empty()) return std::nullopt;
        known = s.tracks.find(draft.key, whole(name));
        if (!known) {
            if (s.tracks.size() > 4 * limits::tracks) {
                s.too_many_tracks = true;
                return std::nullopt;
            }
            programme::Track track;
            track.name = name;
            known = s.tracks.add(std::move(track), draft.key, whole(name));
        }
        for (const auto& entry : name.entries())
            s.tracks.also_called(*known, draft.key, entry.second);
    }
    s.tracks.also_called(*known, draft.key, raw_name);
    programme::Track& track = s.tracks[*known];
    if (track.color.empty()) track.color = s.cleaner.color(draft.color, place);
    return known;
}

std::optional<PersonRef> ProgrammeBuilder::person(const PersonDraft& draft) {
    State& s = *state_;
    const Place place{"people", draft.name};
    std::optional<PersonRef> known = s.people.find(draft.guid, draft.name);
    if (!known) {
        const std::string name = s.cleaner.line(draft.name, "name", place);
        if (name.empty()) return std::nullopt;
        known = s.people.find(draft.guid, name);
        if (!known) {
            if (s.people.size() > limits::people) {
                s.too_many_people = true;
                return std::nullopt;
            }
            programme::Person person;
            person.name = name;
            known = s.people.add(std::move(person), draft.guid, name);
        }
    }
    s.people.also_called(*known, draft.guid, draft.name);
    programme::Person& person = s.people[*known];
    if (person.guid.empty()) person.guid = key_of(draft.guid);
    if (person.affiliation.empty())
        person.affiliation = s.cleaner.line(draft.affiliation, "affiliation", place);
    if (person.position.empty())
        person.position = s.cleaner.lines(draft.position, "position", place);
    if (person.biography.empty())
        person.biography = s.cleaner.paragraphs(draft.biography, draft.markup, "biography", place);
    if (person.url.empty())
        person.url = s.cleaner.address(draft.url, s.conference.url, "url", place);
    return known;
}

void ProgrammeBuilder::day_lasts(const StatedTime& begin, const StatedTime& end) {
    state_->days.push_back({begin, end});
}

// Sessions ------------------------------------------------------------------------------------

void ProgrammeBuilder::add(SessionDraft draft) {
    State& s = *state_;
    if (s.sessions.size() > limits::sessions) {
        s.too_many_sessions = true;
        return;
    }
    TimedSession timed;
    timed.session = s.clean_session(draft);
    const std::string title(timed.session.title.in(""));
    s.add_people(draft, timed, {draft.where, title});
    for (const RoomRef room : draft.rooms)
        if (std::find(timed.rooms.begin(), timed.rooms.end(), room) == timed.rooms.end())
            timed.rooms.push_back(room);
    timed.where = std::move(draft.where);
    timed.start = draft.start;
    timed.end = draft.end;
    timed.duration = draft.duration;
    timed.stated_length = std::move(draft.stated_length);
    timed.listed_day = draft.listed_day;
    timed.track = draft.track;
    s.sessions.push_back(std::move(timed));
}

Session ProgrammeBuilder::State::clean_session(SessionDraft& draft) {
    Session session;
    const std::string raw_title(draft.title.in(""));
    const Place place{draft.where, raw_title};
    session.keys = {key_of(draft.keys.guid), key_of(draft.keys.code), key_of(draft.keys.number)};
    session.title = cleaner.lines(draft.title, "title", place);
    session.subtitle = cleaner.lines(draft.subtitle, "subtitle", place);
    session.abstract = cleaner.paragraphs(draft.abstract, draft.markup, "abstract", place);
    session.description = cleaner.paragraphs(draft.description, draft.markup, "description", place);
    // Several producers write one text into both fields.
    if (session.description == session.abstract) session.description = {};
    session.plenary = draft.plenary;
    session.stated_start = cleaner.line(draft.stated_start, "start", place);
    session.type = cleaner.line(draft.type, "type", place);
    session.language = cleaner.language(draft.language, place);
    session.level = cleaner.line(draft.level, "level", place);
    session.recording = draft.recording;
    session.license = cleaner.line(draft.license, "license", place);
    const std::string& base = conference.url;
    session.url = cleaner.address(draft.url, base, "url", place);
    session.feedback_url = cleaner.address(draft.feedback_url, base, "feedback_url", place);
    session.logo = cleaner.address(draft.logo, base, "logo", place);
    session.links = cleaner.links(draft.links, base, "links", place);
    // FOSDEM repeats the address for feedback among the links.
    if (!session.feedback_url.empty())
        std::erase_if(session.links, [&](const programme::Link& link) {
            return link.url == session.feedback_url;
        });
    session.attachments = cleaner.links(draft.attachments, base, "attachments", place);
    read_words(draft, session, place);
    return session;
}

/// Takes kind and status from words, and makes sure that there is a title.
void ProgrammeBuilder::State::read_words(SessionDraft& draft, Session& session,
                                         const Place& place) {
    session.status = draft.status.value_or(programme::SessionStatus::scheduled);
    LocalizedText unmarked;
    for (const auto& [language, title] : session.title.entries()) {
        MarkedTitle marked = take_status_mark(title);
        if (!marked.mark.empty()) {
            if (marked.cancelled && !draft.status)
                session.status = programme::SessionStatus::cancelled;
            if (marked.title != title)
                cleaner.report(place, "title", title, marked.title,
                               "\"" + marked.mark + "\" in the title is a mark" +
                                   (marked.cancelled ? ": the session is cancelled" : ""));
        }
        unmarked.set(language, std::move(marked.title));
    }
    session.title = std::move(unmarked);
    if (session.title.empty()) {
        session.title = session.subtitle;
        if (!session.title.empty()) session.subtitle = {};
        if (session.title.empty() && !session.type.empty())
            session.title = LocalizedText(session.type);
        if (session.title.empty()) {
            session.title.set("en", "Untitled");
            session.title.set("fr", "Sans titre");
        }
        cleaner.report(place, "title", "", session.title.in("en"), "it has no title");
    }
    session.kind = draft.kind.value_or(
        kind_from_words(session.type, session.title.in(""), !draft.people.empty()));
}

void ProgrammeBuilder::State::add_people(const SessionDraft& draft, TimedSession& timed,
                                         const Place& place) {
    std::vector<PersonRef> seen;
    for (const ParticipationDraft& part : draft.people) {
        if (timed.people.size() == limits::people_per_session) {
            cleaner.report(place, "people", std::to_string(draft.people.size()) + " people",
                           std::to_string(limits::people_per_session) + " people",
                           "more than one session may have");
            break;
        }
        if (std::find(seen.begin(), seen.end(), part.person) != seen.end()) continue;
        seen.push_back(part.person);
        timed.people.push_back(part);
    }
}

}  // namespace foyer::formats
