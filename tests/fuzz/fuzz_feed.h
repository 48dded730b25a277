#pragma once
// The feed that fuzz targets attack: its root, its keys and what a screen holds of it.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "core/feed/records.h"
#include "core/feed/trust.h"

namespace foyer::fuzz {

inline feed::SecretKey feed_key(std::uint8_t number) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(number);
    return feed::SecretKey::of(feed::Seed(bytes));
}

/// The root of the examples in core/feed/FORMAT.md, so that they are seeds.
inline feed::Root feed_root() {
    const feed::SecretKey key = feed_key(1);
    const feed::SecretKey* signer = &key;
    feed::Root root;
    root.feed = "00112233445566778899aabbccddeeff";
    root.issued = UtcTime(std::chrono::seconds(1'527'811'200));
    root.root.keys = {key.public_key()};
    root.head.keys = {feed_key(2).public_key()};
    return feed::read_first_root(feed::sign_root(root, std::span(&signer, 1)).value()).value();
}

/// Applies a document that was read and shows what it holds; what was shown can be published again.
inline void show(feed::Document document) {
    const std::uint64_t base = document.base;
    const auto state = feed::applied({}, base, std::move(document));
    if (!state) return;
    static_cast<void>(feed::state_hash(*state));
    const auto shown = feed::publication_of(*state);
    if (!shown) return;
    const auto again = feed::state_of(*shown, *state);
    if (!again || feed::publication_of(*again).value() != *shown) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace foyer::fuzz
