#pragma once
// Small files that only their owner may read: codes and tokens. Any thread.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::platform {

/// Makes `bytes` the content of `path`, mode 0600 from the first moment on, on disk when this
/// returns.
[[nodiscard]] Result<void> write_private_file(const std::filesystem::path& path,
                                              std::string_view bytes);

/// As read_file(); refused when anybody but its owner may read or write it.
[[nodiscard]] Result<std::string> read_private_file(const std::filesystem::path& path,
                                                    std::size_t limit_bytes);

/// One line from standard input, without its end, at most `limit_bytes`: what is typed on a
/// terminal does not show. `prompt` is shown there, and nowhere else. unreadable when there is
/// none.
[[nodiscard]] Result<std::string> read_secret_line(std::string_view prompt,
                                                   std::size_t limit_bytes);

}  // namespace foyer::platform
