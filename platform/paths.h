#pragma once
// Where things lie on this machine.

#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace foyer::platform {

/// The folder with icons, translations and the sample programme: $FOYER_ASSETS, else
/// <program>/../share/foyer, else `source_assets` (of the tree that the program was built from).
/// not_found when none of them holds one; the message names the places.
[[nodiscard]] Result<std::filesystem::path> asset_folder(
    const std::filesystem::path& source_assets);

/// Where a program keeps what it must not lose: $XDG_STATE_HOME/foyer, else ~/.local/state/foyer.
/// not_found when there is no home. Nothing is created.
[[nodiscard]] Result<std::filesystem::path> state_folder();

/// An environment variable; "" when unset.
[[nodiscard]] std::string environment(const char* name);

}  // namespace foyer::platform
