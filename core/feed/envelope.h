#pragma once
// The signed envelope: DSSE 1.0.2 with Ed25519. What is signed is the type and the bytes of the
// payload together, so that no document passes for another kind. Pure; any thread.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feed/crypto.h"

namespace foyer::feed {

inline constexpr std::string_view head_type = "application/vnd.foyer.head.v1+gzip";
inline constexpr std::string_view root_type = "application/vnd.foyer.root.v1+json";

struct EnvelopeSignature {
    std::string key;  ///< key_id; only a hint which key to try
    Signature signature;
};

struct Envelope {
    std::string type;
    std::string payload;
    std::vector<EnvelopeSignature> signatures;
};

/// Who may sign: `threshold` different ones of `keys`.
struct Role {
    std::vector<PublicKey> keys;
    std::size_t threshold = 1;
    friend bool operator==(const Role&, const Role&) = default;
};

/// The pre-authentication encoding: "DSSEv1 SP len(type) SP type SP len(payload) SP payload".
[[nodiscard]] std::string pre_authentication_encoding(std::string_view type,
                                                      std::string_view payload);

/// `payload` signed by each of `keys`, as canonical JSON.
[[nodiscard]] std::string seal(std::string_view type, std::string_view payload,
                               std::span<const SecretKey* const> keys);

/// The envelope in `bytes`, not yet verified. Unknown members are ignored. malformed, or too_large
/// beyond `limit_bytes` or limits::signatures.
[[nodiscard]] Result<Envelope> open_envelope(std::string_view bytes, std::size_t limit_bytes);

/// How many different keys of `role` signed; a key counts once however often it is listed.
[[nodiscard]] std::size_t signers(const Envelope& envelope, const Role& role);

/// True when at least the threshold of `role` signed.
[[nodiscard]] bool is_signed_by(const Envelope& envelope, const Role& role);

}  // namespace foyer::feed
