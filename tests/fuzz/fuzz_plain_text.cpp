// Markup to plain text: bounded in size, and quick (libFuzzer reports inputs that take seconds).
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/formats/markup.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (foyer::formats::plain_text(bytes).size() > 4 * size + 16) std::abort();
    return 0;
}
