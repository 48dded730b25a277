#pragma once
// What a ProgrammeBuilder holds between its first call and finish(). Only the builder's own sources
// use it: programme_builder.cpp takes drafts in, programme_finish.cpp makes the programme.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/formats/draft_cleaner.h"
#include "core/formats/programme_builder.h"
#include "core/formats/registry.h"
#include "core/formats/schedule_times.h"

namespace foyer::formats {

/// All languages of a name in one string, to compare by.
[[nodiscard]] inline std::string whole(const programme::LocalizedText& name) {
    std::string text;
    for (const auto& entry : name.entries()) {
        if (!text.empty()) text.push_back('\n');
        text.append(text::trim(entry.second));
    }
    return text;
}

struct ProgrammeBuilder::State {
    State(const ImportOptions& given_options, ImportReport& given_report)
        : options(given_options), report(given_report), cleaner(given_options, given_report) {}

    const ImportOptions& options;
    ImportReport& report;
    DraftCleaner cleaner;
    ConferenceDraft conference;
    Registry<programme::Room> rooms;
    Registry<programme::Track> tracks;
    Registry<programme::Person> people;
    std::vector<StatedDay> days;
    std::vector<TimedSession> sessions;
    bool too_many_sessions = false;
    bool too_many_people = false;
    bool too_many_rooms = false;
    bool too_many_tracks = false;

    programme::Session clean_session(SessionDraft& draft);
    void read_words(SessionDraft& draft, programme::Session& session, const Place& place);
    void add_people(const SessionDraft& draft, TimedSession& timed, const Place& place);

    [[nodiscard]] programme::Conference finish_conference(const TimeZone& zone,
                                                          std::chrono::minutes boundary);
    void give_ids(programme::Programme& programme);
    void take_used(programme::Programme& programme);
    std::optional<std::chrono::year_month_day> announced_day(std::string_view stated,
                                                             const TimeZone& zone);
};

}  // namespace foyer::formats
