#pragma once
// The parts of a door sign. Measures in logical px. UI thread only. Internal to the door sign.

#include "kiosk/display/burn_in.h"
#include "kiosk/display/display_voice.h"
#include "kiosk/display/door_model.h"
#include "kiosk/display/remark.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk::door {

/// Colours of a filled part.
struct ToneColors {
    Color fill, ink, soft;  ///< soft: for what matters less
};
[[nodiscard]] ToneColors tone_colors(const Theme& theme, ChipTone tone);

/// A sign that is wider than high, and has room for columns.
[[nodiscard]] bool is_wide(const Canvas& canvas);

/// The room's name on `side`, the clock on the other; returns where the band begins.
float draw_door_header(Canvas& canvas, const DoorModel& door, const std::string& time,
                       HeadSide side);

/// State in words, and its time; `width` from the left margin on. Returns its lower edge.
float draw_door_band(Canvas& canvas, const DisplayVoice& voice, float y, float width,
                     const DoorBand& band);

/// What the card of what comes takes.
[[nodiscard]] float next_height(Canvas& canvas, float width, const DoorNext& next);
void draw_next(Canvas& canvas, const DisplayVoice& voice, const Rect& rect, const DoorNext& next);

/// A line, or a remark in its place, with the age of the programme at its right; `bottom` is its
/// lower edge. Returns its upper edge.
struct DoorFoot {
    const DoorModel& door;
    Remark age;
    std::optional<Remark> remark;
};
float draw_foot(Canvas& canvas, float bottom, const DoorFoot& foot);

/// The running session, or what stands in its place, within `area`.
void draw_main(Canvas& canvas, const DisplayVoice& voice, const Rect& area, const DoorModel& door);
/// The cancelled session, and where to go instead.
void draw_cancelled(Canvas& canvas, const DisplayVoice& voice, const Rect& area,
                    const DoorModel& door);

/// An arrow and a name behind it, as large as fits; returns the height taken.
float draw_way(Canvas& canvas, const Rect& box, const std::string& room, Color ink);

}  // namespace foyer::kiosk::door
