#pragma once
// The settings of a hub in its database, as values; and where its keys lie. Store thread.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/head.h"
#include "core/store/sqlite.h"
#include "tools/hub/desk.h"

namespace foyer::hub {

inline constexpr std::string_view rehearsal_setting = "rehearsal";
inline constexpr std::string_view ahead_setting = "ahead";
inline constexpr std::string_view waiting_setting = "waiting";
inline constexpr std::string_view mirrors_setting = "mirrors";

struct HubSettings {
    std::optional<feed::Rehearsal> rehearsal;
    std::optional<Ahead> ahead;
    feed::Waiting waiting;
    std::vector<std::string> mirrors;
};

[[nodiscard]] Result<HubSettings> read_hub_settings(const store::Database& database);

/// Canonical JSON, the values of the settings of these names.
[[nodiscard]] std::string write_rehearsal(const feed::Rehearsal& rehearsal);
[[nodiscard]] std::string write_ahead(const Ahead& ahead);

[[nodiscard]] inline std::filesystem::path head_key_path(const std::filesystem::path& database) {
    return database.string() + ".head-key";
}
[[nodiscard]] inline std::filesystem::path root_key_path(const std::filesystem::path& database) {
    return database.string() + ".root-key";
}
[[nodiscard]] inline std::filesystem::path root_path(const std::filesystem::path& database) {
    return database.string() + ".root.json";
}
[[nodiscard]] inline std::filesystem::path default_feed_folder(
    const std::filesystem::path& database) {
    return database.string() + ".feed";
}

}  // namespace foyer::hub
