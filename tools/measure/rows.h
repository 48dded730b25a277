#pragma once
// Rows of the table that tools/bench prints.

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/json.h"

namespace foyer::measure {

struct Row {
    std::string name;
    double value = 0;
    std::string unit;
    std::string baseline;
    double baseline_value = 0;  ///< 0: there is none
};

/// The row as tools/bench reads it.
[[nodiscard]] Json measured(const Row& row);

/// The value below which `share` of them are; 0 of none.
inline double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    return values[at];
}

}  // namespace foyer::measure
