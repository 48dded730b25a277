#pragma once
// QR codes: what a visitor takes along on a phone. The only includer of libqrencode. UI thread
// only.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// Light border that a reader needs, in modules.
inline constexpr int qr_quiet_modules = 4;
/// Side of a module that a phone tells apart at arm's length, physical px.
inline constexpr int least_module_px = 3;

struct QrCode {
    int modules = 0;         ///< a side, without the border
    std::vector<bool> dark;  ///< modules * modules, row by row
};

/// Bytes that the largest code of at most `most_modules` a side holds; 0 when there is none.
[[nodiscard]] std::size_t qr_capacity(int most_modules);

/// The smallest code that holds `bytes`, with error correction M, or L where only that fits
/// `most_modules`. Empty when none does, and for no bytes.
[[nodiscard]] std::optional<QrCode> make_qr(std::string_view bytes, int most_modules);

/// The modules of `module_px` physical px that a square of `side` logical px holds besides its
/// border; may be < 0.
[[nodiscard]] int qr_modules_in(const Canvas& canvas, float side, int module_px);
/// The side of a square for a code of `modules` of `module_px` with its border, logical px.
[[nodiscard]] float qr_side_for(const Canvas& canvas, int modules, int module_px);

/// Draws the code into the middle of `square`: dark on light in every theme, modules as large as
/// whole pixels allow. The ground is qr_paper already.
void draw_qr(Canvas& canvas, const Rect& square, const QrCode& code);

}  // namespace foyer::kiosk
