#pragma once
// The catalogues that ship with Foyer, for tests of screens.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/i18n/catalogue.h"
#include "tests/support/files.h"

namespace foyer::test {

/// English first, then French.
inline kiosk::Catalogues shipped_catalogues() {
    std::vector<kiosk::Catalogue> catalogues;
    for (const std::string language : {"en", "fr"}) {
        const std::filesystem::path path =
            std::filesystem::path(FOYER_SOURCE_DIR) / "assets/i18n" / (language + ".json");
        auto parsed = kiosk::Catalogue::parse(tests::read_file(path), path.string());
        REQUIRE_MESSAGE(parsed.ok(), path.string());
        catalogues.push_back(*std::move(parsed));
    }
    return kiosk::Catalogues(std::move(catalogues));
}

}  // namespace foyer::test
