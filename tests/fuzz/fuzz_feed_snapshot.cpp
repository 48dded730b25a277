// Packed documents: unpacked within a bound, whatever they claim, then read and shown.
#include "core/feed/gzip.h"
#include "tests/fuzz/fuzz_feed.h"

using namespace foyer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t limit_bytes = std::size_t{256} * 1024;
    const std::string_view packed = fuzz::text_of(data, size);
    const auto bytes = feed::unpack(packed, limit_bytes);
    if (bytes && bytes->size() > limit_bytes) std::abort();
    // Damaged data rarely unpack; as they stand they may still be a document.
    auto document = feed::read_document(bytes ? std::string_view(*bytes) : packed);
    if (document) fuzz::show(std::move(*document));
    return 0;
}
