#pragma once
// The rules that a programme must keep to be stored and shown. Pure; any thread.

#include <string>
#include <string_view>
#include <vector>

#include "core/programme/model.h"

namespace foyer::programme {

enum class Severity {
    error,    ///< the programme cannot be stored
    warning,  ///< it can, and people should look
};

struct Problem {
    Severity severity;
    std::string record;   ///< "session opening", "room k-1-105", "conference"
    std::string field;    ///< "end", "rooms", …
    std::string message;  ///< what is wrong and what to do, in English
};

/// All problems of `programme`, in the order conference, maps, rooms, tracks, people, sessions,
/// pages of information, sponsors: counts and lengths against limits.h, ids (form, duplicates),
/// references, instants (range, length, end before start), empty titles and names, texts that are
/// not clean UTF-8, language tags, colours, pictures, places on maps. Warnings: sessions outside
/// the announced days, longer than a day, without a room, in the same room at the same time with
/// the same title. Records over a limit are not looked at one by one; at most
/// limits::report_entries problems of each severity are listed, then one that counts the rest.
[[nodiscard]] std::vector<Problem> validate(const Programme& programme);

[[nodiscard]] bool has_errors(const std::vector<Problem>& problems);

}  // namespace foyer::programme
