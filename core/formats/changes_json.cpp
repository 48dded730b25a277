#include "core/formats/changes_json.h"

#include <nlohmann/json.hpp>

namespace foyer::formats {

Json changes_json(const std::vector<programme::Change>& changes) {
    Json list = Json::array();
    for (const programme::Change& change : changes)
        list.push_back({{"kind", word_for(change.kind)},
                        {"session", change.session},
                        {"title", change.title},
                        {"from", change.from},
                        {"to", change.to}});
    return list;
}

}  // namespace foyer::formats
