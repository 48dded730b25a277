// Calls that have one home each: the clocks, randomness, sleep, locks, exceptions.

#include <algorithm>

#include "tests/tidy/rules.h"

namespace foyer::tidy {
namespace {

/// How a forbidden word stands in the code.
enum class As {
    word,      ///< anywhere
    call,      ///< followed by "(", and not a member of something
    null_call  ///< as call, with a null pointer or 0 as its argument
};

struct Word {
    std::string_view text;
    As as = As::word;
};

struct Ban {
    std::vector<Word> words;
    std::vector<std::string_view> homes;
    std::string_view fault;
    bool headers_only = false;
};

const std::vector<Ban>& bans() {
    static const std::vector<Ban> all = {
        {{{"system_clock::now"},
          {"steady_clock::now"},
          {"high_resolution_clock::now"},
          {"gettimeofday"},
          {"clock_gettime"},
          {"localtime", As::call},
          {"localtime_r", As::call},
          {"time", As::null_call}},
         {"platform", "tests/support", "tools/measure"},
         "reads a clock; take `now` as an argument (core/time/clock.h)"},
        {{{"rand", As::call}, {"srand", As::call}, {"drand48", As::call}, {"random_device"}},
         {"platform"},
         "makes randomness; take it as an argument"},
        {{{"this_thread::sleep_for"},
          {"this_thread::sleep_until"},
          {"sleep", As::call},
          {"usleep", As::call},
          {"nanosleep", As::call}},
         {"platform", "tests/support", "tools/measure"},
         "sleeps; wait for a change with a deadline (core/base/guarded.h)"},
        {{{"std::mutex"},
          {"std::shared_mutex"},
          {"std::recursive_mutex"},
          {"condition_variable"},
          {"condition_variable_any"},
          {"lock_guard"},
          {"unique_lock"},
          {"scoped_lock"}},
         {"core/base/guarded.h", "tests/support"},
         "locks by hand; use Guarded (core/base/guarded.h)"},
        {{{"throw"}}, {"tests"}, "throws; return a Result"},
        {{{"using namespace"}}, {"tests"}, "opens a namespace for all who include it", true},
        {{{"setenv", As::call}, {"putenv", As::call}, {"setlocale", As::call}},
         {"platform", "tests", "kiosk/main.cpp", "tools"},
         "changes the whole process"},
    };
    return all;
}

bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

std::size_t skip_spaces(std::string_view code, std::size_t at) {
    while (at < code.size() && (code[at] == ' ' || code[at] == '\n'))
        ++at;
    return at;
}

bool stands_as(std::string_view code, std::size_t at, const Word& word) {
    const std::size_t end = at + word.text.size();
    const char before = at > 0 ? code[at - 1] : ' ';
    if (is_name_byte(before) || (end < code.size() && is_name_byte(code[end]))) return false;
    if (word.as == As::word) return true;
    const bool member = before == '.' || (at > 1 && code.substr(at - 2, 2) == "->");
    const std::size_t open = skip_spaces(code, end);
    if (member || open >= code.size() || code[open] != '(') return false;
    if (word.as == As::call) return true;
    const std::string_view argument = code.substr(skip_spaces(code, open + 1));
    return argument.starts_with("nullptr") || argument.starts_with("NULL") ||
           argument.starts_with("0)");
}

bool applies(const Ban& ban, std::string_view path) {
    if (ban.headers_only && !path.ends_with(".h")) return false;
    return std::none_of(ban.homes.begin(), ban.homes.end(),
                        [&](std::string_view home) { return path == home || is_in(path, home); });
}

}  // namespace

std::vector<Finding> check_calls(const Source& source) {
    std::vector<Finding> findings;
    const std::string code = code_of(source.text);
    for (const Ban& ban : bans()) {
        if (!applies(ban, source.path)) continue;
        for (const Word& word : ban.words) {
            for (std::size_t at = code.find(word.text); at != std::string::npos;
                 at = code.find(word.text, at + 1)) {
                if (!stands_as(code, at, word)) continue;
                const auto end = code.begin() + static_cast<std::ptrdiff_t>(at);
                const auto line = 1 + std::count(code.begin(), end, '\n');
                findings.push_back(
                    {source.path, static_cast<std::size_t>(line), std::string(ban.fault)});
            }
        }
    }
    return findings;
}

}  // namespace foyer::tidy
