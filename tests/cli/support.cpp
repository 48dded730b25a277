#include "tests/cli/support.h"

#include <nlohmann/json.hpp>

namespace foyer::tests {

Json json_of(const Ended& ended) {
    const auto parsed = parse_json(ended.out);
    REQUIRE_MESSAGE(parsed.ok(), ended.out, ended.err);
    return *parsed;
}

}  // namespace foyer::tests
