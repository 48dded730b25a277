#pragma once
// Puts pictures that the processor has drawn into an X11 window, through memory shared with the
// server where both have it. UI thread only.

#include <cstdint>
#include <memory>
#include <span>

#include "core/base/result.h"

struct _XDisplay;  // NOLINT(bugprone-reserved-identifier)

namespace foyer::platform {

/// A picture to be shown: RGBA, rows top to bottom; alpha is not looked at.
struct Pixels {
    int width, height;
    std::span<const std::uint8_t> rgba;
};

class PixelSurface {
public:
    /// For `window` of `display`, which both outlive it. unsupported when its pixels are not made
    /// of 8 bits each of red, green and blue.
    [[nodiscard]] static Result<PixelSurface> create(_XDisplay* display, unsigned long window);
    PixelSurface(PixelSurface&&) noexcept;
    PixelSurface& operator=(PixelSurface&&) = delete;
    ~PixelSurface();

    /// Shows `pixels` at the top left of the window; returns when the server has taken them.
    void show(const Pixels& pixels);

private:
    struct Impl;
    explicit PixelSurface(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace foyer::platform
