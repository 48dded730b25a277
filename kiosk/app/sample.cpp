#include "kiosk/app/sample.h"

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/formats/import.h"

namespace foyer::kiosk {

Result<programme::Programme> read_sample(const std::filesystem::path& path) {
    const auto bytes = read_file(path, limits::import_bytes);
    if (!bytes) return bytes.error();
    formats::ImportOptions import;
    import.name = path.filename().string();
    auto imported = formats::read_programme(*bytes, import);
    if (!imported) return imported.error();
    return std::move(imported->programme);
}

}  // namespace foyer::kiosk
