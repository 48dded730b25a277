// Reads submissions as pretalx's API gives them (with their slots expanded), one page after the
// other, as a plain list, or re-keyed by the pages that show them: by day, minute and room.
// Wherever in the document a submission stands, its slots say when and where it takes place.

#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/json.h"
#include "core/formats/json_place.h"
#include "core/formats/json_values.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;
using programme::SessionStatus;

bool is_submission(const Json& value) {
    return member_of(value, "code").is_string() && member_of(value, "slots").is_array();
}

/// A name, or an object that has one: {"id": 19, "name": {"fr": "Plénière"}}.
LocalizedText name_or_word(const Json& value) {
    const Json& name = member_of(value, "name");
    return localized_of(name.is_null() ? value : name);
}

class PretalxReader {
public:
    PretalxReader(ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), report_(report) {}

    void read(const Json& document) {
        const Json& rooms = member_of(document, "rooms");
        if (rooms.is_array())
            for (const Json& room : rooms)
                read_room(room);
        const Json& speakers = member_of(document, "speakers");
        if (speakers.is_structured())
            for (const Json& speaker : speakers)
                read_person(speaker);
        look_at_pages(document);
        find_submissions(document, {});
        read_breaks(member_of(document, "extra"));
    }

private:
    /// The API gives long lists in pages, and a page is not the programme.
    void look_at_pages(const Json& document) {
        const std::string next = text_in(document, "next");
        if (next.empty()) return;
        report_.repaired({"/next", "", "next", next, "",
                          "this is one page of several: fetch all submissions in one file, with a "
                          "larger limit in the address"});
    }

