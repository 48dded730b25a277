#pragma once
// What the tests of the builder share: a builder to fill, a session to put in.

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "core/formats/import.h"
#include "core/formats/programme_builder.h"
#include "core/programme/model.h"
#include "core/programme/validation.h"
#include "tests/formats/import_bench.h"

namespace foyer::formats {

/// A session of half an hour unless told otherwise; `start` as a source states it.
inline SessionDraft session(std::string title, std::string_view start,
                            std::chrono::seconds length = std::chrono::minutes(30)) {
    SessionDraft draft;
    draft.where = "here";
    draft.title = programme::LocalizedText(std::move(title));
    draft.start = stated_time(start);
    draft.duration = length;
    return draft;
}

/// A builder with its options and its report.
struct Bench {
    ImportOptions options;
    ImportReport report;
    ProgrammeBuilder builder{options, report};

    explicit Bench(std::string zone = "Europe/Paris") {
        options.time_zone = std::move(zone);
        builder.conference().title = programme::LocalizedText("Test");
    }

    programme::Programme finish() {
        auto result = builder.finish();
        REQUIRE_MESSAGE(result.ok(), (result ? "" : result.error().detail));
        const auto problems = programme::validate(*result);
        CHECK_FALSE(programme::has_errors(problems));
        return *std::move(result);
    }

    [[nodiscard]] bool repaired(std::string_view field, std::string_view why) const {
        return std::any_of(report.repairs().begin(), report.repairs().end(), [&](const Repair& r) {
            return r.field == field && r.why.find(why) != std::string::npos;
        });
    }
};

}  // namespace foyer::formats
