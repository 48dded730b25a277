#include "tools/measure/rows.h"

#include <nlohmann/json.hpp>

namespace foyer::measure {

Json measured(const Row& row) {
    return Json{{"name", row.name},
                {"value", row.value},
                {"unit", row.unit},
                {"baseline", row.baseline},
                {"baseline_value", row.baseline_value},
                {"ratio", row.baseline_value > 0 ? row.value / row.baseline_value : 0}};
}

}  // namespace foyer::measure
