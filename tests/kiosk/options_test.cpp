#include "kiosk/app/options.h"

#include <doctest/doctest.h>

#include <vector>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "kiosk/app/settings.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;

using namespace std::chrono_literals;

namespace {

const std::filesystem::path no_config = "/nowhere/kiosk.toml";

CommandLine read(std::vector<const char*> words,
                 const std::filesystem::path& default_config = no_config) {
    words.insert(words.begin(), "foyer");
    return read_command_line(static_cast<int>(words.size()), words.data(), default_config);
}

Options options_of(std::vector<const char*> words,
                   const std::filesystem::path& default_config = no_config) {
    CommandLine line = read(std::move(words), default_config);
    REQUIRE_MESSAGE(line.options.has_value(), line.output);
    return *line.options;
}

/// The message of a command line that must end with `exit_code`.
std::string refusal(int exit_code, std::vector<const char*> words,
                    const std::filesystem::path& default_config = no_config) {
    const CommandLine line = read(std::move(words), default_config);
    CHECK_FALSE(line.options.has_value());
    CHECK_MESSAGE(line.exit_code == exit_code, line.output);
    CHECK(line.output.starts_with("foyer: "));
    return line.output;
}

/// A configuration file with this text.
class ConfigFile {
public:
    explicit ConfigFile(const std::string& text) { REQUIRE(write_file(path(), text).ok()); }
    [[nodiscard]] std::filesystem::path path() const { return folder_ / "kiosk.toml"; }

private:
    tests::TempFolder folder_;
};

}  // namespace

TEST_CASE("without any word the defaults hold") {
    const Options options = options_of({});
    CHECK(options.source.empty());
    CHECK(options.mode == ScreenMode::touch);
    CHECK(options.theme == ThemeName::dark);
    CHECK(options.page == Page{});
    CHECK_FALSE(options.at.has_value());
    CHECK_FALSE(options.size.has_value());
    CHECK_FALSE(options.drawing.has_value());
    CHECK_FALSE(options.draws_once());
}

TEST_CASE("every option of the command line is read") {
    const Options options = options_of({"--db",         "/var/lib/kiosk.db",
                                        "--source",     "day.xml",
                                        "--screen",     "lobby-1",
                                        "--mode",       "touch",
                                        "--room",       "Salle 1",
                                        "--lang",       "fr",
                                        "--theme",      "light",
                                        "--at",         "2018-06-26T11:20:00+02:00",
                                        "--speed",      "60",
                                        "--drawing",    "processor",
                                        "--size",       "1920x1080",
                                        "--monitor",    "1",
                                        "--open",       "session/s1",
                                        "--screenshot", "a.png",
                                        "--dump-ui",    "a.json"});
    CHECK(options.db == "/var/lib/kiosk.db");
    CHECK(options.source == "day.xml");
    CHECK(options.screen == "lobby-1");
    CHECK(options.room == "Salle 1");
    CHECK(options.language == "fr");
    CHECK(options.theme == ThemeName::light);
    CHECK(options.at == *parse_instant("2018-06-26T09:20:00Z"));
    CHECK(options.speed == 60.0);
    CHECK(options.drawing == platform::Drawing::processor);
    CHECK(options.size == ScreenSize{1920, 1080});
    CHECK(options.monitor == 1);
    CHECK(options.page == Page{PageKind::session, "s1"});
    CHECK(options.screenshot == "a.png");
    CHECK(options.dump_ui == "a.json");
    CHECK(options.draws_once());
    CHECK(options_of({"--fullscreen"}).full_screen);
    CHECK(options_of({"--source=file:///srv/day.xml"}).source == "/srv/day.xml");
}

TEST_CASE("help and version are printed and are no failure") {
    const CommandLine help = read({"--help"});
    CHECK(help.exit_code == 0);
    CHECK_FALSE(help.options.has_value());
    CHECK(read({"--version"}).output == std::string("foyer ") + FOYER_VERSION + "\n");
}

TEST_CASE("the help names every option and every key of the configuration file") {
    const std::string help = read({"--help"}).output;
    for (const Setting& setting : all_settings()) {
        CAPTURE(setting.name);
        if (setting.place != SettingPlace::file)
            CHECK(help.find(std::string("--") + setting.name) != std::string::npos);
        if (setting.place != SettingPlace::command_line)
            CHECK(help.find("\n  " + key_of(setting) + " ") != std::string::npos);
    }
    CHECK(help.find(no_config.string()) != std::string::npos);
}

TEST_CASE("values that cannot be are wrong usage, and the message names the option") {
    const std::vector<std::vector<const char*>> wrong = {
        {"--mode", "wall"},
        {"--theme", "blue"},
        {"--drawing", "fast"},
        {"--lang", "fr_FR"},
        {"--lang", ""},
        {"--at", "tomorrow"},
        {"--at", "2018-06-26T11:20:00"},
        {"--speed", "-1"},
        {"--speed", "nan"},
        {"--speed", "100001"},
        {"--speed", "2x"},
        {"--size", "1080"},
        {"--size", "199x1920"},
        {"--size", "16385x1080"},
        {"--size", "1080x1920x3"},
        {"--monitor", "-1"},
        {"--open", "nowhere"},
        {"--screen", "Lobby 1"},
        {"--db", ""},
        {"--screenshot", ""},
    };
    for (const auto& words : wrong) {
        CAPTURE(words[0]);
        CAPTURE(words[1]);
        CHECK(refusal(2, words).find(words[0]) != std::string::npos);
    }
}

