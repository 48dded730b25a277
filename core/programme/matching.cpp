// Recognising the sessions of one revision in the next. What looks the same to the public is the
// same, whatever its keys say: sources give new keys to everything at once (33C3), let occurrences
// share one in changing order (34C3), or number the slots of a talk anew (pretalx). Keys decide
// about what changed; where they fail, likeness does.

#include <algorithm>
#include <chrono>
#include <compare>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/text.h"
#include "core/programme/changes.h"
#include "core/programme/room_pairs.h"

namespace foyer::programme {

namespace {

/// Groups with more pairs than this are paired in order instead of by comparing all. A real group
/// (the slots of one talk, all breaks of a conference) stays below 256 sessions a side.
constexpr std::size_t most_compared_pairs = 256 * 256;
/// Farthest that a session with another key, room and start is taken for moved.
constexpr std::chrono::hours farthest_move{24};

struct Entry {
    const Session* session;
    std::size_t position;
    std::string title;  ///< folded
    std::vector<std::uint32_t> rooms;
    bool matched = false;
};

/// The sessions of one programme in an order that does not depend on the file's.
std::vector<Entry> entries_of(const Programme& programme, auto rooms_of) {
    std::vector<Entry> entries;
    entries.reserve(programme.sessions.size());
    for (const Session& session : programme.sessions) {
        entries.push_back(
            {&session, entries.size(), text::fold(session.title.in("")), rooms_of(session)});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        const auto key = [](const Entry& e) {
            const Session& s = *e.session;
            return std::tie(s.start, e.title, e.rooms, s.end, s.keys.guid, s.keys.code,
                            s.keys.number, s.id);
        };
        return key(a) < key(b);
    });
    return entries;
}

/// How unlike two sessions are; the first difference counts most.
struct Unlikeness {
    std::chrono::seconds start_distance;
    bool rooms_differ;
    bool titles_differ;
    bool ends_differ;
    bool guids_differ;
    bool codes_differ;
    auto operator<=>(const Unlikeness&) const = default;
};

Unlikeness unlikeness(const Entry& a, const Entry& b) {
    const Session& s = *a.session;
    const Session& t = *b.session;
    return {s.start < t.start ? t.start - s.start : s.start - t.start,
            a.rooms != b.rooms,
            a.title != b.title,
            s.end != t.end,
            s.keys.guid != t.keys.guid,
            s.keys.code != t.keys.code};
}

std::vector<std::string> sorted_words(std::string_view title) {
    auto words = text::folded_words(title);
    std::sort(words.begin(), words.end());
    return words;
}

/// Titles that share half of their words.
bool similar_titles(const Entry& a, const Entry& b) {
    const auto words = sorted_words(a.title);
    const auto other_words = sorted_words(b.title);
    std::vector<std::string> common;
    std::set_intersection(words.begin(), words.end(), other_words.begin(), other_words.end(),
                          std::back_inserter(common));
    return !common.empty() && common.size() * 2 >= std::max(words.size(), other_words.size());
}

class Matcher {
public:
    Matcher(const Programme& before, const Programme& after)
        : Matcher(before, after, RoomPairs(before, after)) {}

    std::vector<SessionMatch> run() {
        const auto any = [](const Entry&, const Entry&) { return true; };
        match_by([&](const Entry& e) { return title_key(e) + rooms_key(e) + start_key(e); }, any);
        match_by_keys();
        match_by([&](const Entry& e) { return title_key(e) + start_key(e); }, any);
        match_by([&](const Entry& e) { return e.rooms.empty() ? "" : title_key(e) + rooms_key(e); },
                 any);
        match_by([&](const Entry& e) { return title_key(e); },
                 [](const Entry& a, const Entry& b) {
                     return unlikeness(a, b).start_distance <= farthest_move;
                 });
        match_by([&](const Entry& e) { return e.rooms.empty() ? "" : rooms_key(e) + start_key(e); },
                 similar_titles);
        return result();
    }

private:
    using Positions = std::vector<std::uint32_t>;
    struct Group {
        Positions before, after;
    };

    Matcher(const Programme& before, const Programme& after, const RoomPairs& rooms)
        : before_(entries_of(before, [&](const Session& s) { return rooms.before(s); })),
          after_(entries_of(after, [&](const Session& s) { return rooms.after(s); })),
          partner_(after_.size()) {}

    static std::string title_key(const Entry& entry) { return entry.title + "\n"; }
    static std::string start_key(const Entry& entry) {
        return std::to_string(entry.session->start.time_since_epoch().count()) + "\n";
    }
    static std::string rooms_key(const Entry& entry) {
        std::string key;
        for (const std::uint32_t room : entry.rooms)
            key += std::to_string(room) + ",";
        return key + "\n";
    }

