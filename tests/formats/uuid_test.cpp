#include "core/formats/uuid.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace foyer::formats;

TEST_CASE("a UUID is 8-4-4-4-12 hexadecimal digits") {
    CHECK(is_uuid("bffa3522-4629-5e7c-ac08-0433874a4508"));
    CHECK(is_uuid("BFFA3522-4629-5E7C-AC08-0433874A4508"));
    CHECK_FALSE(is_uuid(""));
    CHECK_FALSE(is_uuid("bffa3522-4629-5e7c-ac08-0433874a450"));
    CHECK_FALSE(is_uuid("bffa3522-4629-5e7c-ac08-0433874a45080"));
    CHECK_FALSE(is_uuid("bffa3522x4629-5e7c-ac08-0433874a4508"));
    CHECK_FALSE(is_uuid("gffa3522-4629-5e7c-ac08-0433874a4508"));
    CHECK_FALSE(is_uuid("bffa35224629-5e7c-ac08-0433874a4508-"));
}

TEST_CASE("a UUID made of a name never changes") {
    CHECK(uuid_for("pcd2018/session/orchestration") == "a700fd03-2004-8969-9578-b393eb76b992");
}

TEST_CASE("UUIDs made of names are version 8, RFC variant, and differ") {
    std::set<std::string> all;
    for (int i = 0; i < 20'000; ++i) {
        const std::string uuid = uuid_for("36c3/session/" + std::to_string(i));
        REQUIRE(is_uuid(uuid));
        CHECK(uuid[14] == '8');
        CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
        all.insert(uuid);
    }
    CHECK(all.size() == 20'000);
}
