// Which test meets which fault. The faults to survive are numbered by where they come from: D disk,
// N network, F feed, T text, H hub, K machine. A test that meets one names it in its name, a script
// in a line "# Meets D4, N44". The table is printed with the test.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Fault {
    char kind;
    int number;
    friend auto operator<=>(const Fault&, const Fault&) = default;
};

using Table = std::map<Fault, std::set<std::string>>;

/// The names of tests: everything between the quotes of a TEST_CASE, and the lines of scripts.
std::vector<std::string> names_in(const std::string& text, bool script) {
    static const std::regex cases(R"re(TEST_CASE(?:_TEMPLATE)?\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
    static const std::regex lines(R"(# Meets ([^\n]*))");
    const std::regex& wanted = script ? lines : cases;
    std::vector<std::string> names;
    for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at)
        names.push_back((*at)[1]);
    return names;
}

std::vector<Fault> faults_in(const std::string& name) {
    static const std::regex numbers(R"(\b([DNFTHK])([0-9]{1,3})\b)");
    std::vector<Fault> faults;
    for (std::sregex_iterator at(name.begin(), name.end(), numbers), end; at != end; ++at)
        faults.push_back({(*at)[1].str().front(), std::stoi((*at)[2])});
    return faults;
}

Table read_table() {
    const fs::path tests = fs::path(FOYER_SOURCE_DIR) / "tests";
    Table table;
    for (const auto& entry : fs::recursive_directory_iterator(tests)) {
        const std::string extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".sh") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        for (const std::string& name : names_in(text, extension == ".sh"))
            for (const Fault& fault : faults_in(name))
                table[fault].insert(entry.path().lexically_relative(tests).generic_string());
    }
    return table;
}

void expect(const Table& table, char kind, int first, int last) {
    for (int number = first; number <= last; ++number)
        CHECK_MESSAGE(table.contains({kind, number}), "no test meets ", std::string(1, kind),
                      number);
}

}  // namespace

TEST_CASE("every fault that the feed, the sync and the hub must survive has a test of its name") {
    const Table table = read_table();
    std::string printed;
    for (const auto& [fault, files] : table) {
        printed += "\n  " + std::string(1, fault.kind) + std::to_string(fault.number) + ":";
        for (const std::string& file : files)
            printed += " " + file;
    }
    MESSAGE("fault: where it is met", printed);
    expect(table, 'D', 1, 24);
    expect(table, 'N', 26, 55);
    expect(table, 'F', 56, 76);
    expect(table, 'H', 84, 95);
    for (const int number : {99, 101, 102})
        expect(table, 'H', number, number);
}
