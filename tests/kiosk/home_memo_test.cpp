#include "kiosk/screens/home_memo.h"

#include <doctest/doctest.h>

#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

TEST_CASE("the home is worked out anew with each second, revision and language, and not between") {
    static const Catalogues words = test::shipped_catalogues();
    const auto first = sample();
    const auto second = changed_sample();
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    HomeMemo memo;
    const auto headline = [&](const programme::Snapshot& snapshot, UtcTime at, const char* reader) {
        const Catalogue& other = words.of(reader == std::string("en") ? "fr" : "en");
        return memo.model(snapshot, at, words.of(reader), other).rooms.at(0).until;
    };
    const std::string until = headline(*first, now, "en");
    CHECK(headline(*first, now, "en") == until);
    CHECK(memo.worked_out() == 1);
    CHECK(headline(*first, now, "fr") != until);
    CHECK(headline(*second, now, "en") != until);
    CHECK(headline(*first, now + 1s, "en") == until);
    CHECK(memo.worked_out() == 4);
}

}  // namespace foyer::kiosk
