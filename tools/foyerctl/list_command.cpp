// foyerctl status, rooms, screens, edits, announcements, imports, audit: what a hub says, in
// columns.

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "tools/foyerctl/change_words.h"
#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

std::string path_of(const ListRequest& request) {
    const std::string limit = std::to_string(request.limit);
    const std::string one = request.id.empty() ? "" : "/" + escaped_for_url(request.id);
    switch (request.list) {
        case HubList::status:
            return "status";
        case HubList::rooms:
            return "rooms";
        case HubList::screens:
            return "screens";
        case HubList::edits:
            if (!one.empty()) return "edits" + one;
            return "edits?limit=" + limit + (request.held ? "&state=held" : "");
        case HubList::announcements:
            return "announcements";
        case HubList::imports:
            return "imports" + one;
        case HubList::audit:
            return "audit?newest=" + limit;
    }
    return "status";
}

/// "3 of 4 screens show it."
std::string shown_words(const Json& screens) {
    const auto all = number_at(screens, "all");
    if (all == 0) return "No screen follows it yet.";
    return std::to_string(number_at(screens, "shown")) + " of " + std::to_string(all) +
           (all == 1 ? " screen shows it." : " screens show it.");
}

void tell_status(const Json& status, Terminal& out) {
    out.line("Revision " + std::to_string(number_at(status, "revision")) + ", signed " +
             moment_of(text_at(status, "issued")) + ". " +
             shown_words(object_at(status, "screens")));
    out.line(std::to_string(number_at(status, "sessions")) + " sessions, " +
             std::to_string(number_at(status, "overrides")) + " changed by staff; Foyer " +
             text_at(status, "version") + ".");
    if (flag_at(status, "pending"))
        out.line(out.styled(Style::warning, "An edit waits to be published."));
    for (const char* trouble : {"trouble", "backup_trouble"})
        if (const std::string words = text_at(status, trouble); !words.empty())
            out.line(out.styled(Style::bad, words));
    if (const auto ahead = number_at(status, "screens_ahead"); ahead > 0)
        out.line(out.styled(Style::bad, std::to_string(ahead) +
                                            " screens show a revision that this hub has never "
                                            "published: was a backup restored?"));
}

TableRow room_row(const Json& room) {
    const auto capacity = number_at(room, "capacity");
    return {{text_at(room, "id"), Style::strong},
            {text_at(room, "name")},
            {text_at(room, "floor")},
            {capacity > 0 ? std::to_string(capacity) + " seats" : ""}};
}

TableRow screen_row(const Json& screen) {
    const std::string code = text_at(screen, "code");
    const auto revision = number_at(object_at(screen, "shown"), "revision");
    const Json& status = object_at(screen, "status");
    const std::string seen = text_at(screen, "seen_at");
    std::string words = text_at(screen, "state");
    if (!code.empty()) words = "to be paired: " + code;
    if (const std::string fault = text_at(status, "last_error"); !fault.empty())
        words += "; " + fault;
    return {{text_at(screen, "id"), Style::strong},
            {text_at(screen, "name")},
            {text_at(screen, "mode")},
            {text_at(screen, "room")},
            {text_at(screen, "zone")},
            {revision > 0 ? "revision " + std::to_string(revision) : ""},
            {seen.empty() ? "never seen" : "seen " + moment_of(seen)},
            {words}};
}

TableRow edit_row(const Json& edit) {
    std::string words = text_at(edit, "state");
    if (words == "scheduled") words += " for " + moment_of(text_at(edit, "publish_at"));
    if (const std::string ended = text_at(edit, "ended_by"); !ended.empty())
        words += " by " + ended;
    if (const std::string why = text_at(edit, "why"); !why.empty()) words += ": " + why;
    return {{text_at(edit, "id"), Style::strong},
            {moment_of(text_at(edit, "at"))},
            {text_at(edit, "who")},
            {text_at(edit, "op")},
            {text_at(edit, "title")},
            {words}};
}

