#include "core/feed/files.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

DocumentRef delta_from(std::uint64_t base, std::uint64_t revision) {
    return {.base = base, .revision = revision, .sha256 = {}, .size = 100, .unpacked = 200};
}

std::vector<DocumentRef> deltas_to(std::uint64_t revision) {
    std::vector<DocumentRef> deltas;
    for (const std::uint64_t base : delta_bases(revision, 1))
        deltas.push_back(delta_from(base, revision));
    return deltas;
}

}  // namespace

TEST_CASE("files are named by their content") {
    const DocumentRef snapshot = reference_to("abc", 7, 0, 384);
    CHECK(path_of(snapshot, 3) == "s/3-384-ba7816bf8f01cfea.json.gz");
    const DocumentRef delta = reference_to("abc", 7, 411, 412);
    CHECK(path_of(delta, 3) == "d/3-411-412-ba7816bf8f01cfea.json.gz");
    CHECK(delta.size == 3);
    CHECK(delta.unpacked == 7);
    CHECK(path_of(RootRef{.version = 2, .sha256 = {}, .size = 0}) == "root/2.json");
}

TEST_CASE("F67: a file of the same size with other content is refused") {
    const DocumentRef reference = reference_to("abc", 7, 0, 1);
    CHECK(check_file(reference, "abc"));
    for (const std::string_view other : {"abd", "abcd", "ab", ""}) {
        const auto checked = check_file(reference, other);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().kind == ErrorKind::untrusted);
    }
}

TEST_CASE("a publication writes deltas from 1, 4, 16 … 1024 revisions back") {
    CHECK(delta_bases(5000, 1) == std::vector<std::uint64_t>{4999, 4996, 4984, 4936, 4744, 3976});
    CHECK(delta_bases(1, 1).empty());
    CHECK(delta_bases(2, 1) == std::vector<std::uint64_t>{1});
    CHECK(delta_bases(4, 1) == std::vector<std::uint64_t>{3, 1});
    CHECK(delta_bases(7, 1) == std::vector<std::uint64_t>{6, 3, 1});
    CHECK(delta_bases(412, 400) == std::vector<std::uint64_t>{411, 408, 400});
    CHECK(delta_bases(412, 412).empty());
}

TEST_CASE("any gap of up to 1,024 revisions is one file") {
    for (const std::uint64_t revision : {2U, 3U, 64U, 100U, 1024U, 1025U, 1026U, 3000U}) {
        const auto deltas = deltas_to(revision);
        CHECK(deltas.size() <= 12);
        const std::uint64_t oldest =
            revision > limits::delta_reach ? revision - limits::delta_reach : 1;
        for (std::uint64_t have = oldest; have < revision; ++have) {
            const CatchUp way = catch_up(have, revision, {}, deltas);
            REQUIRE(way.delta);
            CHECK_FALSE(way.snapshot);
            CHECK(way.delta->base <= have);
        }
    }
}

TEST_CASE("a longer gap, and nothing at all, is the snapshot and at most one delta") {
    const DocumentRef snapshot{.base = 0, .revision = 1984, .sha256 = {}, .size = 1, .unpacked = 1};
    for (const std::uint64_t have : {0U, 1U, 900U}) {
        const CatchUp way = catch_up(have, 2000, snapshot, deltas_to(2000));
        REQUIRE(way.snapshot);
        REQUIRE(way.delta);
        CHECK(way.delta->base <= 1984);
    }
    const DocumentRef newest{.base = 0, .revision = 2000, .sha256 = {}, .size = 1, .unpacked = 1};
    const CatchUp way = catch_up(0, 2000, newest, deltas_to(2000));
    CHECK(way.snapshot);
    CHECK_FALSE(way.delta);
}

TEST_CASE("there is nothing to fetch for who has the revision, and no way where none leads") {
    const DocumentRef snapshot{.base = 0, .revision = 5, .sha256 = {}, .size = 1, .unpacked = 1};
    for (const std::uint64_t have : {10U, 11U}) {
        const CatchUp way = catch_up(have, 10, snapshot, deltas_to(10));
        CHECK_FALSE(way.snapshot);
        CHECK_FALSE(way.delta);
    }
    const CatchUp nowhere = catch_up(0, 10, snapshot, {delta_from(9, 10)});
    CHECK_FALSE(nowhere.snapshot);
    CHECK_FALSE(nowhere.delta);
}

TEST_CASE("a snapshot is due after 64 revisions or when the delta outgrows a quarter of it") {
    const DocumentRef last{.base = 0, .revision = 100, .sha256 = {}, .size = 4000, .unpacked = 9};
    CHECK_FALSE(snapshot_is_due(last, 163, 1000));
    CHECK(snapshot_is_due(last, 164, 1000));
    CHECK(snapshot_is_due(last, 101, 1001));
}
