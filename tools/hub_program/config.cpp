#include "tools/hub_program/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"

namespace foyer::hub_program {

namespace {

std::string place_words(const std::filesystem::path& path, const toml::source_region& where) {
    return path.string() + " line " + std::to_string(where.begin.line);
}

/// A single value as the command line would carry it; false for tables and lists.
bool read_value(const toml::node& node, std::string& text) {
    std::ostringstream out;
    if (const auto* words = node.as_string())
        out << words->get();
    else if (const auto* flag = node.as_boolean())
        out << (flag->get() ? "true" : "false");
    else if (const auto* whole = node.as_integer())
        out << whole->get();
    else if (const auto* real = node.as_floating_point())
        out << real->get();
    else if (const auto* instant = node.as_date_time())
        out << instant->get();
    else
        return false;
    text = out.str();
    return true;
}

Result<Config> settings_of(const toml::table& table, const std::filesystem::path& path,
                           std::span<const std::string_view> keys) {
    Config config;
    for (const auto& [key, node] : table) {
        ConfigValue value{{}, place_words(path, key.source())};
        const std::string name(key.str());
        if (std::find(keys.begin(), keys.end(), name) == keys.end())
            return Error{ErrorKind::usage, value.where + ": there is no setting \"" + name +
                                               "\"; foyer-hub --help lists them"};
        if (!read_value(node, value.text))
            return Error{ErrorKind::usage, value.where + ": " + name + " must be one value"};
        config.emplace(name, std::move(value));
    }
    return config;
}

}  // namespace

Result<Config> read_config(const std::filesystem::path& path, Existence existence,
                           std::span<const std::string_view> keys) {
    const auto text = read_file(path, limits::config_bytes);
    if (!text && text.error().kind == ErrorKind::not_found && existence == Existence::optional)
        return Config();
    if (!text) return text.error();
    try {
        return settings_of(toml::parse(*text, path.string()), path, keys);
    } catch (const toml::parse_error& broken) {
        return Error{ErrorKind::usage,
                     place_words(path, broken.source()) + ": " + std::string(broken.description())};
    }
}

}  // namespace foyer::hub_program
