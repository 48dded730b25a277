#pragma once
// The one window, through GLFW on X11: with an OpenGL 3.2 core context, or for pictures that the
// processor draws. UI thread only.

#include <chrono>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "platform/input.h"
#include "platform/pixel_surface.h"
#include "platform/wakeup.h"

namespace foyer::platform {

/// How the window stands on the desktop.
enum class WindowStyle {
    decorated,    ///< movable, with the pointer visible: for trying things out
    plain,        ///< no frame, pointer hidden, at the top left of its monitor
    full_screen,  ///< the whole monitor, pointer hidden; other monitors stay as they are
};

/// Who draws what the window shows.
enum class Drawing {
    graphics,   ///< OpenGL
    processor,  ///< our own code, into memory
};

/// graphics where the system has a device for it. Elsewhere OpenGL would be drawn by the processor
/// too, with three times the memory and after twice the time.
[[nodiscard]] Drawing best_drawing();

struct WindowOptions {
    std::string title;
    WindowStyle style = WindowStyle::decorated;
    Drawing drawing = Drawing::graphics;
    /// px; ignored for full_screen. A decorated window is made smaller, in proportion, to fit its
    /// monitor.
    int width = 1080, height = 1920;
    int monitor = 0;  ///< counted from 0, in the window system's order
};

class Window {
public:
    /// Readies the process for a quick start of the window system. Before any other thread starts.
    static void prepare_process();

    struct Size {
        int width_px, height_px;
    };
    /// Connects to the display and tells how large the window will be, before the slow part of
    /// opening it. Fails as `open` does.
    [[nodiscard]] static Result<Size> planned_size(const WindowOptions& options);

    /// A window that is not yet shown; its context is current when it draws with OpenGL. not_found
    /// when there is no display or no such monitor, unsupported when it cannot draw in this way.
    /// `clock` outlives the window.
    [[nodiscard]] static Result<Window> open(const WindowOptions& options, const Clock& clock);

    Window(Window&&) noexcept;
    Window& operator=(Window&&) = delete;
    ~Window();

    void show();
    /// Puts the back buffer on the screen. For Drawing::graphics.
    void present();
    /// Puts a picture of the window's size on the screen. For Drawing::processor.
    void present(const Pixels& pixels);

    [[nodiscard]] Size size() const;

    /// Sleeps until something happens at the window or `wakeup` ends the sleep or `limit` has
    /// passed. Returns at once when something has happened already.
    void wait(Wakeup& wakeup, std::chrono::milliseconds limit);
    /// What has happened since the last call.
    [[nodiscard]] WindowEvents take_events();

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace foyer::platform
