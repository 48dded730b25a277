// foyer-measure: the program behind tools/bench.

#include <cstdio>
#include <string>
#include <vector>

#include "tools/measure/measure.h"
#include "tools/measure/parked.h"

namespace {

int usage() {
    std::fprintf(stderr,
                 "Usage: foyer-measure core EMPTY_FOLDER FILE.xml...\n"
                 "       foyer-measure settle|watch FRAMEBUFFER REFERENCE COMMAND...\n"
                 "       foyer-measure page DUMP.json...\n"
                 "       foyer-measure hub EMPTY_FOLDER FOYER-HUB PROGRAMME\n"
                 "       foyer-measure applying EMPTY_FOLDER PROGRAMME\n"
                 "       foyer-measure parked PORT COUNT\n"
                 "tools/bench calls it; see tools/measure/measure.h.\n");
    return 2;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() >= 3 && words[0] == "core")
        return foyer::measure::core(words[1], {words.begin() + 2, words.end()});
    if (words.size() >= 4 && words[0] == "settle")
        return foyer::measure::settle(words[1], words[2], {words.begin() + 3, words.end()});
    if (words.size() >= 4 && words[0] == "watch")
        return foyer::measure::watch(words[1], words[2], {words.begin() + 3, words.end()});
    if (words.size() >= 2 && words[0] == "page")
        return foyer::measure::page({words.begin() + 1, words.end()});
    if (words.size() == 4 && words[0] == "hub")
        return foyer::measure::hub(words[1], words[2], words[3]);
    if (words.size() == 3 && words[0] == "applying")
        return foyer::measure::applying(words[1], words[2]);
    if (words.size() == 3 && words[0] == "parked")
        return foyer::measure::parked(static_cast<std::uint16_t>(std::stoul(words[1])),
                                      std::stoul(words[2]));
    return usage();
}
