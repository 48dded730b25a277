#include "tests/measure/time_lapse.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "kiosk/app/picture.h"

namespace foyer::kiosk::measure {

namespace {

using namespace std::chrono_literals;

/// Seconds are added, so that all pages of a board come.
constexpr std::chrono::minutes step{5};
constexpr int shrunk = 6;  ///< so many px of the screen are one of the sheet
constexpr int across = 16;
constexpr int gap_px = 6;

/// The mean of each square of the screen.
void put_small(const Picture& from, Picture& sheet, int left, int top) {
    for (int y = 0; y < from.height / shrunk; ++y) {
        for (int x = 0; x < from.width / shrunk; ++x) {
            int sum[3] = {0, 0, 0};
            for (int v = 0; v < shrunk; ++v) {
                for (int u = 0; u < shrunk; ++u) {
                    const Color pixel = pixel_at(from, x * shrunk + u, y * shrunk + v);
                    sum[0] += pixel.r;
                    sum[1] += pixel.g;
                    sum[2] += pixel.b;
                }
            }
            const auto at = static_cast<std::size_t>((top + y) * sheet.width + left + x) * 4;
            for (std::size_t channel = 0; channel < 3; ++channel)
                sheet.rgba[at + channel] =
                    static_cast<std::uint8_t>(sum[channel] / (shrunk * shrunk));
        }
    }
}

Picture screen_at(HeadlessHost& host, const Stage& stage, const ScreenRole& role, UtcTime now) {
    State state = on_page({});
    Freshness freshness;
    freshness.grade = FreshnessGrade::fresh;
    freshness.ever_confirmed = true;
    freshness.confirmed = now;
    const std::vector<Notice> notices;
    const Panel panel;
    const ScreenContext context{.state = state,
                                .snapshot = &stage.snapshot,
                                .now = now,
                                .freshness = freshness,
                                .origin = Origin::source,
                                .notices = notices,
                                .catalogues = stage.catalogues,
                                .panel = panel,
                                .role = role};
    static_cast<void>(host.draw({.width_px = width_px, .height_px = height_px},
                                [&](Canvas& canvas) { draw_screen(context, canvas); }));
    return host.picture();
}

Result<void> write_sheet(HeadlessHost& host, const Stage& stage, const ScreenRole& role,
                         const std::filesystem::path& file) {
    const programme::DaySessions& day = stage.snapshot.days().front();
    const UtcTime begin = day.first_start - 1h;
    const auto count = static_cast<int>((day.last_end + 1h - begin) / step) + 1;
    const int rows = (count + across - 1) / across;
    const int cell_width = width_px / shrunk + gap_px;
    const int cell_height = height_px / shrunk + gap_px;
    Picture sheet = blank_picture(across * cell_width, rows * cell_height, Color{96, 96, 96});
    for (int i = 0; i < count; ++i)
        put_small(screen_at(host, stage, role, begin + i * step + i * 13 % 60 * 1s), sheet,
                  i % across * cell_width, i / across * cell_height);
    return write_png(sheet, file);
}

}  // namespace

Result<void> write_time_lapse(HeadlessHost& host, const Stage& stage,
                              const std::filesystem::path& folder) {
    const auto& programme = stage.snapshot.programme();
    if (stage.snapshot.days().empty() || programme.rooms.empty())
        return Error{ErrorKind::invalid, "the programme has no day, or no room"};
    ScreenRole door;
    door.mode = ScreenMode::door;
    door.room = programme.rooms.front().id;
    door.room_index = programme::RoomIndex{0};
    if (auto written = write_sheet(host, stage, door, folder / "door.png"); !written)
        return written.error();
    ScreenRole board;
    board.mode = ScreenMode::board;
    return write_sheet(host, stage, board, folder / "board.png");
}

}  // namespace foyer::kiosk::measure
