#include "core/feed/root.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/fields.h"

namespace foyer::feed {

namespace {

constexpr std::int64_t root_format = 1;
constexpr std::size_t feed_id_digits = 32;
/// Bytes of the hash that people compare, and digits between two spaces.
constexpr std::size_t fingerprint_bytes = 8;
constexpr std::size_t fingerprint_group = 4;

/// What is wrong with a role; empty when nothing is.
std::string_view fault_of_role(const Role& role) {
    if (role.keys.empty()) return "it has no key";
    if (role.keys.size() > limits::keys_per_role) return "it has too many keys";
    std::vector<PublicKey> sorted = role.keys;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return "it has the same key twice";
    if (role.threshold == 0 || role.threshold > role.keys.size())
        return "its threshold cannot be reached";
    return {};
}

void write_role(CanonicalWriter& out, std::string_view name, const Role& role) {
    out.key(name);
    out.open_object();
    out.key("keys");
    out.open_list();
    for (const PublicKey& key : role.keys)
        out.text(to_hex(key));
    out.close_list();
    out.integer("threshold", static_cast<std::int64_t>(role.threshold));
    out.close_object();
}

Role read_role(Fields& root, std::string_view name) {
    Role role;
    root.with_object(name, Need::required, [&](Fields& fields) {
        for (const Value& entry : fields.list("keys", limits::keys_per_role, Need::required)) {
            PublicKey key{};
            if (entry.kind() == Value::Kind::text && from_hex(entry.text(), key))
                role.keys.push_back(key);
            else
                fields.wrong("keys", "one is not 32 bytes in hexadecimal");
        }
        role.threshold = fields.required_count("threshold", 1);
    });
    if (root.faults().any()) return role;
    if (const std::string_view fault = fault_of_role(role); !fault.empty()) root.wrong(name, fault);
    return role;
}

Result<Root> read_root_payload(std::string_view payload) {
    const Result<Value> value = Value::parse(payload);
    if (!value) return value.error();
    Faults faults;
    Fields fields(*value, "The root document", faults);
    const std::int64_t format = fields.required_number("format", {0, limits::feed_number});
    if (!faults.any() && format != root_format)
        fields.wrong("format", "this version of Foyer does not know it; update Foyer",
                     ErrorKind::unsupported);
    if (faults.any()) return faults.first();
    Root root;
    root.feed = fields.exact_text("feed", feed_id_digits);
    if (!is_feed_id(root.feed)) fields.wrong("feed", "it is not 128 bits in hexadecimal");
    root.version = fields.required_count("version", 1);
    root.epoch = fields.required_count("epoch", 1);
    root.issued = fields.instant("issued", Need::required).value_or(UtcTime{});
    root.root = read_role(fields, "root");
    root.head = read_role(fields, "head");
    if (faults.any()) return faults.first();
    return root;
}

struct SignedRoot {
    Envelope envelope;
    Root root;
};

/// A root document that its own root keys have signed.
Result<SignedRoot> open_root(std::string_view file) {
    Result<Envelope> envelope = open_envelope(file, limits::root_bytes);
    if (!envelope) return envelope.error();
    if (envelope->type != root_type)
        return Error{ErrorKind::untrusted, "This signed document is not a root document."};
    Result<Root> root = read_root_payload(envelope->payload);
    if (!root) return root.error();
    if (!is_signed_by(*envelope, root->root))
        return Error{ErrorKind::untrusted,
                     "The root document is not signed by as many of its root keys as it asks for."};
    root->sha256 = sha256(file);
    root->size = file.size();
    return SignedRoot{std::move(*envelope), std::move(*root)};
}

}  // namespace

Result<std::string> write_root(const Root& root) {
    for (const Role* role : {&root.root, &root.head})
        if (const std::string_view fault = fault_of_role(*role); !fault.empty())
            return Error{ErrorKind::invalid, "A role of the root: " + std::string(fault) + "."};
    if (!is_feed_id(root.feed) || root.version == 0 || root.epoch == 0)
        return Error{ErrorKind::invalid, "A root needs a feed id, a version and an epoch."};
    CanonicalWriter out;
    out.open_object();
    out.integer("epoch", static_cast<std::int64_t>(root.epoch));
    out.text("feed", root.feed);
    out.integer("format", root_format);
    write_role(out, "head", root.head);
    out.integer("issued", root.issued.time_since_epoch().count());
    write_role(out, "root", root.root);
    out.integer("version", static_cast<std::int64_t>(root.version));
    out.close_object();
    return out.take();
}

Result<std::string> sign_root(const Root& root, std::span<const SecretKey* const> keys) {
    const Result<std::string> payload = write_root(root);
    if (!payload) return payload.error();
    return seal(root_type, *payload, keys);
}

Result<Root> read_first_root(std::string_view file) {
    Result<SignedRoot> read = open_root(file);
    if (!read) return read.error();
    return std::move(read->root);
}

Result<Root> read_next_root(const Root& current, std::string_view file) {
    Result<SignedRoot> read = open_root(file);
    if (!read) return read.error();
    Root& next = read->root;
    if (next.feed != current.feed)
        return Error{ErrorKind::untrusted, "The root document belongs to another feed."};
    if (next.version != current.version + 1)
        return Error{ErrorKind::untrusted,
                     "The root document has version " + std::to_string(next.version) +
                         "; version " + std::to_string(current.version + 1) + " comes next."};
    if (!is_signed_by(read->envelope, current.root))
        return Error{ErrorKind::untrusted,
                     "The root document is not signed by the root keys that are trusted now."};
    if (next.epoch < current.epoch)
        return Error{ErrorKind::untrusted, "The root document goes back to an earlier epoch."};
    return std::move(next);
}

Result<Root> follow_roots(Root current, std::uint64_t version,
                          const std::function<Result<std::string>(std::uint64_t version)>& fetch) {
    if (version > current.version && version - current.version > limits::root_steps)
        return Error{ErrorKind::too_large,
                     "Root version " + std::to_string(version) + " is more than " +
                         std::to_string(limits::root_steps) + " steps after version " +
                         std::to_string(current.version) + "; install the newest root.json."};
    while (current.version < version) {
        const Result<std::string> file = fetch(current.version + 1);
        if (!file) return file.error();
        Result<Root> next = read_next_root(current, *file);
        if (!next) return next.error();
        current = std::move(*next);
    }
    return current;
}

std::string fingerprint(const Root& root) {
    const std::string digits = to_hex(std::span(root.sha256).first(fingerprint_bytes));
    std::string grouped;
    for (std::size_t at = 0; at < digits.size(); at += fingerprint_group) {
        if (at > 0) grouped += ' ';
        grouped += digits.substr(at, fingerprint_group);
    }
    return grouped;
}

}  // namespace foyer::feed
