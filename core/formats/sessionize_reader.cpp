// Reads Sessionize's views All and GridSmart.

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/json_place.h"
#include "core/formats/json_values.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

using programme::Link;
using programme::LocalizedText;

/// What a category is about; organisers make them up, only their titles tell.
enum class Category { track, level, language, format, other };

struct CategoryWord {
    std::string_view word;  ///< folded
    Category category;
};

// The first word of a title that is here counts: "Which track does your session best fit into?"
constexpr std::array category_words{
    CategoryWord{"track", Category::track},      CategoryWord{"tracks", Category::track},
    CategoryWord{"theme", Category::track},      CategoryWord{"thema", Category::track},
    CategoryWord{"level", Category::level},      CategoryWord{"niveau", Category::level},
    CategoryWord{"nivel", Category::level},      CategoryWord{"livello", Category::level},
    CategoryWord{"difficulty", Category::level}, CategoryWord{"language", Category::language},
    CategoryWord{"langue", Category::language},  CategoryWord{"sprache", Category::language},
    CategoryWord{"idioma", Category::language},  CategoryWord{"lingua", Category::language},
    CategoryWord{"taal", Category::language},    CategoryWord{"format", Category::format},
    CategoryWord{"type", Category::format},
};

Category category_called(std::string_view title) {
    for (const std::string& word : text::folded_words(title)) {
        const auto* known =
            std::find_if(category_words.begin(), category_words.end(),
                         [&](const CategoryWord& entry) { return entry.word == word; });
        if (known != category_words.end()) return known->category;
    }
    return Category::other;
}

bool flag_in(const Json& object, std::string_view name) {
    const Json& value = member_of(object, name);
    return value.is_boolean() && value.get<bool>();
}

/// The elements of a list whose place nobody asks for.
void each(const Json& list, const std::function<void(const Json&)>& take) {
    each_element(list, {}, [&](const Json& element, const JsonPlace&) { take(element); });
}

class SessionizeReader {
public:
    SessionizeReader(ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), report_(report) {}

    void read_all(const Json& document) {
        const JsonPlace root;
        read_rooms(member_of(document, "rooms"));
        read_categories(member_of(document, "categories"));
        each(member_of(document, "speakers"),
             [this](const Json& speaker) { read_speaker(speaker); });
        each_element(
            member_of(document, "sessions"), root.member("sessions"),
            [this](const Json& session, const JsonPlace& place) { read_session(session, place); });
        finish();
    }

    void read_grid(const Json& days) {
        const JsonPlace root;
        each_element(days, root, [this](const Json& day, const JsonPlace& place) {
            // The time slots say the same again.
            each_element(
                member_of(day, "rooms"), place.member("rooms"),
                [this](const Json& room, const JsonPlace& at) { read_grid_room(room, at); });
        });
        finish();
    }

private:
    struct CategoryItem {
        Category category;
        std::string name;
    };

    void read_rooms(const Json& list) {
        std::vector<const Json*> rooms;
        each(list, [&rooms](const Json& room) { rooms.push_back(&room); });
        const auto sort_of = [](const Json* room) {
            const Json& sort = member_of(*room, "sort");
            return sort.is_number() ? sort.get<double>() : 0.0;
        };
        std::stable_sort(rooms.begin(), rooms.end(),
                         [&](const Json* a, const Json* b) { return sort_of(a) < sort_of(b); });
        for (const Json* room : rooms)
            read_room(*room);
    }

    std::optional<RoomRef> read_room(const Json& value) {
        RoomDraft room;
        room.guid = text_in(value, "id");
        room.name = LocalizedText(text_in(value, "name"));
        const auto known = builder_.room(room);
        if (known) rooms_by_id_.try_emplace(room.guid, *known);
        return known;
    }

