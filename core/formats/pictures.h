#pragma once
// Checks pictures before they enter a programme, as far as that can be told without drawing them.
// Pure; any thread.

#include <string>

#include "core/base/result.h"
#include "core/programme/picture.h"

namespace foyer::formats {

/// The picture that `bytes` are: SVG that is whole XML in UTF-8 without entities of its own, or a
/// PNG whose chunks are whole and whose sides are 1 to limits::picture_side_px. unsupported for
/// anything else, too_large beyond a limit, malformed when it is broken.
[[nodiscard]] Result<programme::Picture> whole_picture(std::string bytes);

}  // namespace foyer::formats
