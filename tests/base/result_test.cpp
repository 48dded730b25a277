#include "core/base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>

using namespace foyer;

TEST_CASE("a result holds a value or the reason why there is none") {
    const Result<int> value = 7;
    CHECK(value.ok());
    CHECK(static_cast<bool>(value));
    CHECK(*value == 7);
    const Result<int> failure = Error{ErrorKind::not_found, "no such room"};
    CHECK_FALSE(failure.ok());
    CHECK(failure.error().kind == ErrorKind::not_found);
    CHECK(failure.error().detail == "no such room");
}

TEST_CASE("a value can be moved out") {
    Result<std::unique_ptr<int>> owner = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = *std::move(owner);
    CHECK(*taken == 3);
}

TEST_CASE("success without a value is the default") {
    CHECK(Result<void>().ok());
    CHECK_FALSE(Result<void>(Error{ErrorKind::disk, "full"}).ok());
}

TEST_CASE("every kind has a name of its own") {
    std::set<std::string> names;
    for (int i = 0; i <= static_cast<int>(ErrorKind::usage); ++i)
        CHECK(names.insert(name_of(static_cast<ErrorKind>(i))).second);
    CHECK(names.contains("too_large"));
}
