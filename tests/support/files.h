#pragma once
// Files that tests read: whole files as bytes, and real programmes, which are not part of the
// project and may be absent.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace foyer::tests {

/// The bytes of a file; "" when it cannot be read.
inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

/// A real programme, `name` as in "pcd2018/programme.csv": in $FOYER_SHARED/data, else in
/// shared/data beside the sources or beside a folder above them. Empty when it is not there; the
/// test then says MESSAGE("SKIPPED: …") and returns.
inline std::filesystem::path shared_file(const std::string& name) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (const char* shared = std::getenv("FOYER_SHARED")) {
        const fs::path path = fs::path(shared) / "data" / name;
        if (fs::exists(path, ignored)) return path;
    }
    fs::path folder(FOYER_SOURCE_DIR);
    while (folder.has_relative_path()) {
        folder = folder.parent_path();
        const fs::path path = folder / "shared" / "data" / name;
        if (fs::exists(path, ignored)) return path;
    }
    return {};
}

}  // namespace foyer::tests
