#pragma once
// Meaning that programmes put into words: kinds, cancellations, languages. Pure; any thread.

#include <optional>
#include <string>
#include <string_view>

#include "core/programme/model.h"

namespace foyer::formats {

/// The kind that a source's own word for the type and the title tell. Titles count only for
/// sessions without people: "Pause" is a break, "Lunch with Kubernetes" by somebody is a talk.
[[nodiscard]] programme::SessionKind kind_from_words(std::string_view type, std::string_view title,
                                                     bool has_people);

/// A title and what a mark at one of its ends said about the session.
struct MarkedTitle {
    std::string title;  ///< without the mark; the whole title when nothing else is in it
    std::string mark;   ///< the word as written, "" when there was none
    bool cancelled = false;
};
/// Takes "CANCELLED: ", "[annulé] ", "AMENDMENT ", " - CANCELED" and their like off a title. A bare
/// word counts only in capitals, so "Cancelling POSIX syscalls" is a title.
[[nodiscard]] MarkedTitle take_status_mark(std::string_view title);

/// A title and the language that a flag emoji in it stood for.
struct FlaggedTitle {
    std::string title;
    std::string language;  ///< BCP 47, "" when there was no flag of a country with one language
};
[[nodiscard]] FlaggedTitle take_flag(std::string_view title);

/// `word` as a BCP 47 tag in lower case: "De" is "de", "pt_BR" is "pt-br", "French" and "Français"
/// are "fr". Empty when it is no language.
[[nodiscard]] std::optional<std::string> language_tag(std::string_view word);

}  // namespace foyer::formats
