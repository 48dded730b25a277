#pragma once
// The programme that ships with Foyer: shown where there is nothing else, and never kept.

#include <filesystem>

#include "core/base/result.h"
#include "core/programme/model.h"

namespace foyer::kiosk {

[[nodiscard]] Result<programme::Programme> read_sample(const std::filesystem::path& path);

}  // namespace foyer::kiosk
