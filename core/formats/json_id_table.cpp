#include "core/formats/json_id_table.h"

namespace foyer::formats {

std::string JsonIdTable::why_changed(const std::string& raw) const {
    if (raw.empty()) return "no id";
    if (by_raw_.contains(raw)) return "an earlier record has this id";
    return is_record_id(raw) ? "an earlier record took this id"
                             : "an id is 1 to 64 of a-z, 0-9, _ and -";
}

std::string JsonIdTable::take(JsonFields& fields, std::string_view fallback) {
    const std::string raw = fields.text("id");
    std::string id = ids_.take(raw.empty() ? fallback : std::string_view(raw));
    if (id != raw) fields.repaired("id", raw, id, why_changed(raw));
    if (!raw.empty()) by_raw_.try_emplace(raw, id);
    return id;
}

const std::string* JsonIdTable::find(const std::string& raw) const {
    const auto found = by_raw_.find(raw);
    return found == by_raw_.end() ? nullptr : &found->second;
}

}  // namespace foyer::formats
