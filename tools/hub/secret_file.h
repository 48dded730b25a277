#pragma once
// Files that only their owner may read: keys and tokens. Any thread.

#include <filesystem>
#include <string_view>

#include "core/base/result.h"

namespace foyer::hub {

/// Writes a file that did not exist, mode 0600 from the first moment on, on disk when this
/// returns. refused when there is one already.
[[nodiscard]] Result<void> write_secret_file(const std::filesystem::path& path,
                                             std::string_view secret);

}  // namespace foyer::hub
