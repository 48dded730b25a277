// foyerctl export: the stored programme in a format of others.

#include "core/base/files.h"
#include "core/formats/export.h"
#include "core/programme/snapshot.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/progress.h"
#include "tools/foyerctl/requests.h"

namespace foyer::foyerctl {

namespace {

std::string write_as(const ExportRequest& request, const store::Stored& stored) {
    if (request.format == ExportFormat::foyer_json)
        return formats::write_foyer_json(stored.programme);
    const auto snapshot = programme::Snapshot::build(stored.programme, stored.revision.number);
    switch (request.format) {
        case ExportFormat::schedule_xml:
            return formats::write_schedule_xml(*snapshot);
        case ExportFormat::schedule_json:
            return formats::write_schedule_json(*snapshot);
        case ExportFormat::icalendar:
            // Stamped with the revision's time, so that one revision always gives one file.
            return formats::write_icalendar(*snapshot, request.language,
                                            stored.revision.applied_at);
        case ExportFormat::csv:
            return formats::write_csv(*snapshot, request.language);
        case ExportFormat::foyer_json:
            break;
    }
    return {};
}

}  // namespace

Outcome run(const ExportRequest& request, World& world) {
    const auto path = store_path(request.db);
    if (!path) return path.error();
    const auto stored = read_store(*path, world);
    if (!stored) return stored.error();
    const std::string text = [&] {
        const Progress progress(world.err, "Writing");
        return write_as(request, *stored);
    }();
    if (request.output.empty()) {
        world.out.print(text);
        return 0;
    }
    if (auto written = write_file(request.output, text); !written) return written.error();
    return 0;
}

}  // namespace foyer::foyerctl
