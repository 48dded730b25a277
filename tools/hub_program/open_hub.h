#pragma once
// Getting at a hub for a command: where it lies, opening it while no server runs, asking it what
// only its API answers, and programmes from files or addresses.

#include <filesystem>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/base/json.h"
#include "core/base/result.h"
#include "tools/hub/hub.h"
#include "tools/hub_program/requests.h"

namespace foyer::hub_program {

/// The database that --db names, else the one of this user.
[[nodiscard]] Result<std::filesystem::path> database_path(const Place& place);

/// What Hub::open needs.
[[nodiscard]] Result<hub::HubOptions> options_for(const Place& place);

/// Opens the hub. While a server has it: in_use, saying what to do `instead`.
[[nodiscard]] Result<hub::Hub> open_hub(const Place& place, World& world,
                                        const std::string& instead);

/// What the hub's API answers to this request, asked as an administrator. The error of the API
/// where it refuses.
[[nodiscard]] Result<Json> ask_api(hub::Hub& hub, World& world, const std::string& method,
                                   const std::string& path, const Json& body);

/// The bytes of a file, or of what is at an address.
[[nodiscard]] Result<std::string> read_source(const std::string& source);

/// Prints one JSON document.
void print_json(Terminal& out, const Json& json);

}  // namespace foyer::hub_program
