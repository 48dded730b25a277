#pragma once
// One text in canonical JSON, with its quotes and escapes. Part of canonical.h. Pure; any thread.

#include <cstddef>
#include <string>
#include <string_view>

namespace foyer::feed {

/// The bytes, quotes included, of the canonical text that begins `bytes`; 0 when there is none.
[[nodiscard]] std::size_t canonical_text_length(std::string_view bytes);

/// What a canonical text says. `quoted` is one, whole.
[[nodiscard]] std::string text_of_canonical(std::string_view quoted);

/// Writes `text`, which is UTF-8, with quotes and escapes at the end of `out`.
void append_canonical_text(std::string& out, std::string_view text);

/// True when `text` is UTF-8 in Unicode normal form C, with at most 30 marks in a row.
[[nodiscard]] bool is_normal_text(std::string_view text);

}  // namespace foyer::feed
