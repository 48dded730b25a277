#include "tests/fuzz/fuzz_import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return foyer::fuzz::check_import(data, size, foyer::formats::Format::icalendar);
}
