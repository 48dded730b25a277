#include "platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <X11/Xlib.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

// From GLFW/glfw3native.h, which would bring in the headers of three more X libraries.
extern "C" Display* glfwGetX11Display(void);
extern "C" unsigned long glfwGetX11Window(GLFWwindow*);

namespace foyer::platform {

namespace {

/// Share of the monitor's height that a decorated window may take: the rest is for its frame.
constexpr double decorated_share = 0.9;

std::string last_glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text ? text : "the window system gives no reason";
}

Key key_for(int key) {
    switch (key) {
        case GLFW_KEY_ESCAPE:
            return Key::escape;
        case GLFW_KEY_TAB:
            return Key::tab;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER:
            return Key::enter;
        case GLFW_KEY_SPACE:
            return Key::space;
        case GLFW_KEY_BACKSPACE:
            return Key::backspace;
        case GLFW_KEY_UP:
            return Key::up;
        case GLFW_KEY_DOWN:
            return Key::down;
        case GLFW_KEY_LEFT:
            return Key::left;
        case GLFW_KEY_RIGHT:
            return Key::right;
        default:
            return Key::other;
    }
}

}  // namespace

struct Window::Impl {
    explicit Impl(const Clock& the_clock) : clock(the_clock) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        surface.reset();
        if (window) glfwDestroyWindow(window);
        glfwTerminate();
    }

    static Impl& of(GLFWwindow* window) {
        return *static_cast<Impl*>(glfwGetWindowUserPointer(window));
    }

    void pointer(InputKind kind) {
        events.input.push_back(
            {.kind = kind, .x = pointer_x, .y = pointer_y, .time = clock.monotonic()});
    }

    void watch_events();
    [[nodiscard]] bool something_happened() const {
        return !events.input.empty() || events.resized || events.exposed || events.close_requested;
    }

    const Clock& clock;
    GLFWwindow* window = nullptr;
    std::optional<PixelSurface> surface;  // where the processor draws
    WindowEvents events;
    float pointer_x = 0, pointer_y = 0;  // as the last callback said
};

void Window::Impl::watch_events() {
    glfwSetWindowUserPointer(window, this);
    glfwSetCursorPosCallback(window, [](GLFWwindow* source, double x, double y) {
        Impl& self = of(source);
        self.pointer_x = static_cast<float>(x);
        self.pointer_y = static_cast<float>(y);
        self.pointer(InputKind::pointer_move);
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* source, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        of(source).pointer(action == GLFW_PRESS ? InputKind::pointer_down : InputKind::pointer_up);
    });
    glfwSetKeyCallback(window, [](GLFWwindow* source, int key, int, int action, int modifiers) {
        if (action == GLFW_RELEASE) return;
        Impl& self = of(source);
        self.events.input.push_back({.kind = InputKind::key_down,
                                     .key = key_for(key),
                                     .shift = (modifiers & GLFW_MOD_SHIFT) != 0,
                                     .time = self.clock.monotonic()});
    });
    glfwSetCharCallback(window, [](GLFWwindow* source, unsigned int character) {
        Impl& self = of(source);
        const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
        if (character < 0x20 || character == 0x7F || surrogate || character > 0x10FFFF) return;
        self.events.input.push_back({.kind = InputKind::text,
                                     .character = static_cast<char32_t>(character),
                                     .time = self.clock.monotonic()});
    });
    glfwSetFramebufferSizeCallback(
        window, [](GLFWwindow* source, int, int) { of(source).events.resized = true; });
    glfwSetWindowRefreshCallback(window,
                                 [](GLFWwindow* source) { of(source).events.exposed = true; });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* source) {
        glfwSetWindowShouldClose(source, GLFW_FALSE);
        of(source).events.close_requested = true;
    });
    double x = 0, y = 0;
    glfwGetCursorPos(window, &x, &y);
    pointer_x = static_cast<float>(x);
    pointer_y = static_cast<float>(y);
}

namespace {

struct Monitor {
    GLFWmonitor* handle;
    const GLFWvidmode* mode;  // as it is set now
};

/// Connects to the display where that is not done yet.
Result<Monitor> find_monitor(int number) {
    glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
    if (!glfwInit()) {
        return Error{ErrorKind::not_found,
                     "no display: " + last_glfw_error() +
                         ". Start it in a graphical session, with tools/run, or draw into a file "
                         "with --screenshot"};
    }
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    if (count == 0)
        return Error{ErrorKind::not_found, "the display has no monitor; connect one or use xrandr"};
    if (number >= count) {
        std::string names;
        for (int i = 0; i < count; ++i)
            names += (i ? ", " : "") + std::to_string(i) + " " + glfwGetMonitorName(monitors[i]);
        return Error{ErrorKind::not_found,
                     "there is no monitor " + std::to_string(number) + "; there are: " + names};
    }
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[number]);
    if (!mode) return Error{ErrorKind::not_found, "the monitor is off: " + last_glfw_error()};
    return Monitor{monitors[number], mode};
}

