#pragma once
// A short hash of everything a programme holds, to notice content that storage has changed. It
// guards against accidents, not against people. Pure; any thread.

#include <string>

#include "core/programme/model.h"

namespace foyer::store {

/// 16 hexadecimal digits. Equal for programmes that differ only in the order of their sessions.
[[nodiscard]] std::string content_hash(const programme::Programme& programme);

}  // namespace foyer::store
