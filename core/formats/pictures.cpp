#include "core/formats/pictures.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/limits.h"
#include "core/formats/xml_check.h"

namespace foyer::formats {

namespace {

using programme::Picture;
using programme::PictureType;

// PNG 1.2, chapter 3: a signature, then chunks of length, type, data, checksum.
constexpr std::size_t png_signature_bytes = 8;
constexpr std::size_t png_chunk_frame_bytes = 12;
constexpr std::size_t png_header_bytes = 13;

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4))
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

constexpr std::array<std::uint32_t, 256> png_checksums = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xedb88320u ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}();

std::uint32_t png_checksum(std::string_view bytes) {
    std::uint32_t value = 0xffffffffu;
    for (const char c : bytes)
        value = png_checksums[(value ^ static_cast<unsigned char>(c)) & 0xff] ^ (value >> 8);
    return ~value;
}

struct PngChunk {
    std::string_view type;
    std::string_view data;
};

/// Takes one chunk off `rest`; empty when it is not whole.
std::optional<PngChunk> next_chunk(std::string_view& rest) {
    if (rest.size() < png_chunk_frame_bytes) return std::nullopt;
    const std::size_t length = big_endian(rest);
    if (length > rest.size() - png_chunk_frame_bytes) return std::nullopt;
    const PngChunk chunk{rest.substr(4, 4), rest.substr(8, length)};
    if (png_checksum(rest.substr(4, 4 + length)) != big_endian(rest.substr(8 + length)))
        return std::nullopt;
    rest.remove_prefix(png_chunk_frame_bytes + length);
    return chunk;
}

Result<void> check_png(std::string_view bytes) {
    const Error broken{ErrorKind::malformed, "this PNG is cut off or damaged; export it anew"};
    std::string_view rest = bytes.substr(png_signature_bytes);
    const std::optional<PngChunk> header = next_chunk(rest);
    if (!header || header->type != "IHDR" || header->data.size() != png_header_bytes) return broken;
    const std::uint32_t width = big_endian(header->data);
    const std::uint32_t height = big_endian(header->data.substr(4));
    if (width == 0 || height == 0) return broken;
    if (width > limits::picture_side_px || height > limits::picture_side_px)
        return Error{ErrorKind::too_large, "a PNG has at most " +
                                               std::to_string(limits::picture_side_px) +
                                               " pixels a side; scale it down"};
    bool has_data = false;
    while (const std::optional<PngChunk> chunk = next_chunk(rest)) {
        has_data = has_data || chunk->type == "IDAT";
        if (chunk->type == "IEND") return has_data ? Result<void>() : broken;
    }
    return broken;
}

}  // namespace

Result<Picture> whole_picture(std::string bytes) {
    if (bytes.size() > limits::picture_bytes)
        return Error{ErrorKind::too_large,
                     std::to_string(bytes.size()) + " bytes are more than the " +
                         std::to_string(limits::picture_bytes) + " of a picture; make it simpler"};
    std::optional<Picture> picture = programme::picture_of(std::move(bytes));
    if (!picture)
        return Error{ErrorKind::unsupported, "it is neither SVG nor PNG; convert it to one"};
    const Result<void> whole = picture->type == PictureType::png
                                   ? check_png(picture->bytes)
                                   : check_xml(picture->bytes, LineTable(picture->bytes));
    if (!whole) return whole.error();
    return *std::move(picture);
}

}  // namespace foyer::formats
