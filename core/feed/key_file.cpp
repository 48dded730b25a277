#include "core/feed/key_file.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/fields.h"

namespace foyer::feed {

namespace {

constexpr std::string_view secret_kind = "foyer-secret-key";
constexpr std::string_view public_kind = "foyer-public-key";
constexpr std::int64_t key_format = 1;
constexpr std::size_t word_bytes = 64;
constexpr std::size_t seed_digits = 64;

Error no_key_file() {
    return {ErrorKind::malformed,
            "This is not a key file as foyerctl keygen writes it; give the file that it wrote."};
}

/// A key file taken apart; the reader must not outlive the file.
struct KeyFile {
    PublicKey key{};
    std::optional<Seed> seed;  ///< only in a secret key file
};

Result<KeyFile> read_key_file(std::string_view file) {
    if (file.ends_with('\n')) file.remove_suffix(1);
    if (file.size() > limits::key_file_bytes) return no_key_file();
    const Result<Value> value = Value::parse(file);
    if (!value) return no_key_file();
    Faults faults;
    Fields fields(*value, "The key file", faults);
    const bool known = fields.required_number("format", {0, limits::feed_number}) == key_format;
    const std::string kind = fields.exact_text("kind", word_bytes);
    const std::string id = fields.exact_text("id", word_bytes);
    KeyFile read;
    fields.hex("public", read.key);
    if (kind == secret_kind) {
        read.seed.emplace();
        std::string digits = fields.exact_text("secret", seed_digits);
        if (!from_hex(digits, read.seed->bytes())) fields.wrong("secret", "it is not a key");
        wipe(digits);
    }
    // The messages of `faults` are not passed on: they may repeat what the file says.
    if (faults.any() || !known || (kind != secret_kind && kind != public_kind))
        return no_key_file();
    if (id != key_id(read.key))
        return Error{ErrorKind::invalid,
                     "The key file names another key than it holds; it is damaged."};
    return read;
}

void write_common(CanonicalWriter& out, const PublicKey& key, std::string_view kind) {
    out.open_object();
    out.integer("format", key_format);
    out.text("id", key_id(key));
    out.text("kind", kind);
    out.text("public", to_hex(key));
}

}  // namespace

std::string write_secret_key(const SecretKey& key) {
    // Put together by hand: a writer would leave copies of the secret where nobody wipes them.
    CanonicalWriter out;
    write_common(out, key.public_key(), secret_kind);
    out.text("secret", "");
    out.close_object();
    const std::string frame = out.take().value();
    const std::string_view before = std::string_view(frame).substr(0, frame.size() - 2);
    const Seed seed = key.seed();
    std::string digits = to_hex(seed.bytes());
    std::string file;
    file.reserve(frame.size() + digits.size() + 1);
    file += before;
    file += digits;
    file += "\"}\n";
    wipe(digits);
    return file;
}

std::string write_public_key(const PublicKey& key) {
    CanonicalWriter out;
    write_common(out, key, public_kind);
    out.close_object();
    return out.take().value() + '\n';
}

Result<SecretKey> read_secret_key(std::string_view file) {
    Result<KeyFile> read = read_key_file(file);
    if (!read) return read.error();
    if (!read->seed)
        return Error{ErrorKind::invalid,
                     "This is the public half of a key; give the file of the secret key."};
    SecretKey key = SecretKey::of(*read->seed);
    if (key.public_key() != read->key)
        return Error{ErrorKind::invalid,
                     "The secret and the public half of this key file do not belong together."};
    return key;
}

Result<PublicKey> read_public_key(std::string_view file) {
    const Result<KeyFile> read = read_key_file(file);
    if (!read) return read.error();
    return read->key;
}

}  // namespace foyer::feed
