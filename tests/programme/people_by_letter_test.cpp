#include "core/programme/people_by_letter.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

namespace foyer::programme {

namespace {

/// "A: Ada, Åse; B: …" of the people called `names`.
std::string listed(std::initializer_list<const char*> names) {
    test::ProgrammeBuilder p;
    for (const char* name : names)
        p.person("p" + std::to_string(p.programme().people.size()), name);
    const auto snapshot = p.snapshot();
    const PeopleByLetter list = people_by_letter(*snapshot);
    CHECK(list.people.size() == names.size());
    std::string text;
    for (const LetterGroup& group : list.letters) {
        text += group.letter + ":";
        for (std::size_t i = 0; i < group.count; ++i)
            text += " " + snapshot->person(list.people[group.first + i]).name;
        text += ";";
    }
    return text;
}

}  // namespace

TEST_CASE("people are listed by the first letter of their names, accents aside") {
    CHECK(listed({"bob", "Åse", "Ada", "Élodie", "Bea"}) == "A: Ada Åse;B: Bea bob;E: Élodie;");
}

TEST_CASE("signs before a name do not count, and who has no letter stands last") {
    CHECK(listed({"42nd", "\"Zed\"", "-", "@ann"}) == "A: @ann;Z: \"Zed\";#: - 42nd;");
}

TEST_CASE("alphabets have a group for each letter, other scripts one") {
    CHECK(letter_of("Борис") == "Б");
    CHECK(letter_of("ёлка") == "Е");
    CHECK(letter_of("Ωμέγα") == "Ω");
    CHECK(letter_of("דוד") == "ד");
    CHECK(letter_of("محمد") == "م");
    CHECK(letter_of("山田") == letter_of("畢業"));
    CHECK(letter_of("やまだ") == letter_of("サトウ"));
    CHECK(letter_of("김철수") == letter_of("박영희"));
    CHECK(letter_of("राम") == letter_of("शिव"));
    CHECK(letter_of("Ævar") == "A");
    CHECK(letter_of("") == "#");
}

TEST_CASE("a programme without people has no letters") {
    CHECK(listed({}).empty());
}

}  // namespace foyer::programme
