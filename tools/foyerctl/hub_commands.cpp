// The command lines of the staff edits and of replay.

#include <CLI/CLI.hpp>
#include <map>

#include "core/base/text.h"
#include "tools/foyerctl/command_options.h"
#include "tools/foyerctl/command_set.h"
#include "tools/foyerctl/conference_time.h"

namespace foyer::foyerctl {

namespace {

/// Longest delay that is one; everything else is another time.
constexpr int most_minutes = 24 * 60;
/// Screens follow within a second; those that are off are not waited for.
constexpr int longest_wait_s = 3600;

void add_wait(CLI::App& command, std::optional<std::chrono::seconds>& wait) {
    read_option(command, "--wait", "until the screens show it, at most S seconds (up to 3600)", "S",
                [&wait](const std::string& text) {
                    int seconds = 0;
                    if (!CLI::detail::lexical_cast(text, seconds) || seconds < 1 ||
                        seconds > longest_wait_s)
                        return "must be 1 to " + std::to_string(longest_wait_s) + " seconds";
                    wait = std::chrono::seconds{seconds};
                    return std::string();
                });
}

void add_publication(CLI::App& command, EditTerms& terms) {
    add_instant(command, "--publish-at", terms.publish_at,
                "publish at this instant and not at once (RFC 3339, with offset or Z)");
    command.add_flag("--preview", terms.preview, "say what would change, publish nothing");
    add_wait(command, terms.wait);
    add_json(command, terms.json);
}

void add_insisting(CLI::App& command, EditTerms& terms) {
    CLI::Option* const reason =
        add_text(command, "--reason", terms.reason, "why, for the other staff", "TEXT");
    command.add_flag("--force", terms.force, "although a room or a person is double-booked then")
        ->needs(reason);
}

void add_edit(CLI::App& command, HubAccess& hub, EditTerms& terms, std::string& session) {
    add_text(command, "session", session, "its id, or a part of its title that only it has",
             "SESSION")
        ->required();
    add_hub(command, hub, HubOption::required);
    add_token(command, hub);
    add_insisting(command, terms);
    add_publication(command, terms);
}

std::string fault_of_time(const std::string& typed) {
    return is_typed_time(typed) ? ""
                                : "must be a clock time (14:30) or an instant "
                                  "(2018-06-26T14:30:00+02:00)";
}

void declare_move(CommandSet& commands) {
    auto [command, request] =
        commands.add<MoveRequest>("move", "move a session to another room",
                                  "foyerctl move \"orchestration\" --room \"Salle 3\" --hub "
                                  "http://hub:8080");
    add_edit(command, request.hub, request.terms, request.session);
    command
        .add_option("--room", request.rooms,
                    "the room by id or name; again for a session in several rooms")
        ->required()
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("ROOM");
}

void declare_times(CommandSet& commands) {
    auto [retime, times] =
        commands.add<RetimeRequest>("retime", "give a session another time",
                                    "foyerctl retime s42 --start 14:30 --hub http://hub:8080");
    add_edit(retime, times.hub, times.terms, times.session);
    add_text(retime, "--start", times.start,
             "when it begins: a clock time on its day (14:30), or RFC 3339", "TIME")
        ->required()
        ->check(fault_of_time);
    add_text(retime, "--end", times.end, "when it ends; without it it stays as long as it is",
             "TIME")
        ->check(fault_of_time);

    auto [delay, later] = commands.add<DelayRequest>("delay", "let a session begin and end later",
                                                     "foyerctl delay s42 15 --hub http://hub:8080");
    add_edit(delay, later.hub, later.terms, later.session);
    read_option(
        delay, "minutes", "how many minutes later", "MIN",
        [&by = later.by](const std::string& text) {
            int minutes = 0;
            if (!CLI::detail::lexical_cast(text, minutes) || minutes < 1 || minutes > most_minutes)
                return "must be 1 to " + std::to_string(most_minutes) + " minutes";
            by = std::chrono::minutes{minutes};
            return std::string();
        })
        ->required();
}

void declare_status(CommandSet& commands) {
    auto [cancel, cancelled] = commands.add<CancelRequest>(
        "cancel", "cancel a session; it stays on the screens as cancelled",
        "foyerctl cancel s42 --hub http://hub:8080");
    add_edit(cancel, cancelled.hub, cancelled.terms, cancelled.session);
    add_text(cancel, "--instead", cancelled.instead,
             "the session to go to in its place: its id or a part of its title", "SESSION");

    auto [reinstate, back] =
        commands.add<ReinstateRequest>("reinstate", "let a cancelled session take place again",
                                       "foyerctl reinstate s42 --hub http://hub:8080");
    add_edit(reinstate, back.hub, back.terms, back.session);

    auto [full, marked] = commands.add<FullRequest>(
        "full", "say that the room of a session takes nobody in any more, until it ends",
        "foyerctl full s42 --hub http://hub:8080");
    add_edit(full, marked.hub, marked.terms, marked.session);
    full.add_flag("--off", marked.off, "there is room again");
}

/// "fr=…" is a text in French; "fr" alone says that TEXT is.
void sort_texts(AnnounceRequest& request, const std::string& words,
                const std::vector<std::string>& languages) {
    std::string language;
    for (const std::string& stated : languages) {
        const std::size_t sign = stated.find('=');
        if (sign == std::string::npos)
            language = text::lower_case(stated);
        else
            request.texts.emplace_back(text::lower_case(stated.substr(0, sign)),
                                       stated.substr(sign + 1));
    }
    request.texts.emplace(request.texts.begin(), language, words);
}

void declare_announce(CommandSet& commands) {
    struct Typed {
        std::vector<std::string> words;
        std::vector<std::string> languages;
    };
    auto typed = std::make_shared<Typed>();
    auto [command, request] = commands.add<AnnounceRequest>(
        "announce", "tell the attendees something on all screens, or in some zones",
        "foyerctl announce \"Le dîner est servi\" --lang fr --lang en=\"Dinner is served\" "
        "--until 21:00 --hub http://hub:8080",
        [typed](AnnounceRequest& made) {
            std::string words;
            for (const std::string& word : typed->words)
                words += (words.empty() ? "" : " ") + word;
            sort_texts(made, words, typed->languages);
        });
    command.add_option("text", typed->words, "what to tell")->required()->type_name("TEXT");
    add_hub(command, request.hub, HubOption::required);
    add_token(command, request.hub);
    add_text(command, "--severity", request.severity, "info, warning or emergency", "WORD")
        ->check(CLI::IsMember({"info", "warning", "emergency"}))
        ->default_str("info");
    command.add_flag("--yes", request.confirmed,
                     "an emergency is meant: it takes over the screens at once");
    command.add_option("--zone", request.zones, "only there; again for several zones")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("ZONE");
    command
        .add_option("--lang", typed->languages,
                    "LANG says the language of TEXT; LANG=TEXT gives it in another one")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("LANG[=TEXT]");
    add_text(command, "--from", request.from,
             "shown from this time on: a clock time (14:30) or RFC 3339; without it at once",
             "TIME")
        ->check(fault_of_time);
    add_text(command, "--until", request.until, "shown until then; without it until withdrawn",
             "TIME")
        ->check(fault_of_time);
    add_publication(command, request.terms);
}

void declare_taking_back(CommandSet& commands) {
    auto [withdraw, announcement] =
        commands.add<WithdrawRequest>("withdraw", "take an announcement from the screens",
                                      "foyerctl withdraw a7 --hub http://hub:8080");
    add_text(withdraw, "announcement", announcement.announcement, "its id, as announce printed it",
             "ID")
        ->required();
    add_hub(withdraw, announcement.hub, HubOption::required);
    add_token(withdraw, announcement.hub);
    add_wait(withdraw, announcement.wait);
    add_json(withdraw, announcement.json);

    auto [undo, edit] = commands.add<UndoRequest>("undo", "take back an edit",
                                                  "foyerctl undo --hub http://hub:8080");
    add_text(undo, "edit", edit.edit, "its id, as the edit printed it; without it your last one",
             "EDIT");
    add_hub(undo, edit.hub, HubOption::required);
    add_token(undo, edit.hub);
    add_wait(undo, edit.wait);
    add_json(undo, edit.json);

    auto [take, held] =
        commands.add<TakeRequest>("take", "publish an edit that is held, as who made it meant it",
                                  "foyerctl take 3f2a --hub http://hub:8080");
    add_text(take, "edit", held.edit, "its id, as \"foyerctl edits --held\" tells it", "EDIT")
        ->required();
    add_hub(take, held.hub, HubOption::required);
    add_token(take, held.hub);
    add_insisting(take, held.terms);
    take.add_flag("--preview", held.terms.preview, "say what would change, publish nothing");
    add_wait(take, held.terms.wait);
    add_json(take, held.terms.json);
}

void declare_replay(CommandSet& commands) {
    auto [command, request] = commands.add<ReplayRequest>(
        "replay", "give a hub the revisions of a programme one after the other",
        "foyerctl replay revisions/ --hub http://hub:8080 --speed 3600");
    add_text(command, "folder", request.folder,
             "folder with the files, in the order of their names", "DIR")
        ->required();
    add_hub(command, request.hub, HubOption::required);
    add_token(command, request.hub);
    command
        .add_option("--speed", request.speed,
                    "keep the distances in time of the files, this many times faster; without it "
                    "there is no waiting")
        ->check(CLI::Range(0.001, 1e9))
        ->type_name("X");
    add_text(command, "--format", request.format, "the format, when it is not recognised",
             "FORMAT");
    add_time_zone(command, request.time_zone);
    add_language(command, request.language,
                 "the language of texts whose language the files do not state");
    command.add_flag("--allow-shrink", request.allow_shrink,
                     "also when many sessions, a day or a room are lost");
    add_json(command, request.json);
    command.add_flag("--verbose", request.verbose, "list every change");
}

}  // namespace

void declare_hub_commands(CommandSet& commands) {
    declare_move(commands);
    declare_times(commands);
    declare_status(commands);
    declare_announce(commands);
    declare_taking_back(commands);
    declare_replay(commands);
}

}  // namespace foyer::foyerctl