    void read_categories(const Json& list) {
        each(list, [this](const Json& value) {
            // Others are asked of speakers: "Are you a new speaker?"
            if (text_in(value, "type") == "speaker") return;
            const Category category = category_called(text_in(value, "title"));
            each(member_of(value, "items"), [&](const Json& item) {
                items_by_id_.try_emplace(text_in(item, "id"),
                                         CategoryItem{category, text_in(item, "name")});
            });
        });
    }

    std::optional<PersonRef> read_speaker(const Json& value) {
        PersonDraft person;
        person.guid = text_in(value, "id");
        person.name = text_in(value, "fullName");
        if (person.name.empty()) person.name = text_in(value, "name");
        if (text::trim(person.name).empty())
            person.name = text_in(value, "firstName") + " " + text_in(value, "lastName");
        const std::string tag_line = text_in(value, "tagLine");
        // "Senior Engineer @ Company"; anything else is a position of free form.
        constexpr std::string_view at_company = " @ ";
        const std::size_t at = tag_line.find(at_company);
        const bool one = at != std::string::npos && tag_line.find('@', at + 2) == std::string::npos;
        if (one) person.affiliation = tag_line.substr(at + at_company.size());
        person.position = LocalizedText(one ? tag_line.substr(0, at) : tag_line);
        person.biography = LocalizedText(text_in(value, "bio"));
        person.markup = Markup::plain;
        const Json& links = member_of(value, "links");
        if (links.is_array() && !links.empty()) person.url = text_in(links[0], "url");
        const auto known = builder_.person(person);
        if (known) people_by_id_.try_emplace(person.guid, *known);
        return known;
    }

    void read_grid_room(const Json& value, const JsonPlace& place) {
        read_room(value);
        each_element(
            member_of(value, "sessions"), place.member("sessions"),
            [this](const Json& session, const JsonPlace& at) { read_session(session, at); });
    }

    void read_session(const Json& value, const JsonPlace& place) {
        // One beyond the limit is kept, so that the builder sees and tells it.
        if (drafts_.size() > limits::sessions) return;
        SessionDraft draft;
        draft.where = place.pointer();
        if (!value.is_object()) {
            report_.dropped({draft.where, "", "it is not an object"});
            return;
        }
        draft.keys.guid = text_in(value, "id");
        draft.title = LocalizedText(text_in(value, "title"));
        draft.abstract = LocalizedText(text_in(value, "description"));
        draft.markup = Markup::plain;
        if (!is_accepted(value, draft)) return;
        read_times(value, draft);
        read_room_of(value, draft);
        if (join_earlier(draft)) return;
        read_speakers_of(value, draft);
        read_categories_of(value, draft);
        read_kind(value, draft);
        for (const auto& [name, title] :
             {std::pair{"liveUrl", "Live"}, {"recordingUrl", "Recording"}})
            if (const std::string url = text_in(value, name); !url.empty())
                draft.links.push_back({url, title});
        by_id_.try_emplace(draft.keys.guid, drafts_.size());
        drafts_.push_back(std::move(draft));
    }

    bool is_accepted(const Json& value, const SessionDraft& draft) {
        const std::string status = text_in(value, "status");
        if (status.empty() || status.starts_with("Accept") || status == "Nominated") return true;
        report_.dropped({draft.where, std::string(draft.title.in("")),
                         "its status is " + status + ", so it is not part of the programme"});
        return false;
    }

    static void read_times(const Json& value, SessionDraft& draft) {
        draft.stated_start = text_in(value, "startsAt");
        draft.stated_length = text_in(value, "endsAt");
        draft.start = stated_time(draft.stated_start);
        draft.end = stated_time(draft.stated_length);
    }

    void read_room_of(const Json& value, SessionDraft& draft) {
        draft.plenary = flag_in(value, "isPlenumSession");
        // A break for everybody stands in a room only because the grid has to draw it somewhere.
        if (draft.plenary && flag_in(value, "isServiceSession")) return;
        const std::string id = text_in(value, "roomId");
        const auto known = rooms_by_id_.find(id);
        if (known != rooms_by_id_.end())
            draft.rooms.push_back(known->second);
        else if (const auto named = builder_.room_called(text_in(value, "room")))
            draft.rooms.push_back(*named);
        else if (!id.empty())
            report_.repaired({draft.where, std::string(draft.title.in("")), "roomId", id, "",
                              "no room in the file has this id"});
    }

