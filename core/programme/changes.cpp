#include "core/programme/changes.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <unordered_map>

#include "core/programme/room_pairs.h"

namespace foyer::programme {

namespace {

/// The rooms and people of one programme by id.
struct Names {
    explicit Names(const Programme& programme) {
        for (const Room& room : programme.rooms)
            rooms.emplace(room.id, &room);
        for (const Person& person : programme.people)
            people.emplace(person.id, &person);
    }
    std::unordered_map<std::string_view, const Room*> rooms;
    std::unordered_map<std::string_view, const Person*> people;
};

std::string joined(const std::vector<std::string_view>& names) {
    std::string list;
    for (const std::string_view name : names) {
        if (!list.empty()) list += ", ";
        list += name;
    }
    return list;
}

std::string room_names(const Names& names, const Session& session, std::string_view language) {
    std::vector<std::string_view> list;
    for (const std::string& id : session.rooms) {
        const auto found = names.rooms.find(id);
        if (found != names.rooms.end()) list.push_back(found->second->name.in(language));
    }
    return joined(list);
}

std::vector<std::string_view> people_names(const Names& names, const Session& session) {
    std::vector<std::string_view> list;
    for (const Participation& part : session.people) {
        const auto found = names.people.find(part.person);
        if (found != names.people.end()) list.emplace_back(found->second->name);
    }
    return list;
}

/// Two wordings of one text.
struct Wordings {
    std::string_view from;
    std::string_view to;
};

/// How a text differs for a reader of `language`, or in the first language where it differs when
/// `language` is "".
std::optional<Wordings> difference(const LocalizedText& before, const LocalizedText& after,
                                   std::string_view language) {
    if (before == after) return std::nullopt;
    const auto differ_in = [&](std::string_view tag) -> std::optional<Wordings> {
        if (before.in(tag) == after.in(tag)) return std::nullopt;
        return Wordings{before.in(tag), after.in(tag)};
    };
    if (!language.empty()) return differ_in(language);
    for (const auto* text : {&after, &before}) {
        for (const auto& entry : text->entries()) {
            if (const auto wordings = differ_in(entry.first)) return wordings;
        }
    }
    // A language more or less that repeats another one's words is nothing to see.
    return std::nullopt;
}

class Comparison {
public:
    Comparison(const Programme& before, const Programme& after, std::string_view language)
        : before_(before),
          after_(after),
          language_(language),
          rooms_(before, after),
          names_before_(before),
          names_after_(after) {}

    std::vector<Change> run() {
        for (const SessionMatch& match : match_sessions(before_, after_)) {
            if (match.before && match.after) {
                compare(before_.sessions[*match.before], after_.sessions[*match.after]);
            } else if (match.after) {
                add(ChangeKind::new_, after_.sessions[*match.after], "", "");
            } else {
                add(ChangeKind::removed, before_.sessions[*match.before], "", "");
            }
        }
        return sorted();
    }

private:
    struct Dated {
        UtcTime start;
        Change change;
    };

    void add(ChangeKind kind, const Session& session, std::string from, std::string to) {
        changes_.push_back({session.start,
                            {kind, session.id, std::string(session.title.in(language_)),
                             std::move(from), std::move(to)}});
    }

    void compare(const Session& old, const Session& now) {
        if (rooms_.before(old) != rooms_.after(now)) {
            add(ChangeKind::moved_room, now, room_names(names_before_, old, language_),
                room_names(names_after_, now, language_));
        }
        compare_times(old, now);
        if (old.status != now.status) {
            add(now.status == SessionStatus::cancelled ? ChangeKind::cancelled
                                                       : ChangeKind::reinstated,
                now, "", "");
        }
        if (const auto title = difference(old.title, now.title, language_)) {
            add(ChangeKind::retitled, now, std::string(title->from), std::string(title->to));
        }
        compare_people(old, now);
        if (texts_differ(old, now)) add(ChangeKind::text, now, "", "");
    }

    void compare_times(const Session& old, const Session& now) {
        const TimeZone& zone = after_.conference.zone;
        if (old.start != now.start) {
            add(ChangeKind::moved_time, now, zone.format(old.start), zone.format(now.start));
        } else if (old.end != now.end) {
            add(ChangeKind::moved_time, now, zone.format(old.end), zone.format(now.end));
        }
    }

    void compare_people(const Session& old, const Session& now) {
        const auto old_people = people_names(names_before_, old);
        const auto people = people_names(names_after_, now);
        auto old_sorted = old_people;
        auto sorted = people;
        std::sort(old_sorted.begin(), old_sorted.end());
        std::sort(sorted.begin(), sorted.end());
        if (old_sorted != sorted) {
            add(ChangeKind::people, now, joined(old_people), joined(people));
        }
    }

    [[nodiscard]] bool texts_differ(const Session& old, const Session& now) const {
        return difference(old.subtitle, now.subtitle, language_) ||
               difference(old.abstract, now.abstract, language_) ||
               difference(old.description, now.description, language_) ||
               old.language != now.language;
    }

    std::vector<Change> sorted() {
        std::sort(changes_.begin(), changes_.end(), [](const Dated& a, const Dated& b) {
            return std::tie(a.start, a.change.kind, a.change.title, a.change.session, a.change.from,
                            a.change.to) < std::tie(b.start, b.change.kind, b.change.title,
                                                    b.change.session, b.change.from, b.change.to);
        });
        std::vector<Change> result;
        result.reserve(changes_.size());
        for (Dated& dated : changes_)
            result.push_back(std::move(dated.change));
        return result;
    }

    const Programme& before_;
    const Programme& after_;
    std::string_view language_;
    RoomPairs rooms_;
    Names names_before_;
    Names names_after_;
    std::vector<Dated> changes_;
};

}  // namespace

std::string_view word_for(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::moved_room:
            return "moved_room";
        case ChangeKind::moved_time:
            return "moved_time";
        case ChangeKind::cancelled:
            return "cancelled";
        case ChangeKind::reinstated:
            return "reinstated";
        case ChangeKind::new_:
            return "new";
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::retitled:
            return "retitled";
        case ChangeKind::people:
            return "people";
        case ChangeKind::text:
            return "text";
    }
    assert(false);
    return {};
}

std::vector<Change> changes_between(const Programme& before, const Programme& after,
                                    std::string_view language) {
    return Comparison(before, after, language).run();
}

}  // namespace foyer::programme
