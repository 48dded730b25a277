// The JSON of Sessionize, SITCON and pretalx: whatever the bytes are, each of the three reads them.
#include "tests/fuzz/fuzz_import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using foyer::formats::Format;
    for (const Format format : {Format::sessionize, Format::sitcon, Format::pretalx})
        foyer::fuzz::check_import(data, size, format);
    return 0;
}
