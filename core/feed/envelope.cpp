#include "core/feed/envelope.h"

#include <algorithm>
#include <utility>

#include "core/base/base64.h"
#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/fields.h"

namespace foyer::feed {

namespace {

/// Bytes of a name of a key; DSSE leaves it open.
constexpr std::size_t longest_key_id = 128;
constexpr std::size_t longest_type = 256;

std::string_view bytes_of(const Signature& signature) {
    return {reinterpret_cast<const char*>(signature.data()), signature.size()};
}

std::string base64_member(Fields& fields, std::string_view name, std::size_t limit_bytes) {
    Result<std::string> bytes = from_base64(fields.exact_text(name, limit_bytes));
    if (bytes) return std::move(*bytes);
    fields.wrong(name, "it is not base64 in its one spelling", ErrorKind::malformed);
    return {};
}

}  // namespace

std::string pre_authentication_encoding(std::string_view type, std::string_view payload) {
    std::string encoded = "DSSEv1 " + std::to_string(type.size()) + ' ';
    encoded += type;
    encoded += ' ' + std::to_string(payload.size()) + ' ';
    encoded += payload;
    return encoded;
}

std::string seal(std::string_view type, std::string_view payload,
                 std::span<const SecretKey* const> keys) {
    const std::string message = pre_authentication_encoding(type, payload);
    CanonicalWriter out;
    out.open_object();
    out.text("payload", to_base64(payload));
    out.text("payloadType", type);
    out.key("signatures");
    out.open_list();
    for (const SecretKey* key : keys) {
        out.open_object();
        out.text("keyid", key_id(key->public_key()));
        out.text("sig", to_base64(bytes_of(key->sign(message))));
        out.close_object();
    }
    out.close_list();
    out.close_object();
    return out.take().value();
}

Result<Envelope> open_envelope(std::string_view bytes, std::size_t limit_bytes) {
    if (bytes.size() > limit_bytes)
        return Error{ErrorKind::too_large, "This signed document is larger than " +
                                               std::to_string(limit_bytes) + " bytes."};
    const Result<Value> value = Value::parse(bytes);
    if (!value) return value.error();
    Faults faults;
    Fields fields(*value, "The envelope", faults);
    Envelope envelope;
    envelope.type = fields.exact_text("payloadType", longest_type);
    envelope.payload = base64_member(fields, "payload", limit_bytes);
    static_cast<void>(fields.find("signatures", Need::required));
    fields.each_object("signatures", limits::signatures, [&](Fields& entry) {
        EnvelopeSignature read;
        read.key = entry.exact_text("keyid", longest_key_id);
        const std::string signature = base64_member(entry, "sig", longest_type);
        if (signature.size() == read.signature.size())
            std::copy(signature.begin(), signature.end(), read.signature.begin());
        else
            entry.wrong("sig", "it is not 64 bytes", ErrorKind::malformed);
        envelope.signatures.push_back(std::move(read));
    });
    if (faults.any())
        return Error{faults.first().kind == ErrorKind::too_large ? ErrorKind::too_large
                                                                 : ErrorKind::malformed,
                     faults.first().detail};
    return envelope;
}

std::size_t signers(const Envelope& envelope, const Role& role) {
    const std::string message = pre_authentication_encoding(envelope.type, envelope.payload);
    // Counted by key, not by signature, so that one that is listed twice counts once.
    return static_cast<std::size_t>(
        std::count_if(role.keys.begin(), role.keys.end(), [&](const PublicKey& key) {
            const std::string id = key_id(key);
            return std::any_of(envelope.signatures.begin(), envelope.signatures.end(),
                               [&](const EnvelopeSignature& entry) {
                                   return entry.key == id && verify(key, message, entry.signature);
                               });
        }));
}

bool is_signed_by(const Envelope& envelope, const Role& role) {
    return role.threshold > 0 && signers(envelope, role) >= role.threshold;
}

}  // namespace foyer::feed
