#include "tools/foyerctl/command_options.h"

#include <CLI/CLI.hpp>

#include "core/base/text.h"
#include "core/time/time_zone.h"

namespace foyer::foyerctl {

namespace {

constexpr formats::Format import_formats[] = {
    formats::Format::schedule_xml, formats::Format::schedule_json, formats::Format::conf_companion,
    formats::Format::foyer_json,   formats::Format::sessionize,    formats::Format::sitcon,
    formats::Format::pretalx,      formats::Format::icalendar,     formats::Format::csv};

std::string import_format_words() {
    std::string words;
    for (const auto format : import_formats)
        words += (words.empty() ? "" : ", ") + std::string(word_for(format));
    return words;
}

/// What is wrong with the address of a hub; it is not repeated, because it may hold a secret.
std::string fault_of_hub(const std::string& url) {
    const std::size_t host = url.find("://");
    const std::string scheme = text::lower_case(url.substr(0, host));
    if (host == std::string::npos || (scheme != "http" && scheme != "https") ||
        url.size() == host + 3)
        return "must be an address like http://hub:8080";
    if (url.find('@') != std::string::npos)
        return "must hold no user name or password; there is --token-file for secrets";
    if (url.find_first_of("?# \t\"<>") != std::string::npos)
        return "must be an address without ?, # and spaces";
    return {};
}

}  // namespace

const std::string& db_option_words() {
    static const std::string words =
        "the store; without it the one of this user, $XDG_STATE_HOME/foyer/kiosk.db";
    return words;
}

CLI::Option* read_option(CLI::App& command, const std::string& name, const std::string& words,
                         const std::string& metavar,
                         const std::function<std::string(const std::string&)>& take) {
    return command
        .add_option_function<std::string>(
            name, [](const std::string&) {}, words)
        ->check(take)
        ->type_name(metavar);
}

CLI::Option* add_text(CLI::App& command, const std::string& name, std::string& value,
                      const std::string& words, const std::string& metavar) {
    return command.add_option(name, value, words)->type_name(metavar);
}

void add_language(CLI::App& command, std::string& language, const std::string& words) {
    read_option(command, "--lang", words, "LANG", [&language](const std::string& text) {
        language = text::lower_case(text);
        return std::string();
    });
}

void add_time_zone(CLI::App& command, std::string& time_zone) {
    read_option(command, "--tz", "the time zone of the file's times, for files that state none",
                "ZONE", [&time_zone](const std::string& text) {
                    const auto zone = TimeZone::named(text);
                    if (!zone) return zone.error().detail;
                    time_zone = text;
                    return std::string();
                });
}

CLI::Option* add_instant(CLI::App& command, const std::string& name, std::optional<UtcTime>& value,
                         const std::string& words) {
    return read_option(command, name, words, "INSTANT", [&value](const std::string& text) {
        const auto at = parse_instant(text);
        if (!at) return at.error().detail;
        value = *at;
        return std::string();
    });
}

CLI::Option* add_db(CLI::App& command, std::string& db) {
    return add_text(command, "--db", db, db_option_words(), "FILE");
}

void add_json(CLI::App& command, bool& json) {
    command.add_flag("--json", json, "print JSON");
}

void add_reading(CLI::App& command, Reading& reading) {
    read_option(command, "--format",
                "the format of the file, when it is not recognised: " + import_format_words(),
                "FORMAT", [&reading](const std::string& text) {
                    reading.format = formats::format_called(text);
                    return reading.format ? "" : "must be one of " + import_format_words();
                });
    add_time_zone(command, reading.time_zone);
    add_language(command, reading.language,
                 "the language of texts whose language the file does not state");
    add_text(command, "--title", reading.title,
             "the title of the conference, for files that name none or another one", "TEXT");
}

CLI::Option* add_hub(CLI::App& command, HubAccess& hub, HubOption option) {
    CLI::Option* const url = read_option(command, "--hub", "the hub, for example http://hub:8080",
                                         "URL", [&hub](const std::string& text) {
                                             hub.url = text;
                                             while (hub.url.ends_with('/'))
                                                 hub.url.pop_back();
                                             return fault_of_hub(text);
                                         });
    if (option == HubOption::required) url->required()->envname("FOYER_HUB");
    add_text(command, "--authority", hub.authority,
             "PEM file with an authority that signed the hub's certificate, trusted besides those "
             "of the system",
             "FILE");
    return url;
}

void add_token(CLI::App& command, HubAccess& hub) {
    add_text(command, "--token-file", hub.token_file,
             "file with your token; without it FOYER_TOKEN, then ~/.config/foyer/tokens/FEED",
             "FILE");
}

}  // namespace foyer::foyerctl