TableRow announcement_row(const Json& announcement) {
    const std::string until = text_at(announcement, "until");
    std::string words;
    const Json& texts = object_at(announcement, "text");
    for (const auto& [language, text] : texts.items())
        words += (words.empty() ? "" : " / ") + text_at(texts, language.c_str());
    return {{text_at(announcement, "id"), Style::strong},
            {text_at(announcement, "severity")},
            {joined_at(announcement, "zones")},
            {"from " + moment_of(text_at(announcement, "from"))},
            {until.empty() ? "until withdrawn" : "until " + moment_of(until)},
            {words}};
}

std::string losses_of(const Json& import) {
    std::string words;
    for (const Json& loss : list_at(import, "losses")) {
        const std::string name = text_at(loss, "name");
        words += (words.empty() ? "would lose " : ", ") + std::to_string(number_at(loss, "lost")) +
                 " of " + std::to_string(number_at(loss, "held")) + " sessions" +
                 (name.empty() ? "" : " of " + name);
    }
    return words;
}

TableRow import_row(const Json& import) {
    return {{text_at(import, "id"), Style::strong},
            {moment_of(text_at(import, "at"))},
            {text_at(import, "who")},
            {text_at(import, "state")},
            {std::to_string(number_at(import, "sessions")) + " sessions"},
            {std::to_string(number_at(import, "changes")) + " changes"},
            {losses_of(import)}};
}

/// The audit is kept in UTC, the lists beside it in the conference's time.
TableRow audit_row(const Json& entry) {
    const std::string time = text_at(entry, "time");
    return {{std::to_string(number_at(entry, "n")), Style::strong},
            {moment_of(time) + (time.ends_with('Z') ? " UTC" : "")},
            {text_at(entry, "user")},
            {text_at(entry, "op")},
            {text_at(entry, "record")},
            {text_at(entry, "reason")}};
}

/// One edit with what it sets, and of a held one what stands in its way.
void tell_one_edit(const Json& edit, Terminal& out) {
    print_table(out, {edit_row(edit)}, 0);
    const Json& set = object_at(edit, "set");
    for (const auto& [field, value] : set.items())
        print_wrapped(out, text::sanitise_line(field + ": " + write_json(value, -1)), 2);
    if (const std::string why = text_at(object_at(edit, "question"), "message"); !why.empty())
        print_wrapped(out, why, 2);
}

/// One import with what accepting it would change.
void tell_one_import(const Json& import, Terminal& out) {
    print_table(out, {import_row(import)}, 0);
    const auto changes = changes_in(import, "diff");
    out.line(summary(changes));
    print_changes(out, changes);
}

/// The rows of a list, or the words for an empty one.
void tell_rows(const Json& elements, TableRow (*row)(const Json&), const char* none,
               Terminal& out) {
    std::vector<TableRow> rows;
    for (const Json& element : elements)
        rows.push_back(row(element));
    if (rows.empty())
        out.line(none);
    else
        print_table(out, rows, 0);
}

void tell_list(const ListRequest& request, const Json& body, Terminal& out) {
    if (!request.id.empty())
        return request.list == HubList::edits ? tell_one_edit(body, out)
                                              : tell_one_import(body, out);
    switch (request.list) {
        case HubList::status:
            return tell_status(body, out);
        case HubList::rooms:
            return tell_rows(list_at(body, "rooms"), room_row, "The programme has no rooms.", out);
        case HubList::screens:
            return tell_rows(list_at(body, "screens"), screen_row,
                             "No screen is set up or was seen.", out);
        case HubList::edits:
            return tell_rows(
                list_at(body, "edits"), edit_row,
                request.held ? "Nothing waits to be decided." : "Nothing was changed yet.", out);
        case HubList::announcements:
            return tell_rows(list_at(body, "announcements"), announcement_row,
                             "No announcement is in force.", out);
        case HubList::imports:
            return tell_rows(list_at(body, "imports"), import_row, "Nothing was imported yet.",
                             out);
        case HubList::audit:
            return tell_rows(list_at(body, "entries"), audit_row, "The audit is empty.", out);
    }
}

}  // namespace

Outcome run(const ListRequest& request, World& world) {
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    const auto answer = hub->get(path_of(request));
    if (!answer) return answer.error();
    if (request.json)
        print_json(world.out, *answer->body);
    else
        tell_list(request, *answer->body, world.out);
    return 0;
}

}  // namespace foyer::foyerctl
