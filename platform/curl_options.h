#pragma once
// What all HTTP of this process has in common. Plain values.

#include <chrono>
#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace foyer::platform {

/// Which addresses may be asked at all.
enum class Schemes { https_only, http_and_https };

struct CurlOptions {
    /// What the other side is told: "foyer/0.1.0".
    std::string user_agent = "foyer/" FOYER_VERSION;
    /// PEM file with authorities that are trusted besides those of the system; "" for none.
    std::filesystem::path extra_authorities;
    /// A feed is signed and needs no https; what else is asked should have it.
    Schemes schemes = Schemes::http_and_https;
    /// How long the answer of a name server counts.
    std::chrono::seconds names_kept{30};
};

/// The error that `options` would cause with every request.
[[nodiscard]] Result<void> check_options(const CurlOptions& options);

}  // namespace foyer::platform
