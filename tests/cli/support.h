#pragma once
// What the tests of foyerctl share: the program, a small programme, its store.

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/formats/export.h"
#include "core/programme/model.h"
#include "tests/support/builders.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace foyer::tests {

inline std::string foyerctl_path() {
    return FOYER_BINARY_DIR "/foyerctl";
}

/// Runs foyerctl; where it prints `hidden`, a folder's path, "DIR" stands instead.
inline Ended foyerctl(std::vector<std::string> arguments,
                      const std::vector<std::string>& extra = {}, const std::string& hidden = "") {
    arguments.insert(arguments.begin(), foyerctl_path());
    Ended ended = run(std::move(arguments), extra);
    for (std::string* text : {&ended.out, &ended.err})
        while (!hidden.empty() && text->find(hidden) != std::string::npos)
            text->replace(text->find(hidden), hidden.size(), "DIR");
    return ended;
}

/// What it printed as JSON; the test ends when that is none.
Json json_of(const Ended& ended);

inline void put(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline void put(const std::filesystem::path& path, const programme::Programme& programme) {
    put(path, formats::write_foyer_json(programme));
}

/// One day with two rooms, a plenary lunch, a cancelled talk and people.
inline programme::Programme small_conference() {
    using std::chrono::minutes;
    test::ProgrammeBuilder p("Europe/Paris");
    p.programme().conference.id = "pcd";
    p.programme().conference.title = programme::LocalizedText("en", "Small Conference");
    p.room("salle-1", "Salle 1").room("salle-2", "Salle 2").track("ops", "Operations");
    p.person("anthony", "Anthony Seure", "Algolia").person("liz", "Liz Rice", "Aqua");
    p.session("Opening", "2018-06-26 09:00", minutes{30}, {"salle-1"});
    auto& search = p.session("Lightning fast search", "2018-06-26 11:00", minutes{45}, {"salle-1"});
    search.people = {{"anthony", programme::PersonRole::speaker}};
    search.track = "ops";
    search.abstract = programme::LocalizedText("en", "Indexes, and éclairs.");
    auto& containers = p.session("Containers", "2018-06-26 11:10", minutes{30}, {"salle-2"});
    containers.people = {{"liz", programme::PersonRole::speaker}};
    p.session("Gone", "2018-06-26 11:45", minutes{30}, {"salle-2"}).status =
        programme::SessionStatus::cancelled;
    p.plenary(programme::SessionKind::meal, "Lunch", "2018-06-26 12:30", minutes{60});
    return p.programme();
}

/// A folder with small_conference() as "small.json" and stored in "kiosk.db".
struct SmallStore {
    TempFolder folder;
    std::string file = folder / "small.json";
    std::string db = folder / "kiosk.db";

    SmallStore() {
        put(file, small_conference());
        const Ended imported = foyerctl({"import", file, "--db", db});
        REQUIRE_MESSAGE(imported.code == 0, imported.err);
    }

    [[nodiscard]] Ended run(std::vector<std::string> arguments) const {
        return foyerctl(std::move(arguments), {}, folder.path().string());
    }
};

}  // namespace foyer::tests
