#pragma once
// The ids of one table of Foyer's own JSON: as the file writes them, and the record id that each
// became. Pure; any thread.

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/ids.h"
#include "core/formats/json_fields.h"

namespace foyer::formats {

class JsonIdTable {
public:
    /// The id for the record behind `fields`; made from `fallback` when the file gives none.
    [[nodiscard]] std::string take(JsonFields& fields, std::string_view fallback);

    /// The record id that the file calls `raw`; null when there is no such record. When several
    /// records have the id `raw`, the first.
    [[nodiscard]] const std::string* find(const std::string& raw) const;

private:
    [[nodiscard]] std::string why_changed(const std::string& raw) const;

    UniqueIds ids_;
    std::unordered_map<std::string, std::string> by_raw_;
};

}  // namespace foyer::formats
