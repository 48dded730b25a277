#include "core/formats/words.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "core/base/text.h"

namespace foyer::formats {

namespace {

using programme::SessionKind;

/// Titles of more words than this say what a talk is about, not what kind of session it is.
constexpr std::size_t words_of_a_label = 6;

// All in folded form: lower case, without accents.
constexpr std::array<std::string_view, 17> meal_words{
    "lunch",    "lunchtime",   "dejeuner",  "breakfast",    "dinner", "diner",
    "brunch",   "mittagessen", "fruhstuck", "abendessen",   "repas",  "supper",
    "almuerzo", "comida",      "pranzo",    "mittagspause", "meal"};
constexpr std::array<std::string_view, 20> social_words{
    "social",   "party",     "afterparty", "soiree",     "cocktail", "cocktails", "apero",
    "aperitif", "reception", "drinks",     "networking", "concert",  "djset",     "gala",
    "barbecue", "bbq",       "happy",      "fete",       "umtrunk",  "empfang"};
constexpr std::array<std::string_view, 8> break_words{"coffee", "kaffee", "kaffeepause", "cafe",
                                                      "pause",  "break",  "breaks",      "pausa"};
constexpr std::array<std::string_view, 5> keynote_words{"keynote", "keynotes", "pleniere",
                                                        "opening", "closing"};
constexpr std::array<std::string_view, 13> workshop_words{
    "workshop", "workshops", "atelier", "ateliers", "tutorial",    "tutorials", "tutoriel",
    "training", "hands",     "lab",     "labs",     "masterclass", "formation"};
constexpr std::array<std::string_view, 24> other_words{
    "meeting",    "meetup",         "bof",          "game",      "film",       "movie",
    "screening",  "performance",    "registration", "other",     "infodesk",   "stand",
    "standtrack", "exhibition",     "assembly",     "hackathon", "sprint",     "sprints",
    "accueil",    "enregistrement", "inscription",  "outside",   "auffuhrung", "service"};

using Words = std::vector<std::string>;

bool any_of(const Words& words, std::span<const std::string_view> wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

/// The kind that a label names which stands for no talk: "Pause café", "Lunch break", "Cocktail".
std::optional<SessionKind> kind_of_label(const Words& words) {
    if (words.empty() || words.size() > words_of_a_label) return std::nullopt;
    if (any_of(words, meal_words)) return SessionKind::meal;
    // "Break your router" is an invitation; "Afternoon break" is one.
    if (words.front() == "pause" || words.front() == "coffee" || words.back() == "pause" ||
        words.back() == "break" || words.back() == "breaks" || words.back() == "coffee" ||
        words.back() == "kaffeepause" || words.back() == "cafe")
        return SessionKind::break_;
    if (any_of(words, social_words)) return SessionKind::social;
    return std::nullopt;
}

std::optional<SessionKind> kind_of_type(const Words& words) {
    if (any_of(words, meal_words)) return SessionKind::meal;
    if (any_of(words, break_words)) return SessionKind::break_;
    if (any_of(words, keynote_words)) return SessionKind::keynote;
    if (any_of(words, workshop_words)) return SessionKind::workshop;
    if (any_of(words, social_words)) return SessionKind::social;
    if (any_of(words, other_words)) return SessionKind::other;
    return std::nullopt;
}

/// "Keynote", "Keynote: the state of things", "The state of things - Keynote".
bool is_named_keynote(std::string_view title) {
    const std::string folded = text::fold(title);
    const std::string_view whole = text::trim(folded);
    constexpr std::string_view word = "keynote";
    const auto separates = [](char c) {
        return std::string_view(":-|(").find(c) != std::string_view::npos;
    };
    if (whole.substr(0, word.size()) == word) {
        const std::string_view rest = text::trim(whole.substr(word.size()));
        if (rest.empty() || separates(rest.front())) return true;
    }
    std::string_view end = whole;
    if (!end.empty() && end.back() == ')') end = text::trim(end.substr(0, end.size() - 1));
    if (end.size() <= word.size() || end.substr(end.size() - word.size()) != word) return false;
    const std::string_view before = text::trim(end.substr(0, end.size() - word.size()));
    return !before.empty() && separates(before.back());
}

// Marks at the ends of titles -----------------------------------------------------------------

// Folded, so that "ANNULÉ" is among them.
constexpr std::array<std::string_view, 13> cancelled_words{
    "cancelled", "canceled",  "annule",    "annulee",   "abgesagt",    "ausgefallen", "entfallt",
    "cancelado", "cancelada", "annullato", "annullata", "geannuleerd", "afgelast"};
constexpr std::string_view amended_word = "amendment";

constexpr std::string_view opening_signs = "[({*!<-:|";
constexpr std::string_view closing_signs = "])}*!>-:|,";
constexpr std::string_view brackets = "[({])}";
/// Dashes of more than one byte count as the hyphen does.
constexpr std::array<std::string_view, 2> dashes{"\u2013", "\u2014"};

bool is_letter_byte(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_capital(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Signs {
    std::size_t length = 0;  ///< bytes of signs and spaces
    bool bracket = false;
    bool separator = false;
};

Signs signs_at_front(std::string_view text, std::string_view signs) {
    Signs found;
    // A colon ends the mark: signs behind it belong to the title.
    bool title_begins = false;
    while (found.length < text.size() && (!title_begins || text[found.length] == ' ')) {
        const char c = text[found.length];
        const std::string_view rest = text.substr(found.length);
        const auto dash = std::find_if(dashes.begin(), dashes.end(), [&](std::string_view d) {
            return rest.substr(0, d.size()) == d;
        });
        if (dash != dashes.end()) {
            found.length += dash->size();
            found.separator = true;
        } else if (signs.find(c) != std::string_view::npos) {
            found.bracket |= brackets.find(c) != std::string_view::npos;
            found.separator = true;
            ++found.length;
            title_begins = c == ':';
        } else if (c == ' ') {
            ++found.length;
        } else {
            break;
        }
    }
    return found;
}

Signs signs_at_back(std::string_view text, std::string_view signs) {
    Signs found;
    while (found.length < text.size()) {
        const std::string_view rest = text.substr(0, text.size() - found.length);
        const char c = rest.back();
        const auto dash = std::find_if(dashes.begin(), dashes.end(), [&](std::string_view d) {
            return rest.size() >= d.size() && rest.substr(rest.size() - d.size()) == d;
        });
        if (dash != dashes.end()) {
            found.length += dash->size();
            found.separator = true;
        } else if (signs.find(c) != std::string_view::npos) {
            found.bracket |= brackets.find(c) != std::string_view::npos;
            found.separator = true;
            ++found.length;
        } else if (c == ' ') {
            ++found.length;
        } else {
            break;
        }
    }
    return found;
}

enum class Mark { none, cancelled, amended };

Mark mark_of(std::string_view word) {
    const std::string folded = text::fold(word);
    if (folded == amended_word) return Mark::amended;
    const bool known =
        std::find(cancelled_words.begin(), cancelled_words.end(), folded) != cancelled_words.end();
    return known ? Mark::cancelled : Mark::none;
}

/// The longest word among the marks.
constexpr std::size_t longest_mark = 16;

/// Takes a mark off the front of `title`.
bool take_front_mark(std::string_view& title, MarkedTitle& result) {
    const Signs before = signs_at_front(title, opening_signs);
    const std::string_view rest = title.substr(before.length);
    std::size_t length = 0;
    while (length < rest.size() && length <= longest_mark && is_letter_byte(rest[length]))
        ++length;
    const std::string_view word = rest.substr(0, length);
    const Signs behind = signs_at_front(rest.substr(length), closing_signs);
    const bool bracketed = before.bracket && behind.bracket;
    const bool ends = length == rest.size() || behind.length > 0;
    if (!ends || (!bracketed && !is_capital(word))) return false;
    const Mark mark = mark_of(word);
    if (mark == Mark::none) return false;
    result.mark = word;
    result.cancelled |= mark == Mark::cancelled;
    title = rest.substr(length + behind.length);
    return true;
}

/// Takes a mark off the end: there it needs a bracket or a sign that parts it from the title.
bool take_back_mark(std::string_view& title, MarkedTitle& result) {
    const Signs behind = signs_at_back(title, closing_signs);
    const std::string_view rest = title.substr(0, title.size() - behind.length);
    std::size_t length = 0;
    while (length < rest.size() && length <= longest_mark &&
           is_letter_byte(rest[rest.size() - 1 - length]))
        ++length;
    const std::string_view word = rest.substr(rest.size() - length);
    const Signs before = signs_at_back(rest.substr(0, rest.size() - length), opening_signs);
    const bool bracketed = before.bracket && behind.bracket;
    if (!before.separator || (!bracketed && !is_capital(word))) return false;
    const Mark mark = mark_of(word);
    if (mark == Mark::none) return false;
    result.mark = word;
    result.cancelled |= mark == Mark::cancelled;
    title = rest.substr(0, rest.size() - length - before.length);
    return true;
}

}  // namespace

SessionKind kind_from_words(std::string_view type, std::string_view title, bool has_people) {
    const Words title_words = has_people ? Words{} : text::folded_words(title);
    if (!has_people) {
        if (const auto label = kind_of_label(title_words)) return *label;
    }
    const std::optional<SessionKind> typed = kind_of_type(text::folded_words(type));
    if (typed && *typed != SessionKind::other) return *typed;
    constexpr std::array<std::string_view, 1> keynote{"keynote"};
    if (is_named_keynote(title) || any_of(title_words, keynote)) return SessionKind::keynote;
    return typed.value_or(SessionKind::talk);
}

MarkedTitle take_status_mark(std::string_view title) {
    MarkedTitle result;
    std::string_view rest = text::trim(title);
    // "AMENDMENT CANCELLED: …" carries two.
    const bool first = take_front_mark(rest, result);
    if (first) take_front_mark(rest, result);
    if (!first) take_back_mark(rest, result);
    rest = text::trim(rest);
    result.title = rest.empty() ? text::trim(title) : rest;
    return result;
}

}  // namespace foyer::formats
