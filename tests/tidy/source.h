#pragma once
// A source file as the rules read it: text with lines, with or without comments and strings.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::tidy {

/// One file of the repository; `path` is relative to its root, with slashes.
struct Source {
    std::string path;
    std::string text;
};

/// A place where a rule is broken. `line` counts from 1; 0 means the whole file.
struct Finding {
    std::string path;
    std::size_t line = 0;
    std::string what;
};

/// What one #include names. `line` counts from 1.
struct Include {
    std::string name;
    std::size_t line = 0;
};

/// `text` with every comment, string and character literal as spaces; lines stay where they are.
[[nodiscard]] std::string code_of(std::string_view text);

/// What the file includes, in order, with comments left out.
[[nodiscard]] std::vector<Include> includes_of(std::string_view text);

/// The lines of `text`, without their ends.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// True for a file inside `folder` ("core/base"), at any depth.
[[nodiscard]] bool is_in(std::string_view path, std::string_view folder);

/// True for C++ sources and headers.
[[nodiscard]] bool is_cpp(std::string_view path);

}  // namespace foyer::tidy
