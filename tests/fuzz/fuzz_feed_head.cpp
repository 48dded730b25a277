// Heads and roots, as a stranger sends them and as the hub's own key signs them.
#include "core/base/limits.h"
#include "core/feed/gzip.h"
#include "core/feed/key_file.h"
#include "tests/fuzz/fuzz_feed.h"

using namespace foyer;

namespace {

/// The example of FORMAT.md is truly signed and may be accepted; nothing else can be.
void judge_unsigned(std::string_view bytes, const feed::Root& root) {
    const feed::Judgement judgement = feed::judge(bytes, root, {});
    if (!judgement.accepted()) return;
    const auto envelope = feed::open_envelope(bytes, limits::head_bytes);
    if (!envelope || !feed::is_signed_by(*envelope, root.head)) std::abort();
}

void judge_signed(std::string_view json, const feed::Root& root) {
    static const feed::SecretKey key = fuzz::feed_key(2);
    const feed::SecretKey* signer = &key;
    const std::string file = feed::seal(feed::head_type, feed::pack(json), std::span(&signer, 1));
    const feed::Judgement judgement = feed::judge(file, root, {});
    if (!judgement.accepted()) return;
    const auto written = feed::write_head(*judgement.head);
    if (!written || feed::read_head(*written).value() != *judgement.head) std::abort();
    const feed::Trusted held = feed::trusted_after({}, *judgement.head);
    if (feed::judge(file, root, held).standing != feed::Standing::equal) std::abort();
    if (feed::read_trusted(feed::write_trusted(held)).value() != held) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const feed::Root root = fuzz::feed_root();
    const std::string_view bytes = fuzz::text_of(data, size);
    judge_unsigned(bytes, root);
    judge_signed(bytes, root);
    static_cast<void>(feed::read_first_root(bytes));
    static_cast<void>(feed::read_next_root(root, bytes));
    static_cast<void>(feed::read_trusted(bytes));
    static_cast<void>(feed::read_secret_key(bytes));
    return 0;
}
