#include "tools/hub/edit_request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "tools/hub/announcement_request.h"
#include "tools/hub/layers.h"

namespace foyer::hub {

namespace {

using programme::Programme;
using programme::Session;

/// Reads the values of the fields into a session.
class ValueReader {
public:
    ValueReader(const Programme& programme, std::vector<programme::Person>& new_people)
        : programme_(programme), new_people_(new_people) {}

    /// Reads the member `name` ("from" or "to") of a field.
    void read(Field field, BodyFields& fields, std::string_view name, Session& into) {
        switch (field) {
            case Field::rooms:
                into.rooms = rooms(fields, name);
                return;
            case Field::start:
                into.start = fields.instant(name, Presence::required).value_or(UtcTime());
                return;
            case Field::end:
                into.end = fields.instant(name, Presence::required).value_or(UtcTime());
                return;
            case Field::plenary:
                into.plenary = fields.flag(name);
                return;
            case Field::status:
                into.status = fields.word(name, programme::session_status,
                                          programme::SessionStatus::scheduled, Presence::required);
                return;
            case Field::title:
                into.title = fields.localized(name, Presence::required, WordsShape::line);
                if (into.title.empty()) fields.wrong(name, "must not be empty");
                return;
            case Field::subtitle:
                into.subtitle = fields.localized(name, Presence::required, WordsShape::line);
                return;
            case Field::abstract:
                into.abstract = fields.localized(name, Presence::required, WordsShape::paragraphs);
                return;
            case Field::description:
                into.description =
                    fields.localized(name, Presence::required, WordsShape::paragraphs);
                return;
            case Field::people:
                into.people = people(fields, name);
                return;
            case Field::full:
                into.full = fields.flag(name);
                return;
            case Field::instead:
                into.instead = session(fields, name);
                return;
        }
    }

private:
    std::vector<std::string> rooms(BodyFields& fields, std::string_view name) {
        std::vector<std::string> ids;
        for (const std::string& wanted : fields.texts(name, limits::rooms, Presence::required)) {
            const std::string* id = room_called(wanted);
            if (id == nullptr) {
                fields.wrong(name, "there is no room \"" + text::excerpt(wanted, 60) +
                                       "\"; give the id or the name of one");
                return {};
            }
            if (std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
        }
        return ids;
    }

    const std::string* room_called(const std::string& wanted) const {
        for (const programme::Room& room : programme_.rooms)
            if (room.id == wanted) return &room.id;
        const std::string folded = text::fold(wanted);
        for (const programme::Room& room : programme_.rooms)
            for (const auto& [language, words] : room.name.entries())
                if (text::fold(words) == folded) return &room.id;
        return nullptr;
    }

    std::string session(BodyFields& fields, std::string_view name) const {
        const std::string id = fields.text(name, Presence::optional);
        if (!id.empty() && find_session(programme_, id) == nullptr)
            fields.wrong(name, "there is no session of this id");
        return id;
    }

    std::vector<programme::Participation> people(BodyFields& fields, std::string_view name) {
        std::vector<programme::Participation> parts;
        for (const std::string& wanted :
             fields.texts(name, limits::people_per_session, Presence::required)) {
            const std::string id = person_called(wanted);
            const bool there = std::any_of(parts.begin(), parts.end(),
                                           [&](const auto& part) { return part.person == id; });
            if (!there) parts.push_back({id, programme::PersonRole::speaker});
        }
        return parts;
    }

    /// The id of a person, who is new where nobody has the name.
    std::string person_called(const std::string& wanted) {
        const std::string folded = text::fold(wanted);
        for (const std::vector<programme::Person>* list : people_lists())
            for (const programme::Person& person : *list)
                if (person.name == wanted || text::fold(person.name) == folded) return person.id;
        programme::Person person;
        person.name = wanted;
        person.id = free_person_id(wanted);
        new_people_.push_back(person);
        return person.id;
    }

    [[nodiscard]] std::string free_person_id(const std::string& name) const {
        UniqueIds ids;
        for (const std::vector<programme::Person>* list : people_lists())
            for (const programme::Person& person : *list)
                static_cast<void>(ids.take(person.id));
        return ids.take(name);
    }

    [[nodiscard]] std::array<const std::vector<programme::Person>*, 2> people_lists() const {
        return {&programme_.people, &new_people_};
    }

    const Programme& programme_;
    std::vector<programme::Person>& new_people_;
};

void read_fields(BodyFields& set, const Programme& programme, EditRequest& request) {
    // People of `from` who are not known are nobody's wish.
    std::vector<programme::Person> past_people;
    ValueReader read_from(programme, past_people);
    ValueReader read_to(programme, request.new_people);
    for (const std::string& name : set.names()) {
        const auto field = field_called(name);
        if (!field) continue;
        set.with_object(name, Presence::required, [&](BodyFields& values) {
            if (values.find("from", Presence::optional) != nullptr) {
                read_from.read(*field, values, "from", request.from);
                request.from_set.push_back(*field);
            }
            if (values.find("to", Presence::required) == nullptr) return;
            read_to.read(*field, values, "to", request.to);
            request.fields.push_back(*field);
        });
    }
}

}  // namespace

bool EditRequest::sets(Field field) const {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool EditRequest::says_from(Field field) const {
    return std::find(from_set.begin(), from_set.end(), field) != from_set.end();
}

Asked<EditRequest> read_edit(const Json& body, std::uint64_t base, const Programme& programme) {
    BodyFaults faults;
    BodyFields fields(body, "", faults);
    EditRequest request;
    request.base = base;
    fields.with_object("set", Presence::required,
                       [&](BodyFields& set) { read_fields(set, programme, request); });
    request.force = fields.flag("force");
    request.reason = fields.text("reason");
    request.publish_at = fields.instant("publish_at");
    request.made_at = fields.instant("made_at");
    request.preview = fields.flag("preview");
    fields.with_object("announce", Presence::optional, [&](BodyFields& announcement) {
        request.announce = read_announcement(announcement, UtcTime());
        announcement.refuse_unknown();
    });
    request.hold = fields.flag("hold");
    request.answers = fields.text("answers");
    fields.refuse_unknown();
    if (!faults.any() && request.fields.empty())
        fields.wrong("set", "sets nothing; name a field with its \"from\" and \"to\"");
    if (!faults.any() && request.force && request.reason.empty())
        fields.wrong("reason", "is missing: say why the clash is meant");
    if (request.announce && request.publish_at)
        fields.wrong("announce", "goes with an edit that is published at once");
    if (!request.answers.empty() && request.publish_at)
        fields.wrong("answers", "goes with an edit that is published at once");
    if (faults.any()) return faults.first();
    return request;
}

Asked<EditRequest> read_kept_edit(const std::string& kept, const Programme& programme) {
    const auto asked = parse_json(kept);
    if (!asked || !asked->is_object() || !asked->contains("base") || !asked->contains("body"))
        return Refusal{422, "invalid", "What was asked for cannot be read any more.", ""};
    auto request = read_edit((*asked)["body"], (*asked)["base"].get<std::uint64_t>(), programme);
    if (const auto* refusal = std::get_if<Refusal>(&request)) return *refusal;
    EditRequest wish = std::get<EditRequest>(std::move(request));
    // It was confirmed when it was kept.
    wish.made_at.reset();
    return wish;
}

std::string keep_edit(const Json& body, std::uint64_t base) {
    Json kept;
    kept["base"] = base;
    kept["body"] = body;
    return write_json(kept);
}

std::optional<std::uint64_t> revision_in(std::string_view if_match) {
    if (if_match.size() < 3 || if_match.front() != '"' || if_match.back() != '"')
        return std::nullopt;
    const std::string_view digits = if_match.substr(1, if_match.size() - 2);
    std::uint64_t revision = 0;
    const auto [end, code] =
        std::from_chars(digits.data(), digits.data() + digits.size(), revision);
    if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return revision;
}

}  // namespace foyer::hub