    /// A session that the grid lists in several rooms is one session.
    bool join_earlier(const SessionDraft& draft) {
        const auto known = by_id_.find(draft.keys.guid);
        if (draft.keys.guid.empty() || known == by_id_.end()) return false;
        SessionDraft& earlier = drafts_[known->second];
        if (earlier.stated_start != draft.stated_start) return false;
        earlier.rooms.insert(earlier.rooms.end(), draft.rooms.begin(), draft.rooms.end());
        return true;
    }

    /// Ids of people described elsewhere, or people with their names.
    void read_speakers_of(const Json& value, SessionDraft& draft) {
        each(member_of(value, "speakers"), [&](const Json& speaker) {
            const auto known = people_by_id_.find(text_of(speaker));
            if (known != people_by_id_.end()) {
                draft.people.push_back({known->second});
            } else if (speaker.is_object()) {
                if (const auto named = read_speaker(speaker)) draft.people.push_back({*named});
            } else {
                report_.repaired({draft.where, std::string(draft.title.in("")), "speakers",
                                  text_of(speaker), "", "nobody in the file has this id"});
            }
        });
    }

    /// Ids of items in the view All, whole categories in the grid.
    void read_categories_of(const Json& value, SessionDraft& draft) {
        each(member_of(value, "categoryItems"), [&](const Json& id) {
            const auto known = items_by_id_.find(text_of(id));
            if (known != items_by_id_.end()) take(known->second, draft);
        });
        each(member_of(value, "categories"), [&](const Json& category) {
            const Category about = category_called(text_in(category, "name"));
            each(member_of(category, "categoryItems"), [&](const Json& item) {
                take({about, text_in(item, "name")}, draft);
            });
        });
    }

    /// The first item of each category counts.
    void take(const CategoryItem& item, SessionDraft& draft) {
        switch (item.category) {
            case Category::track:
                if (!draft.track) draft.track = builder_.track({"", LocalizedText(item.name), ""});
                break;
            case Category::level:
                if (draft.level.empty()) draft.level = item.name;
                break;
            case Category::language:
                if (draft.language.empty()) draft.language = item.name;
                break;
            case Category::format:
                if (draft.type.empty()) draft.type = item.name;
                break;
            case Category::other:
                break;
        }
    }

    static void read_kind(const Json& value, SessionDraft& draft) {
        if (!flag_in(value, "isServiceSession")) return;
        draft.kind = kind_from_words("service", draft.title.in(""), !draft.people.empty());
    }

    void finish() {
        for (SessionDraft& draft : drafts_)
            builder_.add(std::move(draft));
    }

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    std::map<std::string, RoomRef> rooms_by_id_;
    std::map<std::string, PersonRef> people_by_id_;
    std::map<std::string, CategoryItem> items_by_id_;
    std::vector<SessionDraft> drafts_;
    std::map<std::string, std::size_t> by_id_;
};

}  // namespace

Result<programme::Programme> read_sessionize(std::string_view bytes, const ImportOptions& options,
                                             ImportReport& report) {
    const Result<Json> document = parse_json(bytes);
    if (!document) return document.error();
    const bool all = member_of(*document, "sessions").is_array();
    if (!all && !document->is_array())
        return Error{ErrorKind::unsupported,
                     "This is JSON, but no programme of Sessionize: the view All has a list "
                     "\"sessions\", the view GridSmart is a list of days."};
    ProgrammeBuilder builder(options, report);
    SessionizeReader reader(builder, report);
    if (all)
        reader.read_all(*document);
    else
        reader.read_grid(*document);
    return builder.finish();
}

}  // namespace foyer::formats
