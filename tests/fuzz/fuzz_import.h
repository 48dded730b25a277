#pragma once
// What every import fuzzer checks: no crash, and a programme that was accepted keeps its rules.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "core/formats/import.h"
#include "core/programme/snapshot.h"
#include "core/programme/validation.h"

namespace foyer::fuzz {

/// Reads the bytes as `format`, or as what they look like; ends the process when a rule is broken.
inline int check_import(const std::uint8_t* data, std::size_t size,
                        std::optional<formats::Format> format) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    formats::ImportOptions options;
    options.format = format;
    const auto imported = formats::read_programme(bytes, options);
    if (!imported) return imported.error().detail.empty() ? std::abort(), 0 : 0;
    if (imported->programme.sessions.empty()) std::abort();
    if (programme::has_errors(programme::validate(imported->programme))) std::abort();
    const auto snapshot = programme::Snapshot::build(imported->programme, 1);
    if (snapshot->dropped_references() > 0) std::abort();
    return 0;
}

}  // namespace foyer::fuzz