    /// Depth is bounded by the parser.
    void find_submissions(const Json& value, const JsonPlace& place) {
        if (is_submission(value)) {
            read_submission(value, place);
        } else if (value.is_object()) {
            for (const auto& [name, member] : value.items())
                if (member.is_structured()) find_submissions(member, place.member(name));
        } else if (value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i)
                if (value[i].is_structured()) find_submissions(value[i], place.element(i));
        }
    }

    void read_submission(const Json& value, const JsonPlace& place) {
        const std::string code = text_in(value, "code");
        const JsonPlace slots_place = place.member("slots");
        const Json& slots = member_of(value, "slots");
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const Json& slot = slots[i];
            const std::string start = text_in(slot, "start");
            // The pages list a submission once for each of its slots.
            if (!seen_.emplace(code, text_in(slot, "id") + " " + start).second) continue;
            SessionDraft draft;
            draft.where = slots_place.element(i).pointer();
            draft.title = localized_in(value, "title");
            if (!slot.is_object()) {
                report_.dropped({draft.where, std::string(draft.title.in("")),
                                 "its slot is a mere number; fetch the submissions with "
                                 "?expand=slots,slots.room"});
                continue;
            }
            draft.keys.code = code;
            draft.keys.number = text_in(slot, "id");
            if (!read_state(value, draft)) continue;
            draft.stated_start = start;
            draft.start = stated_time(start);
            draft.stated_length = text_in(slot, "end");
            draft.end = stated_time(draft.stated_length);
            draft.duration = stated_duration(text_in(slot, "duration"));
            if (!draft.duration) draft.duration = stated_duration(text_in(value, "duration"));
            if (const auto room = read_room(member_of(slot, "room"))) draft.rooms.push_back(*room);
            read_texts(value, draft);
            builder_.add(std::move(draft));
        }
        if (slots.empty() && seen_.emplace(code, "").second)
            report_.dropped({place.pointer(), std::string(localized_in(value, "title").in("")),
                             "it has no slot, so it takes place nowhere"});
    }

    /// False when the submission is not for the public.
    bool read_state(const Json& value, SessionDraft& draft) {
        const std::string state = text_in(value, "state");
        if (state == "canceled" || state == "withdrawn") draft.status = SessionStatus::cancelled;
        const bool unpublished =
            state == "submitted" || state == "rejected" || state == "draft" || state == "deleted";
        if (!unpublished) return true;
        report_.dropped({draft.where, std::string(draft.title.in("")),
                         "its state is " + state + ", so it is not part of the programme"});
        return false;
    }

    void read_texts(const Json& value, SessionDraft& draft) {
        draft.abstract = localized_in(value, "abstract");
        draft.description = localized_in(value, "description");
        draft.type = name_or_word(member_of(value, "submission_type")).in("en");
        draft.language = text_in(value, "content_locale");
        draft.logo = text_in(value, "image");
        const Json& unrecorded = member_of(value, "do_not_record");
        if (unrecorded.is_boolean() && unrecorded.get<bool>())
            draft.recording = programme::Recording::not_recorded;
        TrackDraft track;
        track.name = name_or_word(member_of(value, "track"));
        track.color = text_in(member_of(value, "track"), "color");
        draft.track = builder_.track(track);
        const Json& speakers = member_of(value, "speakers");
        if (!speakers.is_array()) return;
        for (const Json& speaker : speakers) {
            const auto known = people_.find(text_of(speaker));
            if (known != people_.end())
                draft.people.push_back({known->second});
            else if (const auto person = read_person(speaker))
                draft.people.push_back({*person});
            else
                report_.repaired({draft.where, std::string(draft.title.in("")), "speakers",
                                  text_of(speaker), "",
                                  "nobody in the file has this code; fetch the submissions with "
                                  "?expand=speakers"});
        }
    }

    std::optional<PersonRef> read_person(const Json& value) {
        PersonDraft person;
        person.guid = text_in(value, "code");
        person.name = text_in(value, "name");
        person.biography = localized_in(value, "biography");
        const auto known = builder_.person(person);
        if (known) people_.try_emplace(person.guid, *known);
        return known;
    }

    std::optional<RoomRef> read_room(const Json& value) {
        RoomDraft room;
        room.guid = text_in(value, "guid");
        if (room.guid.empty()) room.guid = text_in(value, "uuid");
        room.name = name_or_word(value);
        room.description = localized_in(value, "description");
        const Json& seats = member_of(value, "capacity");
        if (seats.is_number_unsigned() && seats.get<std::uint64_t>() <= 1'000'000)
            room.capacity = seats.get<int>();
        return builder_.room(room);
    }

    /// Breaks beside the submissions: {"2025-11-01": {"750": {"id": "…", "title": {…}}}}, by day
    /// and minute of the day. They are for everybody.
    void read_breaks(const Json& days) {
        if (!days.is_object()) return;
        const JsonPlace root;
        const JsonPlace place = root.member("extra");
        for (const auto& [day, entries] : days.items()) {
            const auto date = stated_date(day);
            if (!date || !entries.is_object()) continue;
            const JsonPlace day_place = place.member(day);
            for (const auto& [minute, entry] : entries.items())
                read_break(*date, minute, entry, day_place.member(minute));
        }
    }

    void read_break(std::chrono::year_month_day date, const std::string& minute, const Json& entry,
                    const JsonPlace& place) {
        constexpr unsigned minutes_of_day = 24 * 60;
        unsigned since_midnight = 0;
        const auto parsed =
            std::from_chars(minute.data(), minute.data() + minute.size(), since_midnight);
        if (parsed.ec != std::errc{} || since_midnight >= minutes_of_day) return;
        SessionDraft draft;
        draft.where = place.pointer();
        draft.keys.guid = text_in(entry, "id");
        draft.title = localized_in(entry, "title");
        if (draft.title.empty()) return;
        draft.start.local = std::chrono::local_days(date) + std::chrono::minutes{since_midnight};
        draft.type = "Break";
        draft.plenary = true;
        builder_.add(std::move(draft));
    }

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    std::map<std::string, PersonRef> people_;
    std::set<std::pair<std::string, std::string>> seen_;  ///< code, slot
};

}  // namespace

Result<programme::Programme> read_pretalx(std::string_view bytes, const ImportOptions& options,
                                          ImportReport& report) {
    const Result<Json> document = parse_json(bytes);
    if (!document) return document.error();
    ProgrammeBuilder builder(options, report);
    PretalxReader reader(builder, report);
    reader.read(*document);
    return builder.finish();
}

}  // namespace foyer::formats
