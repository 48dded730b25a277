#include "platform/speech.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/temp_folder.h"

using namespace foyer;

namespace {

/// A folder that is the whole PATH, with a speaker that writes down what it is asked.
struct SpeakerPath {
    SpeakerPath() : before(std::getenv("PATH")) { setenv("PATH", folder.path().c_str(), 1); }
    ~SpeakerPath() { setenv("PATH", before.c_str(), 1); }
    SpeakerPath(const SpeakerPath&) = delete;
    SpeakerPath& operator=(const SpeakerPath&) = delete;

    /// A speaker that passes on its text and its words through pipes with names.
    void install(const std::string& name) {
        const auto file = folder / name;
        for (const char* pipe : {"said", "words"})
            mkfifo((folder / pipe).c_str(), 0600);
        std::ofstream(file) << "#!/bin/sh\n/bin/cat >" << (folder / "said").string()
                            << "\necho \"$@\" >" << (folder / "words").string()
                            << "\nexec /bin/sleep 100\n";
        chmod(file.c_str(), 0755);
    }
    /// What came through the pipe `what`; waits for the speaker to come up.
    [[nodiscard]] std::string asked(const std::string& what) const {
        std::ifstream pipe(folder / what);
        return {std::istreambuf_iterator<char>(pipe), {}};
    }
    tests::TempFolder folder;
    std::string before;
};

}  // namespace

TEST_CASE("speech is said by espeak-ng in the language of the page, from its standard input") {
    SpeakerPath path;
    path.install("espeak-ng");
    path.install("spd-say");
    platform::Speech speech;
    const std::string text = "Salle 1.\n--version `rm -rf` $(x)\n";
    CHECK(speech.say(text, "fr"));
    CHECK(path.asked("said") == text);
    CHECK(path.asked("words") == "-v fr --stdin\n");
    speech.stop();
}

TEST_CASE("without espeak-ng the dispatcher speaks, and a strange language is made harmless") {
    SpeakerPath path;
    path.install("spd-say");
    platform::Speech speech;
    CHECK(speech.say("Hello", "en;/bin/x"));
    CHECK(path.asked("said") == "Hello");
    CHECK(path.asked("words") == "-l enbinx --pipe-mode\n");
}

TEST_CASE("where no voice is installed nothing is said, and that is told") {
    const SpeakerPath path;
    platform::Speech speech;
    CHECK_FALSE(speech.say("Hello", "en"));
    speech.stop();
}

TEST_CASE("a new sentence silences the last one, and the end of the screen the last of all") {
    SpeakerPath path;
    path.install("espeak-ng");
    platform::Speech speech;
    // None of these is waited for: each would go on for 100 s.
    for (int i = 0; i < 20; ++i)
        CHECK(speech.say("again", "en"));
    CHECK(speech.say("last", "en"));
    CHECK(path.asked("said").ends_with("last"));
}
