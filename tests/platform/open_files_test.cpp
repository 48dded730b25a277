#include "platform/open_files.h"

#include <doctest/doctest.h>

TEST_CASE("the limit of open files is raised, and never lowered") {
    const std::size_t raised = foyer::platform::allow_open_files(256);
    CHECK(raised >= 256);
    CHECK(foyer::platform::allow_open_files(16) == raised);
}
