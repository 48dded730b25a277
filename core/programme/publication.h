#pragma once
// What one revision publishes: the effective programme, and beside it the changes, announcements
// and screens. Plain values; references between records are ids.

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/changes.h"
#include "core/programme/model.h"

namespace foyer::programme {

/// Where and when a session is, or was.
struct Slot {
    std::vector<std::string> rooms;  ///< ids of rooms
    UtcTime start{};
    UtcTime end{};
    friend bool operator==(const Slot&, const Slot&) = default;
};

/// A change as it is published: with its instant, and with the old and the new slot, so that the
/// session is marked where people look for it.
struct PublishedChange {
    std::string id;  ///< record id, unique among changes
    Change change;
    UtcTime at{};                ///< when it was published
    std::optional<Slot> before;  ///< empty for `new_`
    std::optional<Slot> after;   ///< empty for `removed`
    friend bool operator==(const PublishedChange&, const PublishedChange&) = default;
};

enum class AnnouncementSeverity { info, warning, emergency };

/// A message of the staff.
struct Announcement {
    std::string id;
    AnnouncementSeverity severity = AnnouncementSeverity::info;
    /// Zones whose screens show it, in the form of record ids; none: every screen.
    std::vector<std::string> zones;
    LocalizedText text;            ///< never empty; paragraphs
    UtcTime from{};                ///< shown from this instant
    std::optional<UtcTime> until;  ///< and before this one; empty: until it is withdrawn
    friend bool operator==(const Announcement&, const Announcement&) = default;
};

enum class ScreenMode { touch, door, board };
enum class ScreenTheme { dark, light, contrast };
/// The way out of the building, as one sees it who reads the screen.
enum class WayOut { left, right, ahead, back };
/// What a board shows in turn.
enum class BoardPage { changes, now, next, rooms, sponsors, announcements };
inline constexpr std::array board_pages{BoardPage::changes,  BoardPage::now,
                                        BoardPage::next,     BoardPage::rooms,
                                        BoardPage::sponsors, BoardPage::announcements};

/// The hours of the day in which a screen is light; it is dark in the others. Since midnight of the
/// conference's zone, never the same; `from` after `to`: over midnight.
struct LightHours {
    std::chrono::minutes from{}, to{};
    friend bool operator==(const LightHours&, const LightHours&) = default;
};

/// One kiosk or display, as the staff set it up.
struct Screen {
    std::string id;
    std::string name;  ///< what staff call it ("Stairs, left"), never empty
    std::string room;  ///< id of the room whose door or board it is, or ""
    std::string zone;  ///< where it stands, in the form of a record id, or ""
    ScreenMode mode = ScreenMode::touch;
    /// Tags of the languages that it shows, the first one at home; none: the kiosk's own.
    std::vector<std::string> languages;
    std::optional<ScreenTheme> theme;  ///< empty: the kiosk's own
    /// The theme follows the hour; empty: the kiosk's own. Without meaning beside a theme.
    std::optional<LightHours> light_hours;
    /// Reach: pixels from its lower edge that everybody can touch; empty: all of it.
    std::optional<int> reach_top_px;
    std::optional<MapPosition> map_position;  ///< where it stands: "you are here"
    std::optional<WayOut> way_out;            ///< empty: not known
    std::optional<int> viewing_cm;            ///< from the readers' eyes to the picture
    /// Of a board, in this order; none: all of them.
    std::vector<BoardPage> pages;
    friend bool operator==(const Screen&, const Screen&) = default;
};

/// Order of the lists beside the programme carries no meaning.
struct Publication {
    Programme programme;
    std::vector<PublishedChange> changes;
    std::vector<Announcement> announcements;
    std::vector<Screen> screens;
    friend bool operator==(const Publication&, const Publication&) = default;
};

/// The words of the design for the enums.
[[nodiscard]] std::string_view word_for(AnnouncementSeverity severity);
[[nodiscard]] std::string_view word_for(ScreenMode mode);
[[nodiscard]] std::string_view word_for(ScreenTheme theme);
[[nodiscard]] std::string_view word_for(WayOut way);
[[nodiscard]] std::string_view word_for(BoardPage page);
/// The value for a word; empty when there is none.
[[nodiscard]] std::optional<AnnouncementSeverity> announcement_severity(std::string_view word);
[[nodiscard]] std::optional<ScreenMode> screen_mode(std::string_view word);
[[nodiscard]] std::optional<ScreenTheme> screen_theme(std::string_view word);
[[nodiscard]] std::optional<WayOut> way_out(std::string_view word);
[[nodiscard]] std::optional<BoardPage> board_page(std::string_view word);
[[nodiscard]] std::optional<ChangeKind> change_kind(std::string_view word);

/// "08:00-19:30"
[[nodiscard]] std::string words_for(const LightHours& hours);
/// The hours that are written like that; empty when `words` are none.
[[nodiscard]] std::optional<LightHours> light_hours(std::string_view words);

}  // namespace foyer::programme
