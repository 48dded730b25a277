// The form of files and functions.

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "tests/tidy/rules.h"

namespace foyer::tidy {
namespace {

/// The line, from `begin`, on which a block that opened at `indent` closes.
std::optional<std::size_t> closing_line(const std::vector<std::string_view>& lines,
                                        std::size_t begin, std::size_t indent) {
    for (std::size_t i = begin; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        if (line.size() > indent && line.find_first_not_of(' ') == indent && line[indent] == '}')
            return i;
    }
    return std::nullopt;
}

bool begins_with_word(std::string_view line, std::string_view word) {
    return line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ');
}

/// Types and tables are no functions, however long.
bool is_function(std::string_view first_line, std::string_view statement) {
    static constexpr std::array<std::string_view, 4> types = {"struct", "class", "enum", "union"};
    if (std::any_of(types.begin(), types.end(),
                    [&](std::string_view type) { return begins_with_word(first_line, type); }))
        return false;
    const std::size_t open = statement.find('(');
    if (open == std::string_view::npos) return false;
    const std::string_view before = statement.substr(0, open);
    return before.find('=') == std::string_view::npos ||
           before.find("operator") != std::string_view::npos;
}

/// The first line of the statement that ends in `line`: a signature may take several lines.
std::size_t statement_begin(const std::vector<std::string_view>& lines, std::size_t line,
                            std::size_t indent) {
    while (line > 0 && lines[line].find_first_not_of(' ') != indent)
        --line;
    return line;
}

/// Finds the functions that open at `indent`; clang-format puts their ends there too.
void find_functions(const Source& source, const std::vector<std::string_view>& lines,
                    std::size_t indent, std::size_t most, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].ends_with('{')) continue;
        const std::size_t begin = statement_begin(lines, i, indent);
        const std::string_view first = text::trim(lines[begin]);
        if (lines[begin].find_first_not_of(' ') != indent) continue;
        std::string statement;
        for (std::size_t part = begin; part <= i; ++part)
            statement += lines[part];
        if (begins_with_word(first, "namespace") || first.starts_with("extern")) continue;
        const auto end = closing_line(lines, i + 1, indent);
        if (!end) return;
        if (!is_function(first, statement)) {
            i = *end;
            continue;
        }
        const std::size_t length = *end - begin + 1;
        const std::size_t limit = first.starts_with("TEST_CASE") ? longest_test : most;
        if (length > limit)
            findings.push_back({source.path, begin + 1,
                                "a function of " + std::to_string(length) + " lines; " +
                                    std::to_string(limit) + " are the limit"});
        i = *end;
    }
}

/// Lines of types written at the outermost level, where functions open one step further in.
std::vector<std::string_view> only_types(const std::vector<std::string_view>& lines) {
    std::vector<std::string_view> out(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool type =
            begins_with_word(lines[i], "struct") || begins_with_word(lines[i], "class");
        if (!type) continue;
        std::size_t open = i;
        while (open < lines.size() && !lines[open].ends_with('{') && !lines[open].ends_with(';'))
            ++open;
        if (open == lines.size() || lines[open].ends_with(';')) continue;
        const auto end = closing_line(lines, open + 1, 0);
        if (!end) break;
        for (std::size_t inside = open + 1; inside < *end; ++inside)
            out[inside] = lines[inside];
        i = *end;
    }
    return out;
}

void check_header(const Source& source, const std::vector<std::string_view>& lines,
                  std::vector<Finding>& findings) {
    if (lines.empty() || lines.front() != "#pragma once") {
        findings.push_back({source.path, 1, "does not begin with #pragma once"});
        return;
    }
    if (lines.size() < 2 || !lines[1].starts_with("// "))
        findings.push_back(
            {source.path, 2, "has no opening comment: what it is for, who may use it"});
}

}  // namespace

std::vector<Finding> check_form(const Source& source) {
    std::vector<Finding> findings;
    if (source.text.size() > largest_file && !is_in(source.path, "assets"))
        findings.push_back({source.path, 0, "is larger than 1 MiB"});
    if (!is_cpp(source.path)) return findings;

    const std::vector<std::string_view> lines = lines_of(source.text);
    if (lines.size() > longest_file)
        findings.push_back({source.path, 0,
                            "has " + std::to_string(lines.size()) + " lines; " +
                                std::to_string(long_file) + " are enough for one job"});
    if (source.path.ends_with(".h")) check_header(source, lines, findings);
    // Written in two parts, so that this file does not find itself.
    static constexpr std::array<std::string_view, 2> unfinished = {
        "TO"
        "DO",
        "FIX"
        "ME"};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].find('\t') != std::string_view::npos)
            findings.push_back({source.path, i + 1, "has a tab"});
        for (const std::string_view mark : unfinished)
            if (lines[i].find(mark) != std::string_view::npos)
                findings.push_back(
                    {source.path, i + 1, "says " + std::string(mark) + ": finish it"});
    }
    return findings;
}

std::vector<Finding> check_functions(const Source& source, std::size_t limit) {
    std::vector<Finding> findings;
    if (!is_cpp(source.path)) return findings;
    const std::string code = code_of(source.text);
    const std::vector<std::string_view> lines = lines_of(code);
    find_functions(source, lines, 0, limit, findings);
    find_functions(source, only_types(lines), 4, limit, findings);
    return findings;
}

}  // namespace foyer::tidy
