#pragma once
// The catalogues that ship with Foyer, for tests of screens.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/i18n/catalogue.h"
#include "tests/support/files.h"

namespace foyer::test {

/// Every catalogue in the assets, by file name, as it is written.
inline std::vector<kiosk::Catalogue> catalogues_as_written() {
    std::vector<kiosk::Catalogue> catalogues;
    const std::filesystem::path folder = std::filesystem::path(FOYER_SOURCE_DIR) / "assets/i18n";
    std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(folder), {});
    std::ranges::sort(files);
    for (const std::filesystem::path& path : files) {
        auto parsed = kiosk::Catalogue::parse(tests::read_file(path), path.string());
        REQUIRE_MESSAGE(parsed.ok(), path.string());
        catalogues.push_back(*std::move(parsed));
    }
    return catalogues;
}

/// Those of a screen that offers English and French.
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
