// The repository reads itself: every file against every rule of rules.h.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "tests/tidy/rules.h"

using namespace foyer::tidy;
namespace fs = std::filesystem;

namespace {

const fs::path root = FOYER_SOURCE_DIR;

struct ClosePipe {
    void operator()(std::FILE* pipe) const { pclose(pipe); }
};

/// The files that git keeps or would keep; none where there is no git.
std::vector<std::string> files_of_git() {
    const std::string command = "git -C '" + root.string() +
                                "' ls-files -z --cached --others --exclude-standard 2>/dev/null";
    const std::unique_ptr<std::FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
    std::string output;
    std::array<char, 4096> part{};
    for (std::size_t count = 1; pipe && count > 0;) {
        count = std::fread(part.data(), 1, part.size(), pipe.get());
        output.append(part.data(), count);
    }
    std::vector<std::string> paths;
    for (std::size_t begin = 0; begin < output.size();) {
        const std::size_t end = output.find('\0', begin);
        paths.push_back(output.substr(begin, end - begin));
        begin = end + 1;
    }
    return paths;
}

/// The files of an unpacked archive: all but what is built.
std::vector<std::string> files_of_folder() {
    std::vector<std::string> paths;
    for (fs::recursive_directory_iterator at(root), end; at != end; ++at) {
        const std::string name = at->path().filename().string();
        if (at->is_directory() && (name == "build" || name.starts_with('.')) && name != ".ci")
            at.disable_recursion_pending();
        else if (at->is_regular_file())
            paths.push_back(at->path().lexically_relative(root).generic_string());
    }
    return paths;
}

const std::vector<Source>& repository() {
    static const std::vector<Source> sources = [] {
        std::vector<std::string> paths = files_of_git();
        if (paths.empty()) paths = files_of_folder();
        std::sort(paths.begin(), paths.end());
        paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
        std::vector<Source> read;
        for (std::string& path : paths) {
            std::ifstream file(root / path, std::ios::binary);
            if (!file || fs::is_directory(root / path)) continue;  // removed, not yet committed
            read.push_back(
                {std::move(path), std::string(std::istreambuf_iterator<char>(file), {})});
        }
        return read;
    }();
    return sources;
}

void check_none(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings)
        FAIL_CHECK(finding.path << ":" << finding.line << ": " << finding.what);
}

template <class Rule>
void check_each_source(Rule rule) {
    for (const Source& source : repository())
        if (is_cpp(source.path)) check_none(rule(source));
}

}  // namespace

TEST_CASE("the repository is found") {
    CHECK(repository().size() > 50);
    CHECK(std::any_of(repository().begin(), repository().end(), [](const Source& source) {
        return source.path == "tests/tidy/repository_test.cpp";
    }));
}

TEST_CASE("includes follow the direction of the layers") {
    check_each_source(check_includes);
}

TEST_CASE("clocks, randomness, sleep, locks and exceptions stay at home") {
    check_each_source(check_calls);
}

TEST_CASE("functions fit on a page") {
    for (const Source& source : repository()) {
        check_none(check_functions(source));
        for (const Finding& finding : check_functions(source, long_function))
            MESSAGE(finding.path << ":" << finding.line << ": " << finding.what);
    }
}

TEST_CASE("files have their form") {
    for (const Source& source : repository()) {
        check_none(check_form(source));
        const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
        if (is_cpp(source.path) && lines > static_cast<std::ptrdiff_t>(long_file))
            MESSAGE(source.path << " has " << lines << " lines: split it soon");
    }
}

TEST_CASE("every source is compiled") {
    std::vector<std::string> paths;
    std::vector<Source> build_files;
    for (const Source& source : repository()) {
        paths.push_back(source.path);
        if (source.path.ends_with("CMakeLists.txt")) build_files.push_back(source);
    }
    check_none(check_built(paths, build_files));
}

TEST_CASE("the translations hold the same texts") {
    std::vector<Source> catalogues;
    for (const Source& source : repository())
        if (is_in(source.path, "assets/i18n") && source.path.ends_with(".json"))
            catalogues.push_back(source);
    CHECK(catalogues.size() >= 2);
    check_none(check_catalogues(catalogues));
}
