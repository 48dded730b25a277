// Reads SITCON's sessions.json: sessions, speakers, session types, rooms and tags, each with its
// texts in an object per language. Both editions that are known write the same members; a later one
// adds some that nobody needs.

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/formats/json_place.h"
#include "core/formats/json_values.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;
using programme::SessionKind;

/// The type of doors, breaks, meals and ceremonies.
constexpr std::string_view event_type = "Ev";

/// The text called `name` in each member of `object` that stands for a language:
/// {"zh": {"title": "…"}, "en": {"title": "…"}}.
LocalizedText translated(const Json& object, std::string_view name) {
    LocalizedText text;
    if (!object.is_object()) return text;
    for (const auto& [language, texts] : object.items()) {
        if (text.entries().size() > limits::languages_per_text) break;
        if (language.empty() || !texts.is_object()) continue;
        text.set(language, text_in(texts, name));
    }
    return text;
}

class SitconReader {
public:
    SitconReader(ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), report_(report) {}

    void read(const Json& document) {
        const JsonPlace root;
        const auto each = [&](std::string_view name, const auto& take) {
            each_element(member_of(document, name), root.member(name), take);
        };
        each("rooms", [this](const Json& value, const JsonPlace&) {
            RoomDraft room;
            room.guid = text_in(value, "id");
            room.name = translated(value, "name");
            if (room.name.empty()) room.name = LocalizedText(room.guid);
            room.description = translated(value, "description");
            if (const auto known = builder_.room(room)) rooms_.try_emplace(room.guid, *known);
        });
        each("session_types", [this](const Json& value, const JsonPlace&) {
            types_.try_emplace(text_in(value, "id"), translated(value, "name").in("en"));
        });
        each("tags", [this](const Json& value, const JsonPlace&) {
            tags_.try_emplace(text_in(value, "id"), translated(value, "name"));
        });
        each("speakers", [this](const Json& value, const JsonPlace&) {
            PersonDraft person;
            person.guid = text_in(value, "id");
            // A person has one name: the one in the language of the conference.
            const LocalizedText name = translated(value, "name");
            person.name = name.in(name.in("zh").empty() ? "en" : "zh");
            person.biography = translated(value, "bio");
            if (const auto known = builder_.person(person))
                people_.try_emplace(person.guid, *known);
        });
        each("sessions",
             [this](const Json& value, const JsonPlace& place) { read_session(value, place); });
    }

private:
    void read_session(const Json& value, const JsonPlace& place) {
        SessionDraft draft;
        draft.where = place.pointer();
        if (!value.is_object()) {
            report_.dropped({draft.where, "", "it is not an object"});
            return;
        }
        draft.keys.guid = text_in(value, "id");
        draft.title = translated(value, "title");
        draft.abstract = translated(value, "description");
        draft.stated_start = text_in(value, "start");
        draft.stated_length = text_in(value, "end");
        draft.start = stated_time(draft.stated_start);
        draft.end = stated_time(draft.stated_length);
        draft.language = text_in(value, "language");
        draft.url = text_in(value, "uri");
        read_rooms(value, draft);
        read_speakers(value, draft);
        read_type(value, draft);
        read_links(value, draft);
        builder_.add(std::move(draft));
    }

    /// A session takes place in one room and is broadcast to others, itself often among them.
    void read_rooms(const Json& value, SessionDraft& draft) {
        read_room(text_in(value, "room"), draft);
        const Json& others = member_of(value, "broadcast");
        if (!others.is_array()) return;
        for (const Json& other : others)
            read_room(text_of(other), draft);
    }

    void read_room(const std::string& id, SessionDraft& draft) {
        const auto known = rooms_.find(id);
        if (known != rooms_.end())
            draft.rooms.push_back(known->second);
        else if (const auto named = builder_.room_called(id))
            draft.rooms.push_back(*named);
    }

    void read_speakers(const Json& value, SessionDraft& draft) {
        const Json& speakers = member_of(value, "speakers");
        if (!speakers.is_array()) return;
        for (const Json& speaker : speakers) {
            const auto known = people_.find(text_of(speaker));
            if (known != people_.end())
                draft.people.push_back({known->second});
            else
                report_.repaired({draft.where, std::string(draft.title.in("")), "speakers",
                                  text_of(speaker), "", "nobody in the file has this id"});
        }
    }

    void read_type(const Json& value, SessionDraft& draft) {
        const std::string id = text_in(value, "type");
        const auto type = types_.find(id);
        draft.type = type == types_.end() ? id : type->second;
        if (id == event_type) {
            const SessionKind kind =
                kind_from_words(draft.type, draft.title.in("en"), !draft.people.empty());
            draft.kind = kind == SessionKind::talk ? SessionKind::other : kind;
        }
        // A session has several tags, of which the first is the nearest thing to a track.
        const Json& tags = member_of(value, "tags");
        if (!tags.is_array() || tags.empty()) return;
        const auto tag = tags_.find(text_of(tags[0]));
        if (tag != tags_.end()) draft.track = builder_.track({tag->first, tag->second, ""});
    }

    static void read_links(const Json& value, SessionDraft& draft) {
        if (const std::string url = text_in(value, "slide"); !url.empty())
            draft.attachments.push_back({url, "Slides"});
        for (const auto& [name, title] : {std::pair{"qa", "Q&A"},
                                          {"co_write", "Notes"},
                                          {"live", "Live"},
                                          {"record", "Recording"}})
            if (const std::string url = text_in(value, name); !url.empty())
                draft.links.push_back({url, title});
    }

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    std::map<std::string, RoomRef> rooms_;
    std::map<std::string, PersonRef> people_;
    std::map<std::string, std::string> types_;
    std::map<std::string, LocalizedText> tags_;
};

}  // namespace

Result<programme::Programme> read_sitcon(std::string_view bytes, const ImportOptions& options,
                                         ImportReport& report) {
    const Result<Json> document = parse_json(bytes);
    if (!document) return document.error();
    if (!member_of(*document, "sessions").is_array())
        return Error{ErrorKind::unsupported,
                     "This is JSON, but no programme of SITCON: that has a list \"sessions\"."};
    ProgrammeBuilder builder(options, report);
    SitconReader(builder, report).read(*document);
    return builder.finish();
}

}  // namespace foyer::formats
