// The configuration file of `foyer`: TOML, one flat table of settings.

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "kiosk/app/settings.h"

namespace foyer::kiosk {

namespace {

Error usage_at(const std::string& name, const toml::source_region& where, std::string what) {
    return Error{ErrorKind::usage,
                 name + " line " + std::to_string(where.begin.line) + ": " + std::move(what)};
}

/// A single value as text, as the command line would carry it; empty for tables and arrays.
std::optional<std::string> text_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (!node.is_value()) return {};
    std::ostringstream text;
    if (const auto* flag = node.as_boolean()) {
        text << (flag->get() ? "true" : "false");
    } else if (const auto* whole = node.as_integer()) {
        text << whole->get();
    } else if (const auto* real = node.as_floating_point()) {
        text.precision(17);
        text << real->get();
    } else if (const auto* instant = node.as_date_time()) {
        text << instant->get();
    }
    return text.str();
}

const Setting* setting_with_key(std::string_view key) {
    const auto found = std::ranges::find_if(all_settings(), [&](const Setting& setting) {
        return setting.place != SettingPlace::command_line && key_of(setting) == key;
    });
    return found == all_settings().end() ? nullptr : &*found;
}

/// The contradictions that one file can hold.
Result<void> check_exclusive(const toml::table& table, const std::string& name) {
    const bool fills = table["fullscreen"].value_or(false);
    if (fills && table.contains("size"))
        return Error{ErrorKind::usage, name + ": size and fullscreen exclude each other"};
    const int sources = static_cast<int>(table.contains("source")) +
                        static_cast<int>(table.contains("hub")) +
                        static_cast<int>(table.contains("feed"));
    if (sources > 1)
        return Error{ErrorKind::usage, name + ": source, hub and feed exclude each other"};
    return {};
}

Result<void> apply(Options& options, const toml::table& table, const std::string& name) {
    for (const auto& [key, node] : table) {
        const std::string word(key.str());
        const Setting* setting = setting_with_key(word);
        if (!setting)
            return usage_at(name, key.source(),
                            "there is no setting \"" + word + "\"; foyer --help lists them");
        const auto value = text_of(node);
        if (!value) return usage_at(name, node.source(), word + " must be one value");
        const auto set = setting->set(options, *value);
        if (!set) return usage_at(name, node.source(), word + ": " + set.error().detail);
    }
    return check_exclusive(table, name);
}

}  // namespace

Result<void> read_config(Options& options, const std::string& text, const std::string& name) {
    try {
        return apply(options, toml::parse(text, name), name);
    } catch (const toml::parse_error& broken) {
        return usage_at(name, broken.source(), std::string(broken.description()));
    }
}

}  // namespace foyer::kiosk
