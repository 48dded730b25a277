#pragma once
// Small pictures for programmes of tests.

#include <cstdint>
#include <string>

#include "core/programme/picture.h"

namespace foyer::test {

inline std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (const unsigned shift : {24u, 16u, 8u, 0u})
        bytes += static_cast<char>(value >> shift & 0xff);
    return bytes;
}

/// A chunk of a PNG with its checksum, worked out bit by bit.
inline std::string png_chunk(const std::string& type, const std::string& data) {
    std::uint32_t sum = 0xffffffffu;
    for (const char c : type + data) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1) != 0 ? 0xedb88320u ^ (sum >> 1) : sum >> 1;
    }
    return big_endian(static_cast<std::uint32_t>(data.size())) + type + data + big_endian(~sum);
}

/// A PNG of that size by its header; its one grey point is all the data it has.
inline std::string png_of(std::uint32_t width, std::uint32_t height) {
    const std::string grey_of_8_bits("\x08\0\0\0\0", 5);
    const std::string zlib_of_one_point("\x78\x01\x01\x02\0\xfd\xff\0\x80\0\x82\0\x81", 13);
    return "\x89PNG\r\n\x1a\n" +
           png_chunk("IHDR", big_endian(width) + big_endian(height) + grey_of_8_bits) +
           png_chunk("IDAT", zlib_of_one_point) + png_chunk("IEND", "");
}

/// A grey point.
inline programme::Picture png_picture() {
    return {programme::PictureType::png, png_of(1, 1)};
}

inline programme::Picture svg_picture(const std::string& title) {
    return {programme::PictureType::svg,
            "<?xml version='1.0'?>\n<!-- a plan -->\n"
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'><title>" +
                title + "</title><rect width='200' height='100' fill='#bbb'/></svg>\n"};
}

}  // namespace foyer::test
