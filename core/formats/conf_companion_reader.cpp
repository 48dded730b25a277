// Reads the JSON of the conf-companion apps.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/formats/json_place.h"
#include "core/formats/json_values.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;

constexpr std::string_view pitch_heading = "**Pitch**";
constexpr std::string_view level_heading = "**Niveau**";
/// A level is a word or two; a longer text behind the heading is a text.
constexpr std::size_t longest_level = 60;

struct Summary {
    std::string abstract;
    std::string level;
};

/// The summaries are forms: "**Pitch**" before the text, and at the end "**Niveau**" before the
/// level.
Summary read_summary(std::string_view text) {
    Summary summary;
    std::string_view rest = text::trim(text);
    if (rest.substr(0, pitch_heading.size()) == pitch_heading)
        rest = text::trim(rest.substr(pitch_heading.size()));
    if (const std::size_t at = rest.rfind(level_heading); at != std::string_view::npos) {
        const std::string_view level = text::trim(rest.substr(at + level_heading.size()));
        if (level.size() <= longest_level && level.find('\n') == std::string_view::npos) {
            summary.level = level;
            rest = text::trim(rest.substr(0, at));
        }
    }
    summary.abstract = rest;
    return summary;
}

class ConfCompanionReader {
public:
    ConfCompanionReader(ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), report_(report) {}

    void read(const Json& entries) {
        for (std::size_t i = 0; i < entries.size(); ++i)
            read_entry(entries[i], "entry " + std::to_string(i + 1));
    }

private:
    void read_entry(const Json& entry, std::string where) {
        if (!entry.is_object()) {
            report_.dropped({where, "", "it is not an object"});
            return;
        }
        SessionDraft draft;
        draft.where = std::move(where);
        draft.keys.guid = text_in(entry, "id");
        read_title(text_in(entry, "title"), draft);
        const Summary summary = read_summary(text_in(entry, "summary"));
        draft.abstract = LocalizedText(summary.abstract);
        draft.level = summary.level;
        draft.stated_start = text_in(entry, "fromTime");
        draft.stated_length = text_in(entry, "toTime");
        draft.start = stated_time(draft.stated_start);
        draft.end = stated_time(draft.stated_length);
        draft.type = text_in(entry, "type");
        if (draft.type.empty()) draft.type = text_in(entry, "kind");
        if (const auto room = builder_.room_called(text_in(entry, "room")))
            draft.rooms.push_back(*room);
        else
            draft.plenary = true;
        read_people(member_of(entry, "speakers"), draft);
        if (builder_.conference().acronym.empty())
            builder_.conference().acronym = text_in(entry, "conferenceId");
        builder_.add(std::move(draft));
    }

    void read_people(const Json& speakers, SessionDraft& draft) {
        if (!speakers.is_array()) return;
        for (const Json& speaker : speakers) {
            PersonDraft person;
            person.guid = text_in(speaker, "id");
            person.name = text_in(speaker, "name");
            if (const auto found = builder_.person(person)) draft.people.push_back({*found});
        }
    }

    /// Takes the flag and the word "Keynote" out of the title; both say something else.
    void read_title(const std::string& raw, SessionDraft& draft) {
        const FlaggedTitle flagged = take_flag(raw);
        draft.language = flagged.language;
        std::string title = text::sanitise_line(flagged.title);
        if (!flagged.language.empty())
            repaired(draft.where, raw, title,
                     "the flag in the title is the spoken language, " + flagged.language);
        constexpr std::string_view suffix = " - Keynote";
        if (title.size() > suffix.size() &&
            title.compare(title.size() - suffix.size(), suffix.size(), suffix) == 0) {
            const std::string without = title.substr(0, title.size() - suffix.size());
            repaired(draft.where, title, without, "\"Keynote\" in the title is the kind");
            draft.kind = programme::SessionKind::keynote;
            title = without;
        }
        draft.title = LocalizedText(std::move(title));
    }

    void repaired(const std::string& where, const std::string& was, const std::string& now,
                  std::string why) {
        report_.repaired({where, now, "title", was, now, std::move(why)});
    }

    ProgrammeBuilder& builder_;
    ImportReport& report_;
};

}  // namespace

Result<programme::Programme> read_conf_companion(std::string_view bytes,
                                                 const ImportOptions& options,
                                                 ImportReport& report) {
    const Result<Json> document = parse_json(bytes);
    if (!document) return document.error();
    if (!document->is_array())
        return Error{ErrorKind::unsupported,
                     "This is JSON, but no conf-companion programme: that is a list of entries "
                     "with fromTime and toTime."};
    ProgrammeBuilder builder(options, report);
    ConfCompanionReader(builder, report).read(*document);
    return builder.finish();
}

}  // namespace foyer::formats
