#pragma once
// Change streams: real programmes as they were published again and again, packed as .tar.xz. They
// are test data of others and may be absent.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/temp_folder.h"

namespace foyer::tests {

/// Revisions of one stream, unpacked into a folder that goes away with it.
class Stream {
public:
    /// `name` as in "nicar2020/revisions.tar.xz". Empty when it is not there or tar cannot read it.
    explicit Stream(const std::string& name) { unpack(name, ""); }

    /// Only the revisions of these numbers; a stream has up to 2 GB. `ending` as in ".xml".
    Stream(const std::string& name, const std::vector<int>& numbers, const std::string& ending) {
        std::string members = " --occurrence=1";
        for (const int number : numbers) {
            std::array<char, 16> digits{};
            std::snprintf(digits.data(), digits.size(), " %04d", number);
            members += digits.data() + ending;
        }
        unpack(name, members);
    }

    /// Their files, oldest first.
    [[nodiscard]] const std::vector<std::filesystem::path>& revisions() const { return revisions_; }

private:
    void unpack(const std::string& name, const std::string& members) {
        const std::filesystem::path packed = shared_file(name);
        if (packed.empty()) return;
        const std::string command =
            "tar -xJf '" + packed.string() + "' -C '" + folder_.path().string() + "'" + members;
        if (std::system(command.c_str()) != 0) return;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path()))
            if (entry.is_regular_file()) revisions_.push_back(entry.path());
        std::sort(revisions_.begin(), revisions_.end());
    }

    TempFolder folder_;
    std::vector<std::filesystem::path> revisions_;
};

}  // namespace foyer::tests
