#include "core/base/copy_on_change.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using foyer::CopyOnChange;

TEST_CASE("copies share a value until one of them is changed") {
    CopyOnChange<std::vector<std::string>> one(std::vector<std::string>{"a"});
    CopyOnChange<std::vector<std::string>> other = one;
    CHECK(other.is_shared_with(one));
    CHECK(&*other == &*one);
    other.change().push_back("b");
    CHECK_FALSE(other.is_shared_with(one));
    CHECK(one->size() == 1);
    CHECK(other->size() == 2);
}

TEST_CASE("a value that nobody else has is changed in its place") {
    CopyOnChange<std::string> alone(std::string("words that do not fit into a short string"));
    const std::string* before = &*alone;
    alone.change() += " and more";
    CHECK(&*alone == before);
    CHECK(alone->ends_with("more"));
}