    void match_by_keys() {
        const auto any = [](const Entry&, const Entry&) { return true; };
        // The guids of a talk with several slots are numbered by start: they change hands when a
        // slot comes or goes, so that its code goes first and the nearest slots belong together.
        const auto repeated = repeated_codes();
        match_by(
            [&](const Entry& e) {
                return repeated.contains(e.session->keys.code) ? e.session->keys.code : "";
            },
            any);
        match_by([](const Entry& e) { return e.session->keys.guid; }, any);
        match_by([](const Entry& e) { return e.session->keys.code; }, any);
        // Numbers may repeat, and ids of Foyer's own may be made of titles: used only where the
        // source has nothing better.
        const auto has_keys = [](const Session& s) {
            return !s.keys.guid.empty() || !s.keys.code.empty();
        };
        match_by([&](const Entry& e) { return has_keys(*e.session) ? "" : e.session->keys.number; },
                 any);
        match_by(
            [&](const Entry& e) {
                return has_keys(*e.session) || !e.session->keys.number.empty() ? "" : e.session->id;
            },
            any);
    }

    [[nodiscard]] std::unordered_set<std::string_view> repeated_codes() const {
        std::unordered_set<std::string_view> repeated;
        for (const auto* side : {&before_, &after_}) {
            std::unordered_set<std::string_view> seen;
            for (const Entry& entry : *side) {
                const std::string& code = entry.session->keys.code;
                if (!code.empty() && !seen.insert(code).second) repeated.insert(code);
            }
        }
        return repeated;
    }

    /// Pairs what has no partner yet among the sessions of one key; "" is no key.
    template <class KeyOf, class Accept>
    void match_by(KeyOf key_of, Accept accept) {
        std::unordered_map<std::string, Group> groups;
        for (std::uint32_t i = 0; i < before_.size(); ++i) {
            if (before_[i].matched) continue;
            std::string key = key_of(before_[i]);
            if (!key.empty()) groups[std::move(key)].before.push_back(i);
        }
        if (groups.empty()) return;
        for (std::uint32_t i = 0; i < after_.size(); ++i) {
            if (after_[i].matched) continue;
            const auto found = groups.find(key_of(after_[i]));
            if (found != groups.end()) found->second.after.push_back(i);
        }
        for (const auto& [key, group] : groups)
            pair(group, accept);
    }

    template <class Accept>
    void pair(const Group& group, Accept accept) {
        if (group.after.empty()) return;
        if (group.before.size() * group.after.size() > most_compared_pairs) {
            pair_in_order(group, accept);
            return;
        }
        struct Option {
            Unlikeness cost;
            std::uint32_t before, after;
            auto operator<=>(const Option&) const = default;
        };
        std::vector<Option> options;
        for (const std::uint32_t i : group.before) {
            for (const std::uint32_t k : group.after) {
                if (!accept(before_[i], after_[k])) continue;
                options.push_back({unlikeness(before_[i], after_[k]), i, k});
            }
        }
        std::sort(options.begin(), options.end());
        for (const Option& option : options) {
            if (before_[option.before].matched || after_[option.after].matched) continue;
            join(option.before, option.after);
        }
    }

    template <class Accept>
    void pair_in_order(const Group& group, Accept accept) {
        const std::size_t count = std::min(group.before.size(), group.after.size());
        for (std::size_t i = 0; i < count; ++i) {
            if (accept(before_[group.before[i]], after_[group.after[i]])) {
                join(group.before[i], group.after[i]);
            }
        }
    }

    void join(std::uint32_t before, std::uint32_t after) {
        before_[before].matched = true;
        after_[after].matched = true;
        partner_[after] = before_[before].position;
    }

    /// Matches in the order of the later file, then what was removed in that of the earlier one.
    [[nodiscard]] std::vector<SessionMatch> result() const {
        std::vector<SessionMatch> matches(after_.size());
        for (std::size_t i = 0; i < after_.size(); ++i) {
            matches[after_[i].position] = {partner_[i], after_[i].position};
        }
        const std::size_t first_removed = matches.size();
        for (const Entry& entry : before_) {
            if (!entry.matched) matches.push_back({entry.position, std::nullopt});
        }
        std::sort(matches.begin() + static_cast<std::ptrdiff_t>(first_removed), matches.end(),
                  [](const SessionMatch& a, const SessionMatch& b) { return a.before < b.before; });
        return matches;
    }

    std::vector<Entry> before_;
    std::vector<Entry> after_;
    std::vector<std::optional<std::size_t>> partner_;  ///< of after_: position in before.sessions
};

}  // namespace

std::vector<SessionMatch> match_sessions(const Programme& before, const Programme& after) {
    return Matcher(before, after).run();
}

}  // namespace foyer::programme
