#pragma once
// The words of the screens, one catalogue file per language (assets/i18n/<tag>.json). A language is
// added by adding its file. Pure; immutable once parsed, any thread.

#include <array>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace foyer::kiosk {

/// A value for a place of a text: {"time", "11:45"} fills "{time}".
using WordArgument = std::pair<std::string_view, std::string_view>;

class Catalogue {
public:
    /// The catalogue in `json`; malformed or invalid names the key that is wrong. `name` is for the
    /// message.
    [[nodiscard]] static Result<Catalogue> parse(std::string_view json, std::string_view name);

    /// BCP 47 tag, lower case.
    [[nodiscard]] const std::string& language() const { return language_; }
    /// The language's name in itself.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// What stands on its pill ("FR").
    [[nodiscard]] const std::string& pill() const { return pill_; }

    /// The text of `key` with its places filled. A key that no catalogue has is our own bug: it is
    /// shown as itself, and a test finds it.
    [[nodiscard]] std::string text(std::string_view key,
                                   std::initializer_list<WordArgument> arguments = {}) const;
    /// As `text`, in the form for `n` things; {n} is filled by `n`.
    [[nodiscard]] std::string plural(std::string_view key, long n,
                                     std::initializer_list<WordArgument> arguments = {}) const;

    [[nodiscard]] const std::string& weekday(unsigned sunday_based) const {
        return weekdays_.at(sunday_based);
    }
    /// As short as it is still understood ("Sat").
    [[nodiscard]] const std::string& short_weekday(unsigned sunday_based) const {
        return short_weekdays_.at(sunday_based);
    }
    [[nodiscard]] const std::string& month(unsigned one_based) const {
        return months_.at(one_based - 1);
    }
    /// How the first day of a month is written ("1er").
    [[nodiscard]] const std::string& first_of_month() const { return first_of_month_; }

    /// The letters of the on-screen keyboard, row by row, each key in lower case: at most four rows
    /// of at most ten keys, the last of at most eight.
    [[nodiscard]] const std::vector<std::vector<std::string>>& keyboard() const {
        return keyboard_;
    }

    [[nodiscard]] std::vector<std::string> keys() const;
    /// Takes from `other` the texts that this one lacks.
    void complete_from(const Catalogue& other);

private:
    struct Forms {
        std::string one;  ///< equal to `other` for texts without a number
        std::string other;
    };

    std::string language_, name_, pill_, first_of_month_;
    bool zero_is_one_ = false;  ///< French counts 0 as singular (CLDR)
    std::array<std::string, 7> weekdays_, short_weekdays_;
    std::array<std::string, 12> months_;
    std::vector<std::vector<std::string>> keyboard_;
    std::map<std::string, Forms, std::less<>> texts_;
};

/// The catalogues of this installation, in the order of their pills; at least one.
class Catalogues {
public:
    /// What a catalogue does not say is said in English, where that is among them.
    explicit Catalogues(std::vector<Catalogue> catalogues);

    /// Those of `languages` alone, in that order; all when it is empty. invalid names a language
    /// that is not there.
    [[nodiscard]] Result<Catalogues> offering(const std::vector<std::string>& languages) const;

    [[nodiscard]] const std::vector<Catalogue>& all() const { return catalogues_; }
    /// The catalogue of `language`, else the first one.
    [[nodiscard]] const Catalogue& of(std::string_view language) const;
    [[nodiscard]] bool has(std::string_view language) const;
    /// A language beside `language`, English where that is another; the same where there is only
    /// one.
    [[nodiscard]] const Catalogue& beside(std::string_view language) const;

private:
    std::vector<Catalogue> catalogues_;
};

}  // namespace foyer::kiosk
