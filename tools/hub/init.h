#pragma once
// Making a hub: its database, its keys, the root of its feed, the first publication.

#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "core/formats/import.h"
#include "core/time/clock.h"
#include "tools/hub/hub.h"

namespace foyer::hub {

struct InitOptions {
    std::filesystem::path database;
    std::filesystem::path feed;  ///< "" is `<db>.feed`
    /// The bytes of the programme, and how to read them.
    std::string programme;
    formats::ImportOptions import;
    /// Folder for the token of the person who sets the hub up (~/.config/foyer/tokens); "" writes
    /// none.
    std::filesystem::path token_folder;
};

struct InitOutcome {
    std::string feed;                  ///< the feed's id
    std::filesystem::path root;        ///< `<db>.root.json`, to be pinned by screens
    std::filesystem::path root_key;    ///< `<db>.root-key`, 0600, to be taken offline
    std::string token;                 ///< the setup token, an admin's; nowhere else in clear
    std::filesystem::path token_file;  ///< where it was written, 0600; "" when nowhere
    std::size_t sessions = 0;
};

/// Makes the database, its keys and its first publication. refused when there is one already. When
/// anything fails nothing is left behind but empty folders.
[[nodiscard]] Result<InitOutcome> init_hub(const InitOptions& options, const Clock& clock,
                                           const Randomness& randomness);

/// Where foyerctl looks for tokens: $XDG_CONFIG_HOME/foyer/tokens, else ~/.config/foyer/tokens;
/// "" when there is no home.
[[nodiscard]] std::filesystem::path default_token_folder();

}  // namespace foyer::hub
