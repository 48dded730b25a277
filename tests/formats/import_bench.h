#pragma once
// Reading documents in tests: the programme, or the end of the test with the reason.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "core/formats/import.h"
#include "core/formats/readers.h"
#include "tests/support/files.h"

namespace foyer::formats {

/// The programme in `bytes`, in the zone "Europe/Paris" unless `zone` says otherwise ("" takes the
/// file's).
inline Imported read(std::string_view bytes, std::string zone = "Europe/Paris") {
    ImportOptions options;
    options.time_zone = std::move(zone);
    options.name = "test";
    auto imported = read_programme(bytes, options);
    REQUIRE_MESSAGE(imported.ok(), (imported ? "" : imported.error().detail));
    return *std::move(imported);
}

/// The programme in a text of Foyer's own JSON.
inline Result<Imported> read_foyer(const std::string& text, const ImportOptions& options = {}) {
    Imported imported{{}, Format::foyer_json, {}};
    Result<programme::Programme> programme = read_foyer_json(text, options, imported.report);
    if (!programme) return programme.error();
    imported.programme = std::move(programme).value();
    return imported;
}

/// The bytes of a real programme; the test says that it was skipped when they are not there.
inline std::string real(const std::string& name) {
    const std::filesystem::path path = tests::shared_file(name);
    if (path.empty()) MESSAGE("SKIPPED: real programme ", name, " is not here");
    return path.empty() ? "" : tests::read_file(path);
}

/// Why `bytes` cannot be read.
inline Error refusal(std::string_view bytes) {
    const auto imported = read_programme(bytes, {});
    REQUIRE_FALSE(imported.ok());
    return imported.error();
}

inline bool repaired(const Imported& imported, std::string_view field, std::string_view why) {
    const auto& repairs = imported.report.repairs();
    return std::any_of(repairs.begin(), repairs.end(), [&](const Repair& repair) {
        return repair.field == field && repair.why.find(why) != std::string::npos;
    });
}

inline bool says(const Error& error, std::string_view words) {
    return error.detail.find(words) != std::string::npos;
}

inline std::string title_of(const programme::Session& session) {
    return std::string(session.title.in("en"));
}

/// The session of this title; the test ends when there is none.
inline const programme::Session& called(const Imported& imported, std::string_view title) {
    const auto& sessions = imported.programme.sessions;
    const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const auto& session) {
        return title_of(session) == title;
    });
    REQUIRE_MESSAGE(found != sessions.end(), "no session ", std::string(title));
    return *found;
}

}  // namespace foyer::formats
