#pragma once
// What a visitor has chosen on the programme page: a day, list or grid, filters. Pure values.

#include <string>
#include <string_view>

namespace foyer::kiosk {

/// How the programme stands on its page.
enum class ProgrammeShape {
    automatic,  ///< a list on a tall screen, a grid on a wide one
    list,
    grid,
};

/// The scroll area that holds the days.
inline constexpr std::string_view programme_days_area = "programme-days";

/// By what the programme can be filtered.
enum class ProgrammeFacet { room, track, kind, language };
inline constexpr ProgrammeFacet all_facets[] = {ProgrammeFacet::room, ProgrammeFacet::track,
                                                ProgrammeFacet::kind, ProgrammeFacet::language};

struct ProgrammeChoices {
    ProgrammeShape shape = ProgrammeShape::automatic;
    std::string day{};  ///< "2018-06-26"; "": the day of now
    /// Ids of a room and a track, the word of a kind, the tag of a language; "" where all are
    /// shown.
    std::string room{}, track{}, kind{}, language{};
    bool panel_open = false;                      ///< the filters are being chosen
    ProgrammeFacet facet = ProgrammeFacet::room;  ///< the one whose values the panel shows
    friend bool operator==(const ProgrammeChoices&, const ProgrammeChoices&) = default;

    [[nodiscard]] const std::string& chosen(ProgrammeFacet facet_asked) const;
    [[nodiscard]] bool filtered() const;
};

/// What a tap on the programme page chooses.
enum class ProgrammeField {
    shape,  ///< "list" or "grid"
    day,    ///< a date, "" for the day of now
    room,   ///< this and the next three: the value of the filter, "" for all
    track,
    kind,
    language,
    no_filter,  ///< takes every filter away
    panel,      ///< "room", "track", "kind", "language": opens the panel there; "": closes it
};
[[nodiscard]] ProgrammeField field_of(ProgrammeFacet facet);
/// "room", "track", "kind", "language".
[[nodiscard]] std::string_view word_for(ProgrammeFacet facet);

/// Notes one choice. A value that the field does not know changes nothing.
void choose(ProgrammeChoices& choices, ProgrammeField field, const std::string& value);

}  // namespace foyer::kiosk