/// The size that `options` ask for, on a monitor of this mode.
Window::Size size_for(const WindowOptions& options, const GLFWvidmode& mode) {
    if (options.style == WindowStyle::full_screen) return {mode.width, mode.height};
    if (options.style == WindowStyle::plain) return {options.width, options.height};
    const double shrink = std::min({1.0, decorated_share * mode.width / options.width,
                                    decorated_share * mode.height / options.height});
    return {static_cast<int>(options.width * shrink), static_cast<int>(options.height * shrink)};
}

void set_hints(const WindowOptions& options, const GLFWvidmode& mode) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    if (options.drawing == Drawing::processor) glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_DECORATED, options.style == WindowStyle::decorated);
    glfwWindowHint(GLFW_RESIZABLE, options.style == WindowStyle::decorated);
    // A second monitor that takes the focus must not make this one go away.
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    // The mode that the monitor already has: no flicker, no other window moved.
    glfwWindowHint(GLFW_RED_BITS, mode.redBits);
    glfwWindowHint(GLFW_GREEN_BITS, mode.greenBits);
    glfwWindowHint(GLFW_BLUE_BITS, mode.blueBits);
    glfwWindowHint(GLFW_REFRESH_RATE, mode.refreshRate);
}

GLFWwindow* create(const WindowOptions& options, const Monitor& monitor) {
    const auto [width, height] = size_for(options, *monitor.mode);
    GLFWmonitor* const whole = options.style == WindowStyle::full_screen ? monitor.handle : nullptr;
    // EGL starts 25 ms faster than GLX in software: GLFW asks GLX for 20 attributes of each of
    // hundreds of configurations.
    for (const int api : {GLFW_EGL_CONTEXT_API, GLFW_NATIVE_CONTEXT_API}) {
        set_hints(options, *monitor.mode);
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, api);
        GLFWwindow* window = glfwCreateWindow(width, height, options.title.c_str(), whole, nullptr);
        if (window) return window;
    }
    return nullptr;
}

Error cannot_draw(const std::string& why) {
    return Error{ErrorKind::unsupported,
                 "no window with OpenGL 3.2: " + why +
                     ". Install Mesa's drivers (libgl1-mesa-dri), use --drawing processor, or draw "
                     "into a file with --screenshot"};
}

}  // namespace

Drawing best_drawing() {
    std::error_code none;
    std::filesystem::directory_iterator device("/dev/dri", none);
    for (; device != std::filesystem::directory_iterator(); device.increment(none))
        if (device->path().filename().string().starts_with("renderD")) return Drawing::graphics;
    return std::filesystem::exists("/dev/nvidiactl", none) ? Drawing::graphics : Drawing::processor;
}

void Window::prepare_process() {
    // Parsing the tables of composed characters takes 15 ms; Foyer brings its own keyboard.
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    // GLFW would set the locale of the process when it is still "C", while other threads read it.
    std::setlocale(LC_CTYPE, "C.UTF-8");
}

Result<Window::Size> Window::planned_size(const WindowOptions& options) {
    const auto monitor = find_monitor(options.monitor);
    if (!monitor) {
        glfwTerminate();
        return monitor.error();
    }
    return size_for(options, *monitor->mode);
}

Result<Window> Window::open(const WindowOptions& options, const Clock& clock) {
    auto impl = std::make_unique<Impl>(clock);  // ends GLFW, whatever happens
    const auto monitor = find_monitor(options.monitor);
    if (!monitor) return monitor.error();
    impl->window = create(options, *monitor);
    if (!impl->window) return cannot_draw(last_glfw_error());
    if (options.drawing == Drawing::processor) {
        auto surface = PixelSurface::create(glfwGetX11Display(), glfwGetX11Window(impl->window));
        if (!surface) return surface.error();
        impl->surface.emplace(*std::move(surface));
    }
    if (options.style == WindowStyle::plain) {
        int left = 0, top = 0;
        glfwGetMonitorPos(monitor->handle, &left, &top);
        glfwSetWindowPos(impl->window, left, top);
    }
    if (options.style != WindowStyle::decorated)
        glfwSetInputMode(impl->window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    if (options.drawing == Drawing::graphics) {
        glfwMakeContextCurrent(impl->window);
        glfwSwapInterval(1);
    }
    impl->watch_events();
    return Window(std::move(impl));
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window::~Window() = default;

void Window::show() {
    glfwShowWindow(impl_->window);
}

void Window::present() {
    glfwSwapBuffers(impl_->window);
}

void Window::present(const Pixels& pixels) {
    impl_->surface->show(pixels);
}

Window::Size Window::size() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(impl_->window, &width, &height);
    return {width, height};
}

void Window::wait(Wakeup& wakeup, std::chrono::milliseconds limit) {
    // Xlib may hold events that it has read already: they must be taken before sleeping on the
    // connection.
    glfwPollEvents();
    if (impl_->something_happened()) return;
    wakeup.sleep(ConnectionNumber(glfwGetX11Display()), limit);
    glfwPollEvents();
}

WindowEvents Window::take_events() {
    return std::exchange(impl_->events, {});
}

}  // namespace foyer::platform
