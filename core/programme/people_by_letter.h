#pragma once
// The people of a programme as a telephone book lists them. Pure; any thread.

#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::programme {

/// The people whose names begin alike.
struct LetterGroup {
    std::string letter;     ///< "A", "Ж", "#" for what is no letter, "あ" for a whole script
    std::size_t first = 0;  ///< into PeopleByLetter::people
    std::size_t count = 0;
};

struct PeopleByLetter {
    std::vector<PersonIndex> people;   ///< by name as written, compared folded
    std::vector<LetterGroup> letters;  ///< none empty, in the order of their people
};

/// Everybody, by the first letter of the name as it is written. Letters of alphabets have a group
/// each, accents aside; scripts with thousands of signs have one.
[[nodiscard]] PeopleByLetter people_by_letter(const Snapshot& snapshot);

/// The group that `name` belongs to.
[[nodiscard]] std::string letter_of(std::string_view name);

}  // namespace foyer::programme
