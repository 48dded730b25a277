#include "core/programme/model.h"

#include <doctest/doctest.h>

using namespace foyer::programme;

namespace {

/// Checks that `words` are those of the first enumerators, in order, and read back as them.
template <class Enum, class Read>
void check_words(std::initializer_list<std::string_view> words, Read read) {
    int position = 0;
    for (const auto word : words) {
        const auto value = static_cast<Enum>(position++);
        CHECK(word_for(value) == word);
        CHECK(read(word) == value);
    }
    CHECK_FALSE(read(""));
    CHECK_FALSE(read("Talk"));
    CHECK_FALSE(read("nonsense"));
}

}  // namespace

TEST_CASE("enums have the words of the design, both ways") {
    check_words<SessionKind>({"talk", "keynote", "workshop", "break", "meal", "social", "other"},
                             session_kind);
    check_words<SessionStatus>({"scheduled", "cancelled"}, session_status);
    check_words<PersonRole>({"speaker", "moderator", "host"}, person_role);
    check_words<Recording>({"unstated", "recorded", "not_recorded"},
                           [](std::string_view word) { return recording(word); });
}

TEST_CASE("breaks, meals and socials are pauses, talks are not") {
    CHECK(is_pause(SessionKind::break_));
    CHECK(is_pause(SessionKind::meal));
    CHECK(is_pause(SessionKind::social));
    CHECK_FALSE(is_pause(SessionKind::talk));
    CHECK_FALSE(is_pause(SessionKind::keynote));
    CHECK_FALSE(is_pause(SessionKind::workshop));
    CHECK_FALSE(is_pause(SessionKind::other));
}
