#pragma once
// A feed of a test as a folder of files, as a hub or a USB stick has it.

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/feed.h"

namespace foyer::test {

/// Writes the root, the documents, and the head last; each file appears whole.
inline void write_feed(const Feed& feed, const std::filesystem::path& folder) {
    const auto put = [&](const std::string& name, const std::string& bytes) {
        const auto path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path.string() + ".tmp", std::ios::binary | std::ios::trunc) << bytes;
        std::filesystem::rename(path.string() + ".tmp", path);
    };
    put("root/1.json", root_file(feed.root, feed.root_key));
    for (const auto& file : feed.made.files)
        put(file.path, file.bytes);
    put("head", feed.head_file());
}

}  // namespace foyer::test
