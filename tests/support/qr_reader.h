#pragma once
// Reads the QR codes off a picture, as a phone does. The only includer of zbar.

#include <zbar.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/app/picture.h"

namespace foyer::test {

/// What the codes in `picture` say, from top to bottom.
inline std::vector<std::string> read_codes(const kiosk::Picture& picture) {
    const auto width = static_cast<unsigned>(picture.width);
    const auto height = static_cast<unsigned>(picture.height);
    std::vector<unsigned char> gray(static_cast<std::size_t>(width) * height);
    for (std::size_t i = 0; i < gray.size(); ++i) {
        const unsigned sum =
            picture.rgba[4 * i] * 3U + picture.rgba[4 * i + 1] * 6U + picture.rgba[4 * i + 2];
        gray[i] = static_cast<unsigned char>(sum / 10);
    }
    zbar::zbar_image_scanner_t* scanner = zbar::zbar_image_scanner_create();
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    zbar::zbar_image_t* image = zbar::zbar_image_create();
    constexpr unsigned long gray_of_8_bits = 0x30303859;  // "Y800"
    zbar::zbar_image_set_format(image, gray_of_8_bits);
    zbar::zbar_image_set_size(image, width, height);
    zbar::zbar_image_set_data(image, gray.data(), gray.size(), nullptr);
    zbar::zbar_scan_image(scanner, image);
    std::vector<std::pair<int, std::string>> found;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image); symbol != nullptr;
         symbol = zbar::zbar_symbol_next(symbol)) {
        found.emplace_back(zbar::zbar_symbol_get_loc_y(symbol, 0),
                           std::string(zbar::zbar_symbol_get_data(symbol),
                                       zbar::zbar_symbol_get_data_length(symbol)));
    }
    zbar::zbar_image_destroy(image);
    zbar::zbar_image_scanner_destroy(scanner);
    std::sort(found.begin(), found.end());
    std::vector<std::string> codes;
    for (auto& [top, text] : found)
        codes.push_back(std::move(text));
    return codes;
}

}  // namespace foyer::test
