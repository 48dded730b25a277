#include "platform/pixel_surface.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace foyer::platform {

namespace {

bool attach_failed = false;

/// Tells the server of `segment`. A server on another machine refuses, which Xlib reports to a
/// handler of the whole process.
bool attach(Display* display, XShmSegmentInfo& segment) {
    XSync(display, False);
    attach_failed = false;
    const auto previous = XSetErrorHandler([](Display*, XErrorEvent*) {
        attach_failed = true;
        return 0;
    });
    XShmAttach(display, &segment);
    XSync(display, False);
    XSetErrorHandler(previous);
    return !attach_failed;
}

/// One picture in the server's form.
class ServerImage {
public:
    ServerImage(Display* display, Visual* visual, int depth, int width, int height)
        : display_(display) {
        const auto w = static_cast<unsigned>(width), h = static_cast<unsigned>(height);
        if (!XShmQueryExtension(display) || !make_shared(visual, depth, w, h))
            make_plain(visual, depth, w, h);
    }
    ServerImage(const ServerImage&) = delete;
    ServerImage& operator=(const ServerImage&) = delete;
    ~ServerImage() {
        if (!shared_) {
            XDestroyImage(image_);  // frees its memory as well
            return;
        }
        XShmDetach(display_, &segment_);
        XSync(display_, False);
        shmdt(segment_.shmaddr);
        image_->data = nullptr;
        XDestroyImage(image_);
    }

    [[nodiscard]] bool fits(int width, int height) const {
        return image_->width == width && image_->height == height;
    }

    /// Copies a row of RGBA in; the server wants blue first.
    void set_row(int y, const std::uint8_t* rgba) {
        auto* out = reinterpret_cast<std::uint8_t*>(image_->data) +
                    static_cast<std::ptrdiff_t>(y) * image_->bytes_per_line;
        for (int x = 0; x < image_->width; ++x, out += 4, rgba += 4) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, rgba, 4);
            pixel = 0xff000000U | (pixel & 0xffU) << 16 | (pixel & 0xff00U) | (pixel >> 16 & 0xffU);
            std::memcpy(out, &pixel, 4);
        }
    }

    void put(Drawable window, GC context) {
        const auto width = static_cast<unsigned>(image_->width);
        const auto height = static_cast<unsigned>(image_->height);
        if (shared_) {
            XShmPutImage(display_, window, context, image_, 0, 0, 0, 0, width, height, False);
        } else {
            XPutImage(display_, window, context, image_, 0, 0, 0, 0, width, height);
        }
        // The memory is written again for the next picture: the server must have read it.
        XSync(display_, False);
    }

private:
    bool make_shared(Visual* visual, int depth, unsigned width, unsigned height) {
        XImage* image = XShmCreateImage(display_, visual, static_cast<unsigned>(depth), ZPixmap,
                                        nullptr, &segment_, width, height);
        if (!image) return false;
        const auto bytes = static_cast<std::size_t>(image->bytes_per_line) * height;
        segment_.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
        void* memory = segment_.shmid < 0 ? nullptr : shmat(segment_.shmid, nullptr, 0);
        const bool mapped = memory && memory != reinterpret_cast<void*>(-1);
        if (mapped) {
            image->data = segment_.shmaddr = static_cast<char*>(memory);
            segment_.readOnly = True;
            shared_ = attach(display_, segment_);
            if (!shared_) shmdt(memory);
        }
        // From here on the memory goes away with its last user, however that ends.
        if (segment_.shmid >= 0) shmctl(segment_.shmid, IPC_RMID, nullptr);
        if (shared_) {
            image_ = image;
        } else {
            image->data = nullptr;
            XDestroyImage(image);
        }
        return shared_;
    }

    void make_plain(Visual* visual, int depth, unsigned width, unsigned height) {
        auto* memory = static_cast<char*>(std::malloc(std::size_t{width} * height * 4));
        assert(memory);
        image_ = XCreateImage(display_, visual, static_cast<unsigned>(depth), ZPixmap, 0, memory,
                              width, height, 32, 0);
        assert(image_);
    }

    Display* display_;
    XImage* image_ = nullptr;
    XShmSegmentInfo segment_{};
    bool shared_ = false;
};

}  // namespace

struct PixelSurface::Impl {
    Display* display;
    Window window;
    Visual* visual;
    int depth;
    GC context;
    std::unique_ptr<ServerImage> image = nullptr;
};

Result<PixelSurface> PixelSurface::create(Display* display, unsigned long window) {
    XWindowAttributes attributes{};
    const bool known = XGetWindowAttributes(display, window, &attributes) != 0;
    const Visual* visual = known ? attributes.visual : nullptr;
    const bool fits = visual && (attributes.depth == 24 || attributes.depth == 32) &&
                      visual->red_mask == 0xff0000 && visual->green_mask == 0xff00 &&
                      visual->blue_mask == 0xff && ImageByteOrder(display) == LSBFirst;
    if (!fits)
        return Error{ErrorKind::unsupported,
                     "the display has no pixels of 24 bits; set it to depth 24, "
                     "or use --drawing graphics"};
    auto impl = std::make_unique<Impl>();
    impl->display = display;
    impl->window = window;
    impl->visual = attributes.visual;
    impl->depth = attributes.depth;
    impl->context = XCreateGC(display, window, 0, nullptr);
    return PixelSurface(std::move(impl));
}

PixelSurface::PixelSurface(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PixelSurface::PixelSurface(PixelSurface&&) noexcept = default;
PixelSurface::~PixelSurface() {
    if (!impl_) return;
    impl_->image.reset();
    XFreeGC(impl_->display, impl_->context);
}

void PixelSurface::show(const Pixels& pixels) {
    assert(pixels.rgba.size() ==
           static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
    if (!impl_->image || !impl_->image->fits(pixels.width, pixels.height)) {
        impl_->image.reset();
        impl_->image = std::make_unique<ServerImage>(impl_->display, impl_->visual, impl_->depth,
                                                     pixels.width, pixels.height);
    }
    for (int y = 0; y < pixels.height; ++y)
        impl_->image->set_row(
            y, pixels.rgba.data() + static_cast<std::ptrdiff_t>(y) * pixels.width * 4);
    impl_->image->put(impl_->window, impl_->context);
}

}  // namespace foyer::platform
