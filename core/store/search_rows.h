#pragma once
// What the table session_search holds of each session.

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/programme/model.h"

namespace foyer::store {

struct SearchRow {
    std::string title;   ///< titles and subtitles in every language
    std::string people;  ///< names, affiliations
    std::string rooms;   ///< names of rooms and of the track, in every language
    std::string text;    ///< abstracts and descriptions in every language
    friend bool operator==(const SearchRow&, const SearchRow&) = default;
};

/// Makes the rows of one programme, which must outlive it.
class SearchRows {
public:
    explicit SearchRows(const programme::Programme& programme);
    [[nodiscard]] SearchRow of(const programme::Session& session) const;

private:
    std::unordered_map<std::string_view, const programme::Room*> rooms_;
    std::unordered_map<std::string_view, const programme::Track*> tracks_;
    std::unordered_map<std::string_view, const programme::Person*> people_;
};

}  // namespace foyer::store
