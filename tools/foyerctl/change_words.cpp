#include "tools/foyerctl/change_words.h"

#include <array>
#include <map>
#include <optional>

#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

using programme::Change;
using programme::ChangeKind;

constexpr std::size_t change_columns = 80;

std::string words_for(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::moved_room:
            return "other room";
        case ChangeKind::moved_time:
            return "other time";
        case ChangeKind::cancelled:
            return "cancelled";
        case ChangeKind::reinstated:
            return "reinstated";
        case ChangeKind::new_:
            return "new";
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::retitled:
            return "other title";
        case ChangeKind::people:
            return "other people";
        case ChangeKind::text:
            return "other text";
    }
    return {};
}

Style style_for(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::cancelled:
        case ChangeKind::removed:
            return Style::bad;
        case ChangeKind::moved_room:
        case ChangeKind::moved_time:
            return Style::warning;
        case ChangeKind::reinstated:
        case ChangeKind::new_:
            return Style::good;
        case ChangeKind::retitled:
        case ChangeKind::people:
        case ChangeKind::text:
            return Style::plain;
    }
    return Style::plain;
}

/// "2018-06-26T11:20:00+02:00" as "Tue 26 Jun 11:20"; other texts as they are.
std::string change_value_words(const Change& change, const std::string& value) {
    constexpr std::size_t date_length = 10, minute_length = 16;
    if (change.kind == ChangeKind::moved_time && value.size() > minute_length) {
        if (const auto date = parse_date(value.substr(0, date_length)))
            return short_day(*date) + " " +
                   value.substr(date_length + 1, minute_length - date_length - 1);
    }
    return shortened(value, change_columns);
}

std::string difference(const Change& change) {
    const std::string from = change_value_words(change, change.from);
    const std::string to = change_value_words(change, change.to);
    if (from.empty() && to.empty()) return {};
    if (from.empty()) return to;
    if (to.empty()) return "was " + from;
    return from + " → " + to;
}

}  // namespace

std::string summary(const std::vector<Change>& changes) {
    if (changes.empty()) return "no changes for the public";
    std::map<ChangeKind, std::size_t> counts;
    for (const Change& change : changes)
        ++counts[change.kind];
    std::string words;
    for (const auto& [kind, count] : counts)
        words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + words_for(kind);
    return counted(changes.size(), "change", "changes") + ": " + words;
}

void print_changes(Terminal& out, const std::vector<Change>& changes) {
    std::vector<TableRow> rows;
    for (const Change& change : changes)
        rows.push_back({{words_for(change.kind), style_for(change.kind)},
                        {shortened(change.title, change_columns)},
                        {difference(change)}});
    print_table(out, rows, 0);
}

}  // namespace foyer::foyerctl
