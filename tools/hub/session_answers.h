#pragma once
// Sessions, changes and their values as the API gives them. Pure; any thread.

#include "core/base/json.h"
#include "core/programme/changes.h"
#include "tools/hub/layers.h"

namespace foyer::hub {

/// SESSION of openapi.json. `session` is one of `programme`, or what it would be.
[[nodiscard]] Json session_answer(const Layers& layers, const programme::Programme& programme,
                                  const programme::Session& session, std::uint64_t revision);

/// A field's value as SESSION has it, with titles and texts in all languages.
[[nodiscard]] Json field_value(Field field, const programme::Session& session,
                               const programme::Programme& programme);

/// A text in all its languages; a plain one where only one is unstated.
[[nodiscard]] Json localized_answer(const programme::LocalizedText& text);

/// The inside of a JSON object for Refusal::extra.
[[nodiscard]] std::string inside_of(const Json& object);

}  // namespace foyer::hub
