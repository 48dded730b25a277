#pragma once
// The rules that the sources keep, as pure functions over one file or a list of files. Each rule
// says what is wrong and, where it is not plain, what to do instead.

#include <string>
#include <utility>
#include <vector>

#include "tests/tidy/source.h"

namespace foyer::tidy {

/// Lines of a file: `long_file` is worth splitting, more than `longest_file` is refused.
constexpr std::size_t long_file = 400;
constexpr std::size_t longest_file = 450;
/// Lines of a function: the same; test cases that tell a story may be longer.
constexpr std::size_t long_function = 60;
constexpr std::size_t longest_function = 75;
constexpr std::size_t longest_test = 90;
/// Bytes of a file outside assets/.
constexpr std::size_t largest_file = 1024 * 1024;

/// Includes against the direction of the layers, and third-party headers outside their one place.
[[nodiscard]] std::vector<Finding> check_includes(const Source& source);

/// Clocks, randomness, sleep, locks and exceptions outside the places that own them.
[[nodiscard]] std::vector<Finding> check_calls(const Source& source);

/// The form of one file: length, header guard, opening comment, tabs, marks of unfinished work.
[[nodiscard]] std::vector<Finding> check_form(const Source& source);

/// Functions of more than `limit` lines (test cases: of `longest_test`).
[[nodiscard]] std::vector<Finding> check_functions(const Source& source,
                                                   std::size_t limit = longest_function);

/// Sources in `paths` that no build file compiles. `build_files` are the CMakeLists.txt.
[[nodiscard]] std::vector<Finding> check_built(const std::vector<std::string>& paths,
                                               const std::vector<Source>& build_files);

/// Texts that some of the catalogues have and others lack, or whose placeholders differ.
[[nodiscard]] std::vector<Finding> check_catalogues(const std::vector<Source>& catalogues);

}  // namespace foyer::tidy
