#pragma once
// Reading what a hub says without trusting its form: what is missing or of another type is empty,
// and texts are clean enough for a terminal. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/programme/changes.h"

namespace foyer::foyerctl {

/// A text, on one line; "" when there is none.
[[nodiscard]] std::string text_at(const Json& object, const char* name);
/// A text exactly as it was sent, to be sent back.
[[nodiscard]] std::string raw_text_at(const Json& object, const char* name);
/// A whole number; 0 when there is none.
[[nodiscard]] std::int64_t number_at(const Json& object, const char* name);
/// False when there is none.
[[nodiscard]] bool flag_at(const Json& object, const char* name);
/// A list, or one without elements.
[[nodiscard]] const Json& list_at(const Json& object, const char* name);
/// An object, or one without members.
[[nodiscard]] const Json& object_at(const Json& object, const char* name);
/// The texts of a list, as text_at.
[[nodiscard]] std::vector<std::string> texts_at(const Json& object, const char* name);
/// Those joined by ", ".
[[nodiscard]] std::string joined_at(const Json& object, const char* name);

/// The changes in the list `name` of an answer; those of a kind that this program does not know are
/// left out.
[[nodiscard]] std::vector<programme::Change> changes_in(const Json& answer,
                                                        const char* name = "changes");

/// "2018-06-26T11:20:00+02:00" as "11:20"; another text as it is.
[[nodiscard]] std::string clock_of(const std::string& instant);
/// The same as "Tue 26 Jun 11:20".
[[nodiscard]] std::string moment_of(const std::string& instant);

}  // namespace foyer::foyerctl
