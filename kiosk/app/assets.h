#pragma once
// What the app reads from its assets folder at the start.

#include <filesystem>

#include "core/base/result.h"
#include "kiosk/i18n/catalogue.h"

namespace foyer::kiosk {

/// Every catalogue in <assets>/i18n, by file name. Fails when there is none or one is broken.
[[nodiscard]] Result<Catalogues> read_catalogues(const std::filesystem::path& assets);

[[nodiscard]] std::filesystem::path sample_programme(const std::filesystem::path& assets);
[[nodiscard]] std::filesystem::path icon_folder(const std::filesystem::path& assets);

}  // namespace foyer::kiosk
