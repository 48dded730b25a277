#pragma once
// What every hostile input must come to, and how good ones are damaged. All randomness is seeded by
// the caller.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "core/formats/import.h"
#include "core/programme/snapshot.h"
#include "core/programme/validation.h"

namespace foyer::formats {

/// Reads `bytes`; true when they gave a programme, which then keeps its rules. An error must say
/// something.
inline bool survives(std::string_view bytes, const ImportOptions& options) {
    const auto imported = read_programme(bytes, options);
    if (!imported) {
        CHECK_FALSE(imported.error().detail.empty());
        return false;
    }
    CHECK_FALSE(programme::has_errors(programme::validate(imported->programme)));
    const auto snapshot = programme::Snapshot::build(imported->programme, 1);
    CHECK(snapshot->dropped_references() == 0);
    return true;
}

/// Changes `bytes` at one to three places: bits, bytes, pieces cut out, doubled or moved, signs out
/// of `signs`.
inline std::string damaged(std::string bytes, std::string_view signs, std::mt19937& random) {
    const auto below = [&](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
    };
    const std::size_t changes = 1 + below(3);
    for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = 1 + below(20);
        switch (below(6)) {
            case 0:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
            case 1:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 2:
                bytes.erase(at, length);
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), length));
                break;
            case 4:
                bytes[at] = signs[below(signs.size())];
                break;
            default:
                bytes.replace(at, std::min(length, bytes.size() - at),
                              std::to_string(below(1u << 30)));
        }
    }
    return bytes;
}

}  // namespace foyer::formats
