#pragma once
// Everybody in the programme by letter, and one person with their sessions. UI thread only.

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Neighbouring letters that share one place of the rail.
struct RailStop {
    std::string label;      ///< "A", "A–C"
    std::size_t first = 0;  ///< into PeopleByLetter::letters
};

/// At most `most` stops for all `letters`, with about as many people each.
[[nodiscard]] std::vector<RailStop> rail_stops(const std::vector<programme::LetterGroup>& letters,
                                               std::size_t most);

/// Where everything of the list stands, logical px from its top.
struct PeopleList {
    struct Group {
        float top = 0;   ///< of its letter
        float rows = 0;  ///< of its first row
        float bottom = 0;
    };
    std::vector<Group> groups;
    float height = 0;
};
[[nodiscard]] PeopleList people_list(const std::vector<programme::LetterGroup>& letters,
                                     std::size_t columns);

/// Draws the list; context.snapshot is there.
void draw_people_page(const ScreenContext& context, Canvas& canvas);
/// Draws the person that the page names; context.snapshot is there.
void draw_person_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
