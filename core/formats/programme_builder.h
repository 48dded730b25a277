#pragma once
// Builds a programme from what a reader finds in a file. Readers hand over the source's own words;
// everything that all formats share happens here: cleaning and bounding texts, recognising rooms,
// tracks and people that are named again, time zone and day boundary, missing and impossible
// times, kinds and cancellations from words, unique ids, limits. Every change goes to the report.
// One builder per file; one thread.

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/formats/import.h"
#include "core/formats/stated_time.h"
#include "core/programme/model.h"

namespace foyer::formats {

/// What a file says about the conference. Texts as in the source.
struct ConferenceDraft {
    programme::LocalizedText title;
    programme::LocalizedText subtitle;
    std::string acronym;
    std::string venue;
    std::string city;
    std::string url;  ///< also the base of relative addresses
    std::string time_zone;
    std::string day_change;  ///< "09:00", "" when not stated
    std::string first_day;   ///< a date, or an instant of which the local date counts
    std::string last_day;
    std::string version;
    std::string generator;
    std::optional<std::chrono::minutes> timeslot;
};

struct RoomDraft {
    std::string guid;
    programme::LocalizedText name;
    programme::LocalizedText description;
    programme::LocalizedText floor;
    std::optional<int> capacity;
};

struct TrackDraft {
    std::string key;  ///< the source's own, "" when it has none
    programme::LocalizedText name;
    std::string color;
};

/// How the long texts are written.
enum class Markup {
    rich,   ///< HTML, Markdown or both
    plain,  ///< neither: stars and angle brackets are meant
};

struct PersonDraft {
    std::string guid;  ///< the source's own key, "" when it has none
    std::string name;
    std::string affiliation;
    programme::LocalizedText position;
    programme::LocalizedText biography;
    Markup markup = Markup::rich;
    std::string url;
};

/// Positions of records in the builder; "not there" is an empty optional.
using RoomRef = std::size_t;
using TrackRef = std::size_t;
using PersonRef = std::size_t;

struct ParticipationDraft {
    PersonRef person;
    programme::PersonRole role = programme::PersonRole::speaker;
};

/// What a file says about one session. Texts as in the source.
struct SessionDraft {
    std::string where;  ///< place in the file, for the report
    programme::SourceKeys keys;
    programme::LocalizedText title;
    programme::LocalizedText subtitle;
    programme::LocalizedText abstract;
    programme::LocalizedText description;
    Markup markup = Markup::rich;
    StatedTime start;
    StatedTime end;  ///< wins over `duration`
    std::optional<std::chrono::seconds> duration;
    std::string stated_start;
    std::string stated_length;  ///< end or duration as written, for the report
    /// The calendar day under which the file lists the session.
    std::optional<std::chrono::year_month_day> listed_day;
    std::vector<RoomRef> rooms;
    bool plenary = false;
    std::optional<TrackRef> track;
    std::vector<ParticipationDraft> people;
    /// Kind and status where the format has a field for them; else words of type and title tell.
    std::optional<programme::SessionKind> kind;
    std::optional<programme::SessionStatus> status;
    std::string type;
    std::string language;
    std::string level;
    programme::Recording recording = programme::Recording::unstated;
    std::string license;
    std::string url;
    std::string feedback_url;
    std::string logo;
    std::vector<programme::Link> links;
    std::vector<programme::Link> attachments;
};

class ProgrammeBuilder {
public:
    /// Both must outlive the builder.
    ProgrammeBuilder(const ImportOptions& options, ImportReport& report);
    ~ProgrammeBuilder();
    ProgrammeBuilder(const ProgrammeBuilder&) = delete;
    ProgrammeBuilder& operator=(const ProgrammeBuilder&) = delete;

    /// The conference, to be filled at any time before finish().
    [[nodiscard]] ConferenceDraft& conference();

    /// The record of this key and name: a new one, or the one that was added before. Records with
    /// one key and different names are different; a record without a key is the first one of that
    /// name. Fields that were empty before are filled in. Empty when there is no name.
    std::optional<RoomRef> room(const RoomDraft& draft);
    std::optional<RoomRef> room_called(std::string_view name);
    std::optional<TrackRef> track(const TrackDraft& draft);
    std::optional<PersonRef> person(const PersonDraft& draft);

    /// Tells when the file says that one of its days begins and ends. Days that all begin at one
    /// hour and last until the next one begins state the day boundary.
    void day_lasts(const StatedTime& begin, const StatedTime& end);

    void add(SessionDraft draft);

    /// The programme: times resolved, ids given, rooms and tracks that no session uses left out.
    /// Fails with invalid when no session is left, usage for a time zone option that does not
    /// exist, too_large beyond a limit on counts. The builder is empty afterwards.
    [[nodiscard]] Result<programme::Programme> finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace foyer::formats
