#include "kiosk/app/window_run.h"

#include <cstdio>
#include <optional>

#include "kiosk/app/background.h"
#include "kiosk/app/first_frame.h"
#include "kiosk/app/loop.h"
#include "kiosk/app/staff_worker.h"
#include "platform/erasing.h"
#include "platform/process.h"
#include "platform/speech.h"
#include "platform/wakeup.h"
#include "platform/window.h"

namespace foyer::kiosk {

namespace {

platform::WindowOptions window_options(const Options& options, platform::Drawing drawing) {
    platform::WindowOptions window;
    window.drawing = drawing;
    window.title = "Foyer";
    window.monitor = options.monitor;
    if (options.full_screen) {
        window.style = platform::WindowStyle::full_screen;
    } else if (options.size) {
        window.style = platform::WindowStyle::plain;
        window.width = options.size->width_px;
        window.height = options.size->height_px;
    }
    return window;
}

/// The window and its wakeup as the loop sees them.
class KioskWindow final : public LoopWindow {
public:
    KioskWindow(platform::Window& window, platform::Wakeup& wakeup)
        : window_(window), wakeup_(wakeup) {}
    void wait(std::chrono::milliseconds limit) override { window_.wait(wakeup_, limit); }
    platform::WindowEvents take_events() override { return window_.take_events(); }
    [[nodiscard]] ScreenSize size() const override {
        const auto size = window_.size();
        return {size.width_px, size.height_px};
    }
    [[nodiscard]] bool termination_requested() const override {
        return wakeup_.termination_requested();
    }

private:
    platform::Window& window_;
    platform::Wakeup& wakeup_;
};

/// The speech of the system as the loop uses it.
class SystemVoice final : public Voice {
public:
    [[nodiscard]] bool say(const std::string& text, const std::string& language) override {
        return speech_.say(text, language);
    }
    void stop() override { speech_.stop(); }

private:
    platform::Speech speech_;
};

/// One line for the bench: what the run has cost.
void print_stats(const WindowRun& run, std::size_t frames, MonotonicTime since) {
    std::fprintf(stderr, "stats frames=%zu cpu_ms=%lld pss_kib=%zu run_ms=%lld\n", frames,
                 static_cast<long long>(platform::processor_time().count()),
                 platform::memory_bytes() / 1024,
                 static_cast<long long>((run.clock.monotonic() - since).count()));
}

Result<void> run_loop(const WindowRun& run, platform::Window& window, platform::Wakeup& wakeup,
                      FirstFrame::Outcome first, Mailbox<ProgrammeReport>& reports,
                      PictureExchange& pictures) {
    const MonotonicTime since = run.clock.monotonic();
    window.show();
    run.trace.stage("window shown");
    KioskWindow kiosk_window(window, wakeup);
    SystemVoice voice;
    StaffWorker staff(run.staff, {.clock = run.clock,
                                  .wake = [&wakeup] { wakeup.wake(); },
                                  .log =
                                      [](const std::string& line) {
                                          std::fprintf(stderr, "foyer: %s\n", line.c_str());
                                      }});
    Loop loop({.window = kiosk_window,
               .painter = *first.painter,
               .clock = run.clock,
               .reports = reports,
               .catalogues = run.catalogues,
               .programme_clock = run.programme_clock,
               .state = run.state,
               .report = std::move(first.report),
               .panel = run.options.panel,
               .setup = run.setup,
               .screen = run.options.screen,
               .pictures = &pictures,
               .voice = &voice,
               .staff = &staff,
               .closing = run.options.full_screen ? Closing::ignored : Closing::allowed,
               .log = [](const Notice& notice) {
                   std::fprintf(stderr, "foyer: %s\n", describe(notice).c_str());
               }});
    if (loop.turn() == Loop::Turned::on) run.trace.stage("first frame on the screen");
    const auto ended = loop.run();
    if (run.print_stats) print_stats(run, loop.frames(), since);
    return ended;
}

Result<void> run_with(const WindowRun& run, platform::Drawing drawing) {
    auto wakeup = platform::Wakeup::create();
    if (!wakeup) return wakeup.error();
    Mailbox<ProgrammeReport> reports;
    PictureExchange pictures;
    const auto background = start_background(run.keeper, run.follow,
                                             {.clock = run.clock,
                                              .trace = run.trace,
                                              .reports = reports,
                                              .wake = [&] { wakeup->wake(); },
                                              .pictures = &pictures});
    // The presenter goes before the window that it draws into.
    std::optional<platform::Window> window;
    const auto presenter = make_presenter(drawing);
    FirstFrame first_frame({.clock = run.clock,
                            .trace = run.trace,
                            .assets = run.assets,
                            .catalogues = run.catalogues,
                            .state = run.state,
                            .setup = run.setup,
                            .screen = run.options.screen,
                            .programme_clock = run.programme_clock,
                            .panel = run.options.panel,
                            .reports = reports,
                            .presenter = *presenter});

    const platform::WindowOptions wanted = window_options(run.options, drawing);
    const auto size = platform::Window::planned_size(wanted);
    if (!size) return size.error();
    run.trace.stage("display found");
    first_frame.set_size({size->width_px, size->height_px});
    auto opened = platform::Window::open(wanted, run.clock);
    if (!opened) return opened.error();
    window.emplace(*std::move(opened));
    run.trace.stage("window open");

    const auto attached = presenter->attach(*window);
    if (!attached) return attached.error();
    run.trace.stage("ready to draw");

    FirstFrame::Outcome first = first_frame.finish();
    if (first.report.fatal) return *first.report.fatal;
    return run_loop(run, *window, *wakeup, std::move(first), reports, pictures);
}

}  // namespace

Result<void> run_in_window(const WindowRun& run) {
    using platform::Drawing;
    platform::begin_erasing_memory();
    platform::Window::prepare_process();
    const Drawing drawing = run.options.drawing.value_or(platform::best_drawing());
    auto ended = run_with(run, drawing);
    // A device without a driver must not keep the screen dark.
    const bool other_way = !ended && ended.error().kind == ErrorKind::unsupported &&
                           drawing == Drawing::graphics && !run.options.drawing;
    return other_way ? run_with(run, Drawing::processor) : ended;
}

}  // namespace foyer::kiosk
