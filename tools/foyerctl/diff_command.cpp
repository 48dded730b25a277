// foyerctl diff: what changed for the public between two programmes.

#include <nlohmann/json.hpp>

#include "core/formats/changes_json.h"
#include "core/programme/changes.h"
#include "tools/foyerctl/change_words.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

Result<programme::Programme> read_either(const std::string& path, const DiffRequest& request,
                                         World& world) {
    if (is_database(path)) {
        auto stored = read_store(path, world);
        if (!stored) return stored.error();
        return std::move(stored->programme);
    }
    Reading reading;
    reading.time_zone = request.time_zone;
    auto imported = read_programme_file(path, reading, world);
    if (!imported) return imported.error();
    return std::move(imported->programme);
}

}  // namespace

Outcome run(const DiffRequest& request, World& world) {
    const auto before = read_either(request.before, request, world);
    if (!before) return before.error();
    const auto after = read_either(request.after, request, world);
    if (!after) return after.error();
    const auto changes = changes_between(*before, *after, request.language);
    if (request.json) {
        print_json(world.out, {{"changes", formats::changes_json(changes)}});
        return 0;
    }
    std::string words = summary(changes);
    words.front() = static_cast<char>(words.front() == 'n' ? 'N' : words.front());
    world.out.line(words);
    if (!changes.empty()) world.out.line();
    print_changes(world.out, changes);
    return 0;
}

}  // namespace foyer::foyerctl
