#include "core/feed/trust.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/fields.h"
#include "core/feed/gzip.h"

namespace foyer::feed {

namespace {

constexpr std::string_view head_type_of_any_version = "application/vnd.foyer.head.v";
constexpr std::int64_t trusted_format = 1;
constexpr std::size_t trusted_feed_digits = 32;

bool accepts(Standing standing) {
    return standing == Standing::newer || standing == Standing::beat_only ||
           standing == Standing::equal;
}

Judgement answer(Standing standing, std::string message = {}) {
    return {.standing = standing, .message = std::move(message), .head = std::nullopt, .root = 0};
}

Judgement ask_for_root(std::uint64_t version) {
    return {.standing = Standing::root_needed,
            .message = "The head names root version " + std::to_string(version) +
                       ", which is later than the one that is trusted; fetch the roots up to it.",
            .head = std::nullopt,
            .root = version};
}

Judgement ask_for_update() {
    return answer(Standing::needs_update,
                  "The head is signed for a newer version of Foyer; update Foyer.");
}

/// The root version that an unproven payload of this feed names; 0 when it names none.
std::uint64_t claimed_root(std::string_view payload, const FeedId& feed) {
    const Result<std::string> json = unpack(payload, limits::head_bytes);
    if (!json) return 0;
    const Result<Value> value = Value::parse(*json);
    if (!value) return 0;
    Faults faults;
    Fields fields(*value, "The head", faults);
    std::uint64_t version = 0;
    fields.with_object("root", Need::required,
                       [&](Fields& root) { version = root.required_count("version", 1); });
    const bool ours = fields.exact_text("feed", trusted_feed_digits) == feed;
    return ours && !faults.any() ? version : 0;
}

Judgement judge_unsigned(const Envelope& envelope, const Root& root) {
    const std::uint64_t claimed = claimed_root(envelope.payload, root.feed);
    if (claimed > root.version) return ask_for_root(claimed);
    return answer(Standing::bad_signature,
                  "The head is not signed by the head key that root version " +
                      std::to_string(root.version) + " names; is this the right hub?");
}

/// What is wrong between the head and the root that it names.
std::optional<Judgement> judge_root(const Head& head, const Root& root, const Trusted& held) {
    if (root.version < held.root) return ask_for_root(held.root);
    if (head.root.version > root.version) return ask_for_root(head.root.version);
    if (head.root.version < root.version)
        return answer(Standing::older, "The head was signed under an earlier root.");
    if (head.root.sha256 != root.sha256)
        return answer(Standing::fork,
                      "The head names another root of the same version; two hubs "
                      "may be publishing one feed.");
    if (head.position.epoch < root.epoch)
        return answer(Standing::older, "The head belongs to an earlier epoch.");
    if (head.position.epoch > root.epoch)
        return answer(Standing::bad_signature,
                      "The head claims an epoch that its root does not give.");
    return std::nullopt;
}

/// Where the head stands to what is held in the same epoch.
Judgement judge_order(const Head& head, const Trusted& held) {
    const std::string revision = "revision " + std::to_string(head.position.revision);
    if (head.position.revision < held.revision)
        return answer(Standing::older, "The head is at " + revision + ", before revision " +
                                           std::to_string(held.revision) + " that is held.");
    if (head.position.revision > held.revision) return answer(Standing::newer);
    if (head.state.blake2b != held.state)
        return answer(Standing::fork, "There are two different states of " + revision +
                                          "; two hubs may be publishing one feed.");
    if (head.beat < held.beat)
        return answer(Standing::older,
                      "The head of " + revision + " was signed before the one held.");
    if (head.beat > held.beat) return answer(Standing::beat_only);
    if (head.issued != held.issued)
        return answer(Standing::fork, "There are two different heads of " + revision +
                                          " with one beat; two hubs may be publishing one feed.");
    return answer(Standing::equal);
}

Judgement judge_signed(Head head, const Root& root, const Trusted& held) {
    if (head.position.feed != root.feed)
        return answer(Standing::other_feed, "The head belongs to another feed.");
    if (auto wrong = judge_root(head, root, held)) return std::move(*wrong);
    Judgement judgement = answer(Standing::newer);
    if (head.position.epoch < held.epoch)
        judgement = answer(Standing::older, "The head belongs to an earlier epoch.");
    else if (head.position.epoch == held.epoch)
        judgement = judge_order(head, held);
    if (!accepts(judgement.standing)) return judgement;
    if (head.state.min_client > client_level || head.state.schema > record_schema)
        return ask_for_update();
    judgement.root = head.root.version;
    judgement.head = std::move(head);
    return judgement;
}

}  // namespace

std::string_view word_for(Standing standing) {
    switch (standing) {
        case Standing::newer:
            return "newer";
        case Standing::beat_only:
            return "beat_only";
        case Standing::equal:
            return "equal";
        case Standing::older:
            return "older";
        case Standing::fork:
            return "fork";
        case Standing::root_needed:
            return "root_needed";
        case Standing::needs_update:
            return "needs_update";
        case Standing::other_feed:
            return "other_feed";
        case Standing::bad_signature:
            return "bad_signature";
        case Standing::malformed:
            return "malformed";
    }
    assert(false);
    return {};
}

Judgement judge(std::string_view envelope_bytes, const Root& root, const Trusted& held) {
    if (!held.feed.empty() && held.feed != root.feed)
        return answer(Standing::other_feed, "What is held belongs to another feed than the root.");
    const Result<Envelope> envelope = open_envelope(envelope_bytes, limits::head_bytes);
    if (!envelope) return answer(Standing::malformed, envelope.error().detail);
    if (!envelope->type.starts_with(head_type_of_any_version))
        return answer(Standing::malformed, "This signed document is not a head.");
    if (!is_signed_by(*envelope, root.head)) return judge_unsigned(*envelope, root);
    if (envelope->type != head_type) return ask_for_update();
    Result<Head> head = open_head(envelope->payload);
    if (!head && head.error().kind == ErrorKind::unsupported) return ask_for_update();
    if (!head) return answer(Standing::malformed, head.error().detail);
    return judge_signed(std::move(*head), root, held);
}

Trusted trusted_after(const Trusted& held, const Head& head) {
    Trusted after{.feed = head.position.feed,
                  .root = head.root.version,
                  .epoch = head.position.epoch,
                  .revision = head.position.revision,
                  .beat = head.beat,
                  .issued = head.issued,
                  .state = head.state.blake2b};
    // Within an epoch the signed clock never goes back; a new epoch may correct a thief's.
    if (held.feed == after.feed && held.epoch == after.epoch)
        after.issued = std::max(after.issued, held.issued);
    return after;
}

const Trusted& higher(const Trusted& a, const Trusted& b) {
    const auto order = [](const Trusted& trusted) {
        return std::tie(trusted.root, trusted.epoch, trusted.revision, trusted.beat);
    };
    return order(a) < order(b) ? b : a;
}

std::string write_trusted(const Trusted& trusted) {
    CanonicalWriter out;
    out.open_object();
    out.integer("beat", static_cast<std::int64_t>(trusted.beat));
    out.integer("epoch", static_cast<std::int64_t>(trusted.epoch));
    out.text("feed", trusted.feed);
    out.integer("format", trusted_format);
    out.integer("issued", trusted.issued.time_since_epoch().count());
    out.integer("revision", static_cast<std::int64_t>(trusted.revision));
    out.integer("root", static_cast<std::int64_t>(trusted.root));
    out.text("state", to_hex(trusted.state));
    out.close_object();
    return out.take().value() + '\n';
}

Result<Trusted> read_trusted(std::string_view bytes) {
    if (bytes.ends_with('\n')) bytes.remove_suffix(1);
    const Result<Value> value = Value::parse(bytes);
    if (!value) return value.error();
    Faults faults;
    Fields fields(*value, "The trust file", faults);
    if (fields.required_number("format", {0, limits::feed_number}) != trusted_format)
        fields.wrong("format", "this version of Foyer does not know it", ErrorKind::unsupported);
    Trusted trusted;
    trusted.feed = fields.exact_text("feed", trusted_feed_digits);
    if (!is_feed_id(trusted.feed)) fields.wrong("feed", "it is not 128 bits in hexadecimal");
    trusted.root = fields.required_count("root", 0);
    trusted.epoch = fields.required_count("epoch", 0);
    trusted.revision = fields.required_count("revision", 0);
    trusted.beat = fields.required_count("beat", 0);
    trusted.issued = SignedTime(
        std::chrono::milliseconds(fields.required_number("issued", {0, limits::feed_number})));
    fields.hex("state", trusted.state);
    if (faults.any()) return faults.first();
    return trusted;
}

}  // namespace foyer::feed
