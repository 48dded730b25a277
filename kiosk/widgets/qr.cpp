#include "kiosk/widgets/qr.h"

#include <qrencode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace foyer::kiosk {

namespace {

struct QrFree {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

/// Bytes that each version holds as data (ISO/IEC 18004, table 7).
struct QrVersionBytes {
    std::size_t weak, medium;  ///< correction L, M
};
constexpr std::array<QrVersionBytes, 40> qr_versions = {{
    {17, 14},     {32, 26},     {53, 42},     {78, 62},     {106, 84},    {134, 106},
    {154, 122},   {192, 152},   {230, 180},   {271, 213},   {321, 251},   {367, 287},
    {425, 331},   {458, 362},   {520, 412},   {586, 450},   {644, 504},   {718, 560},
    {792, 624},   {858, 666},   {929, 711},   {1003, 779},  {1091, 857},  {1171, 911},
    {1273, 997},  {1367, 1059}, {1465, 1125}, {1528, 1190}, {1628, 1264}, {1732, 1370},
    {1840, 1452}, {1952, 1538}, {2068, 1628}, {2188, 1722}, {2303, 1809}, {2431, 1911},
    {2563, 1989}, {2699, 2099}, {2809, 2213}, {2953, 2331},
}};

constexpr int modules_of_version(int version) {
    return 17 + 4 * version;
}

/// The largest version of at most `most_modules`; 0 when there is none.
int version_within(int most_modules) {
    return most_modules < modules_of_version(1) ? 0 : std::min((most_modules - 17) / 4, 40);
}

float pixels_of(const Canvas& canvas, float side) {
    // What is a whole number of pixels stays one.
    return std::floor(side * canvas.scale() + 0.01F);
}

}  // namespace

std::size_t qr_capacity(int most_modules) {
    const int version = version_within(most_modules);
    return version == 0 ? 0 : qr_versions[static_cast<std::size_t>(version - 1)].weak;
}

std::optional<QrCode> make_qr(std::string_view bytes, int most_modules) {
    const int version = version_within(most_modules);
    if (version == 0 || bytes.empty() || bytes.size() > qr_capacity(most_modules)) return {};
    const bool medium = bytes.size() <= qr_versions[static_cast<std::size_t>(version - 1)].medium;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const std::unique_ptr<QRcode, QrFree> made(QRcode_encodeData(
        static_cast<int>(bytes.size()), data, 0, medium ? QR_ECLEVEL_M : QR_ECLEVEL_L));
    if (!made || made->width > most_modules) return {};
    QrCode code{.modules = made->width, .dark = {}};
    const auto count =
        static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        code.dark.push_back((made->data[i] & 1) != 0);
    return code;
}

int qr_modules_in(const Canvas& canvas, float side, int module_px) {
    return static_cast<int>(pixels_of(canvas, side)) / module_px - 2 * qr_quiet_modules;
}

float qr_side_for(const Canvas& canvas, int modules, int module_px) {
    return static_cast<float>((modules + 2 * qr_quiet_modules) * module_px) / canvas.scale();
}

void draw_qr(Canvas& canvas, const Rect& square, const QrCode& code) {
    const float side_px = pixels_of(canvas, std::min(square.w, square.h));
    const auto module_px =
        std::floor(side_px / static_cast<float>(code.modules + 2 * qr_quiet_modules));
    if (module_px < 1) return;
    const float module = module_px / canvas.scale();
    const float code_side = module * static_cast<float>(code.modules);
    // The upper left corner lies on a pixel, and so does every module.
    const auto on_pixel = [&](float at) {
        return std::round(at * canvas.scale()) / canvas.scale();
    };
    const float left = on_pixel(square.x + (square.w - code_side) / 2);
    const float top = on_pixel(square.y + (square.h - code_side) / 2);
    for (int row = 0; row < code.modules; ++row) {
        const auto dark = [&](int column) {
            return code.dark[static_cast<std::size_t>(row * code.modules + column)];
        };
        for (int from = 0; from < code.modules;) {
            int to = from;
            while (to < code.modules && dark(to))
                ++to;
            if (to > from)
                canvas.fill({left + module * static_cast<float>(from),
                             top + module * static_cast<float>(row),
                             module * static_cast<float>(to - from), module},
                            qr_ink);
            from = to + 1;
        }
    }
}

}  // namespace foyer::kiosk