TEST_CASE("values on the right side of their bounds are taken") {
    CHECK(options_of({"--speed", "0"}).speed == 0.0);
    CHECK(options_of({"--speed", "100000"}).speed == 100'000.0);
    CHECK(options_of({"--size", "200x16384"}).size == ScreenSize{200, 16'384});
}

TEST_CASE("unknown words and options that exclude each other are wrong usage") {
    refusal(2, {"--no-such-option"});
    refusal(2, {"stray"});
    refusal(2, {"--db"});
    refusal(2, {"--size", "1080x1920", "--fullscreen"});
    refusal(2, {"--source", "a.xml", "--hub", "https://hub.example"});
}

TEST_CASE("what cannot work is refused with what to do instead") {
    CHECK(options_of({"--source", "https://pretalx.example/schedule.xml"}).source ==
          "https://pretalx.example/schedule.xml");
    CHECK(refusal(2, {"--source", "ftp://pretalx.example/schedule.xml"}).find("http") !=
          std::string::npos);
    CHECK(options_of({"--hub", "https://hub.example"}).hub == "https://hub.example");
    CHECK(options_of({"--feed", "/media/stick/feed"}).follows());
    CHECK(refusal(2, {"--hub", "hub.example"}).find("http://") != std::string::npos);
    CHECK(refusal(2, {"--mode", "door"}).find("--room") != std::string::npos);
    CHECK(options_of({"--mode", "door", "--hub", "http://hub"}).mode == ScreenMode::door);
    CHECK(options_of({"--mode", "door", "--room", "Salle 1"}).room == "Salle 1");
    CHECK(options_of({"--mode", "board"}).mode == ScreenMode::board);
}

TEST_CASE("the configuration file sets what the command line does not") {
    const ConfigFile file(
        "# lobby\n"
        "source = \"/srv/day.xml\"\n"
        "lang = \"fr\"\n"
        "at = 2018-06-26T11:20:00+02:00\n"
        "speed = 1.5\n"
        "fullscreen = true\n"
        "monitor = 2\n"
        "time_zone = \"Europe/Paris\"\n"
        "title = \"Our Day\"\n"
        "light_hours = \"08:00-19:30\"\n"
        "diagonal_in = 32\n");
    const std::string path = file.path().string();
    const Options options = options_of({"--config", path.c_str(), "--lang", "en"});
    CHECK(options.source == "/srv/day.xml");
    CHECK(options.language == "en");
    CHECK(options.at == *parse_instant("2018-06-26T09:20:00Z"));
    CHECK(options.speed == 1.5);
    CHECK(options.full_screen);
    CHECK(options.monitor == 2);
    CHECK(options.time_zone == "Europe/Paris");
    CHECK(options.title == "Our Day");
    CHECK(options.light_hours == LightHours{480min, 1170min});
    CHECK(options.panel.diagonal_inches == 32);
    CHECK(options_of({}, file.path()).language == "fr");
}

TEST_CASE("a size on the command line takes the place of full screen in the file") {
    const ConfigFile full("fullscreen = true\n");
    const Options sized = options_of({"--size", "800x600"}, full.path());
    CHECK_FALSE(sized.full_screen);
    CHECK(sized.size == ScreenSize{800, 600});
    const ConfigFile size("size = \"800x600\"\n");
    const Options filled = options_of({"--fullscreen"}, size.path());
    CHECK(filled.full_screen);
    CHECK_FALSE(filled.size.has_value());
}

TEST_CASE("a mistake in the configuration file is named with its line") {
    const auto message = [](const std::string& text) {
        return refusal(2, {}, ConfigFile(text).path());
    };
    CHECK(message("theme = \"dark\"\nlnag = \"fr\"\n").find("line 2") != std::string::npos);
    CHECK(message("\n\ntheme = \"blue\"\n").find("line 3") != std::string::npos);
    CHECK(message("theme = \n").find("line 1") != std::string::npos);
    CHECK(message("db = [\"a\", \"b\"]\n").find("one value") != std::string::npos);
    CHECK(message("[screen]\nid = \"a\"\n").find("one value") != std::string::npos);
    CHECK(message("fullscreen = 1\n").find("true") != std::string::npos);
    CHECK(message("time_zone = \"Mars/Base\"\n").find("time_zone") != std::string::npos);
    for (const char* hours : {"8-19", "08:00", "08:00-24:00", "08:00-08:00", "08:00-19:30:00", "-"})
        CHECK(message("light_hours = \"" + std::string(hours) + "\"\n").find("08:00-19:30") !=
              std::string::npos);
    CHECK(message("diagonal_in = 4.9\n").find("diagonal_in") != std::string::npos);
    CHECK(message("size = \"800x600\"\nfullscreen = true\n").find("exclude") != std::string::npos);
    CHECK(message("source = \"a\"\nhub = \"http://b\"\n").find("exclude") != std::string::npos);
}

TEST_CASE("what belongs on the command line is no key of the file") {
    refusal(2, {}, ConfigFile("screenshot = \"a.png\"\n").path());
}

TEST_CASE("a configuration file that was named must be there, and may be as long as its limit") {
    CHECK(refusal(1, {"--config", "/nowhere/else.toml"}).find("/nowhere/else.toml") !=
          std::string::npos);
    const std::string line = "lang = \"fr\"\n#";
    const auto padded = [&](std::size_t bytes) {
        return line + std::string(bytes - line.size() - 1, 'x') + "\n";
    };
    CHECK(options_of({}, ConfigFile(padded(limits::config_bytes)).path()).language == "fr");
    refusal(1, {}, ConfigFile(padded(limits::config_bytes + 1)).path());
}

TEST_CASE("a screen may offer some languages only, in an order of its own") {
    CHECK(options_of({}).languages.empty());
    CHECK(options_of({"--languages", "fr, EN,fr"}).languages ==
          std::vector<std::string>{"fr", "en"});
    refusal(2, {"--languages", ","});
    refusal(2, {"--languages", "fr,français"});
}
