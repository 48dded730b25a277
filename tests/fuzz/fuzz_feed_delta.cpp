// Documents of the feed as JSON: what is read is canonical, and comes back when it is written.
#include "core/feed/canonical.h"
#include "tests/fuzz/fuzz_feed.h"

using namespace foyer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::text_of(data, size);
    auto document = feed::read_document(bytes);
    if (!document) return 0;
    if (!feed::is_canonical(bytes)) std::abort();
    if (feed::read_document(feed::write_document(*document)).value() != *document) std::abort();
    fuzz::show(std::move(*document));
    return 0;
}
