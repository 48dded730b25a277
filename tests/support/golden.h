#pragma once
// Golden files: what a test saw when somebody last looked at it and found it right. GOLDEN=update
// in the environment writes them anew; the difference is then read before it is kept. They stand in
// tests/golden; what a failing test saw instead lies in the build folder beside the tests.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace foyer::tests {

inline bool golden_update() {
    const char* wish = std::getenv("GOLDEN");
    return wish != nullptr && std::string_view(wish) == "update";
}

inline std::string golden_path(const std::string& file) {
    return std::string(FOYER_SOURCE_DIR "/tests/golden/") + file;
}

/// Where what was seen instead is put.
inline std::string seen_path(const std::string& file) {
    const std::filesystem::path folder = FOYER_BINARY_DIR "/golden";
    std::filesystem::create_directories(folder);
    return (folder / file).string();
}

/// Checks `seen` against the golden text `file` ("home-fr.txt").
inline void check_golden_text(const std::string& file, const std::string& seen) {
    CAPTURE(file);
    if (golden_update()) {
        std::filesystem::create_directories(FOYER_SOURCE_DIR "/tests/golden");
        std::ofstream(golden_path(file), std::ios::binary) << seen;
        return;
    }
    std::ifstream stream(golden_path(file), std::ios::binary);
    const std::string golden{std::istreambuf_iterator<char>(stream), {}};
    if (golden != seen) std::ofstream(seen_path(file), std::ios::binary) << seen;
    CHECK_MESSAGE(golden == seen, "seen instead: ", seen_path(file));
}

}  // namespace foyer::tests
