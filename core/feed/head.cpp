#include "core/feed/head.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/fields.h"
#include "core/feed/gzip.h"

namespace foyer::feed {

namespace {

constexpr std::int64_t head_format = 1;
constexpr std::size_t feed_digits = 32;
constexpr std::int64_t thousandths = 1000;

constexpr Range fresh_range{1, 86'400};
constexpr Range hold_range{1, 60};
constexpr Range poll_range{1, 3600};
constexpr Range spread_range{0, 60'000};
constexpr Range speed_range{0, 1000};
constexpr Range signed_time_range{limits::earliest_instant * thousandths,
                                  limits::latest_instant* thousandths + thousandths - 1};
constexpr Range size_range{1, static_cast<std::int64_t>(limits::document_bytes)};

std::int64_t number_of(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

SignedTime signed_time(Fields& fields, std::string_view name) {
    return SignedTime(std::chrono::milliseconds(fields.required_number(name, signed_time_range)));
}

void write_document(CanonicalWriter& out, std::string_view which, std::uint64_t number,
                    const DocumentRef& document) {
    out.open_object();
    out.integer(which, number_of(number));
    out.text("sha256", to_hex(document.sha256));
    out.integer("size", number_of(document.size));
    out.integer("unpacked", number_of(document.unpacked));
    out.close_object();
}

void write_rehearsal(CanonicalWriter& out, const Rehearsal& rehearsal) {
    const std::int64_t speed = number_of(rehearsal.speed_thousandths);
    out.key("rehearsal");
    out.open_object();
    out.integer("at", rehearsal.at.time_since_epoch().count());
    out.integer("since", rehearsal.since.time_since_epoch().count());
    out.integer("speed", speed / thousandths);
    if (speed % thousandths != 0) out.integer("thousandths", speed % thousandths);
    out.close_object();
}

void write_root_and_state(CanonicalWriter& out, const Head& head) {
    out.integer("revision", number_of(head.position.revision));
    out.key("root");
    out.open_object();
    out.text("sha256", to_hex(head.root.sha256));
    out.integer("size", number_of(head.root.size));
    out.integer("version", number_of(head.root.version));
    out.close_object();
    out.key("snapshot");
    write_document(out, "revision", head.snapshot.revision, head.snapshot);
    out.key("state");
    out.open_object();
    out.text("blake2b", to_hex(head.state.blake2b));
    out.integer("min_client", number_of(head.state.min_client));
    out.integer("records", number_of(head.state.records));
    out.integer("schema", number_of(head.state.schema));
    out.close_object();
    out.key("wait");
    out.open_object();
    out.integer("hold_s", head.wait.hold.count());
    out.integer("poll_s", head.wait.poll.count());
    out.integer("spread_ms", head.wait.spread.count());
    out.close_object();
}

/// Reads size and hash. The path follows from them, so that no head points outside the folder of
/// its feed.
DocumentRef read_document_ref(Fields& fields, DocumentRef read) {
    fields.hex("sha256", read.sha256);
    read.size = static_cast<std::uint64_t>(fields.required_number("size", size_range));
    read.unpacked = static_cast<std::uint64_t>(fields.required_number("unpacked", size_range));
    return read;
}

void read_root_ref(Fields& fields, RootRef& root) {
    root.version = fields.required_count("version", 1);
    fields.hex("sha256", root.sha256);
    root.size = static_cast<std::uint64_t>(
        fields.required_number("size", {1, static_cast<std::int64_t>(limits::root_bytes)}));
}

void read_documents(Fields& fields, Head& head) {
    const Position& at = head.position;
    fields.with_object("snapshot", Need::required, [&](Fields& entry) {
        DocumentRef read;
        read.revision = entry.required_count("revision", 1);
        if (read.revision > at.revision) entry.wrong("revision", "it is after the head's");
        head.snapshot = read_document_ref(entry, read);
    });
    static_cast<void>(fields.find("deltas", Need::required));
    fields.each_object("deltas", limits::deltas_per_head, [&](Fields& entry) {
        DocumentRef read;
        read.base = entry.required_count("base", 1);
        read.revision = at.revision;
        if (read.base >= at.revision) entry.wrong("base", "it is not before the head's revision");
        if (!head.deltas.empty() && head.deltas.back().base <= read.base)
            entry.wrong("base", "the deltas are not sorted, largest base first");
        head.deltas.push_back(read_document_ref(entry, read));
    });
}

bool is_mirror(std::string_view address) {
    const bool known = address.starts_with("https://") || address.starts_with("http://");
    const bool plain = std::all_of(address.begin(), address.end(), [](char c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\' && c != '?' && c != '#' && c != '@';
    });
    return known && plain && address.ends_with('/') && address.size() > std::size("https://");
}

void read_mirrors(Fields& fields, Head& head) {
    for (const Value& entry : fields.list("mirrors", limits::mirrors)) {
        std::string address = entry.kind() == Value::Kind::text ? entry.text() : std::string();
        if (address.size() > limits::line_bytes || !is_mirror(address))
            fields.wrong("mirrors", "one is not the http or https address of a folder");
        head.mirrors.push_back(std::move(address));
    }
}

void read_times(Fields& fields, Head& head) {
    head.issued = signed_time(fields, "issued");
    head.fresh = std::chrono::seconds(fields.required_number("fresh_s", fresh_range));
    fields.with_object("wait", Need::required, [&](Fields& wait) {
        head.wait.hold = std::chrono::seconds(wait.required_number("hold_s", hold_range));
        head.wait.poll = std::chrono::seconds(wait.required_number("poll_s", poll_range));
        head.wait.spread =
            std::chrono::milliseconds(wait.required_number("spread_ms", spread_range));
    });
    fields.with_object("rehearsal", Need::optional, [&](Fields& entry) {
        Rehearsal read;
        read.at = signed_time(entry, "at");
        read.since = signed_time(entry, "since");
        const std::int64_t part = entry.number("thousandths", {0, thousandths - 1}).value_or(0);
        read.speed_thousandths = static_cast<std::uint64_t>(
            entry.required_number("speed", speed_range) * thousandths + part);
        head.rehearsal = read;
    });
}

void read_state(Fields& fields, StateProof& state) {
    fields.hex("blake2b", state.blake2b);
    state.records = fields.required_count("records", 0);
    state.schema = fields.required_count("schema", 1);
    state.min_client = fields.required_count("min_client", 1);
}

}  // namespace

Result<std::string> write_head(const Head& head) {
    CanonicalWriter out;
    out.open_object();
    out.integer("beat", number_of(head.beat));
    out.key("deltas");
    out.open_list();
    for (const DocumentRef& delta : head.deltas)
        write_document(out, "base", delta.base, delta);
    out.close_list();
    out.integer("epoch", number_of(head.position.epoch));
    out.text("feed", head.position.feed);
    out.integer("format", head_format);
    out.integer("fresh_s", head.fresh.count());
    out.integer("issued", head.issued.time_since_epoch().count());
    if (!head.mirrors.empty()) {
        out.key("mirrors");
        out.open_list();
        for (const std::string& mirror : head.mirrors)
            out.text(mirror);
        out.close_list();
    }
    if (head.rehearsal) write_rehearsal(out, *head.rehearsal);
    write_root_and_state(out, head);
    out.close_object();
    Result<std::string> json = out.take();
    if (!json) return json.error();
    // Nothing is signed that a screen would refuse.
    if (const Result<Head> read = read_head(*json); !read)
        return Error{ErrorKind::invalid, read.error().detail};
    return json;
}

Result<std::string> sign_head(const Head& head, std::span<const SecretKey* const> keys) {
    const Result<std::string> json = write_head(head);
    if (!json) return json.error();
    std::string file = seal(head_type, pack(*json), keys);
    if (file.size() <= limits::written_head_bytes) return file;
    return Error{ErrorKind::too_large, "The head has " + std::to_string(file.size()) +
                                           " bytes, more than " +
                                           std::to_string(limits::written_head_bytes) +
                                           "; name fewer or shorter mirrors."};
}

Result<Head> open_head(std::string_view payload) {
    const Result<std::string> json = unpack(payload, limits::head_bytes);
    if (!json) return json.error();
    return read_head(*json);
}

Result<Head> read_head(std::string_view json) {
    const Result<Value> value = Value::parse(json);
    if (!value) return value.error();
    Faults faults;
    Fields fields(*value, "The head", faults);
    const std::int64_t format = fields.required_number("format", {0, limits::feed_number});
    if (!faults.any() && format != head_format)
        fields.wrong("format", "this version of Foyer does not know it; update Foyer",
                     ErrorKind::unsupported);
    if (faults.any()) return faults.first();
    Head head;
    head.position.feed = fields.exact_text("feed", feed_digits);
    if (!is_feed_id(head.position.feed)) fields.wrong("feed", "it is not 128 bits in hexadecimal");
    head.position.epoch = fields.required_count("epoch", 1);
    head.position.revision = fields.required_count("revision", 1);
    head.beat = fields.required_count("beat", 0);
    fields.with_object("root", Need::required,
                       [&](Fields& root) { read_root_ref(root, head.root); });
    fields.with_object("state", Need::required,
                       [&](Fields& state) { read_state(state, head.state); });
    read_documents(fields, head);
    read_mirrors(fields, head);
    read_times(fields, head);
    if (faults.any()) return faults.first();
    return head;
}

Result<Document> open_document(const Head& head, const DocumentRef& reference,
                               std::string_view packed) {
    if (auto same = check_file(reference, packed); !same) return same.error();
    const auto expected = static_cast<std::size_t>(reference.unpacked);
    const Result<std::string> bytes = unpack(packed, std::min(expected, limits::document_bytes));
    if (!bytes) return bytes.error();
    if (bytes->size() != expected)
        return Error{ErrorKind::untrusted, "The file unpacks to " + std::to_string(bytes->size()) +
                                               " bytes, and the head says " +
                                               std::to_string(expected) + "."};
    Result<Document> document = read_document(*bytes);
    if (!document) return document.error();
    const Position wanted{head.position.feed, head.position.epoch, reference.revision};
    if (document->position != wanted || document->base != reference.base)
        return Error{ErrorKind::untrusted,
                     "The file is of another feed, epoch or revision than its head says."};
    return document;
}

Result<void> check_state(const Head& head, const State& state) {
    if (state.count() == head.state.records && state_hash(state) == head.state.blake2b) return {};
    return Error{ErrorKind::untrusted, "The records are not those that revision " +
                                           std::to_string(head.position.revision) +
                                           " is signed for; fetch the snapshot."};
}

}  // namespace foyer::feed
