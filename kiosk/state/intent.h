#pragma once
// What a tap, a key or a timer asks for. Screens put intents on what they draw; update() carries
// them out.

#include <string>
#include <vector>

#include "kiosk/state/programme_choices.h"
#include "kiosk/state/scroll.h"
#include "kiosk/state/staff.h"

namespace foyer::kiosk {

enum class PageKind {
    now,
    programme,
    search,
    info,
    session,
    room,
    changes,
    people,
    person,
    list,         ///< what the visitor has starred
    staff_edit,   ///< staff change the session
    staff_done,   ///< what became of the edit that staff published last
    staff_queue,  ///< what waits for the hub, and what needs a look
    staff_words,  ///< staff type a message in their own words
};

/// One place in the app. `argument`: search text, or the id of a session, room or person.
struct Page {
    PageKind kind = PageKind::now;
    std::string argument{};
    /// Where its scroll areas stand; those that nobody has moved are not in it.
    std::vector<ScrollPosition> scroll{};
    bool keys_hidden = false;     ///< of the search: its keyboard is put away
    std::string keys_language{};  ///< whose keys are shown; "": the reader's
    bool keys_capital = false;    ///< of a message: the next letter is a capital
    friend bool operator==(const Page&, const Page&) = default;
};

/// The same place, wherever its scroll areas stand.
[[nodiscard]] inline bool is_same_place(const Page& a, const Page& b) {
    return a.kind == b.kind && a.argument == b.argument;
}

enum class IntentKind {
    nothing,
    open,          ///< go to `page`
    back,          ///< to the page before
    set_language,  ///< `argument`: BCP 47 tag of a catalogue
    toggle_contrast,
    toggle_low_reach,
    toggle_text_size,
    toggle_speech,
    toggle_motion,
    stay,         ///< the visitor is still here
    turn_page,    ///< `amount` pages of the list on this page forward (or back, when negative)
    toggle_star,  ///< the session `argument` joins the visitor's list, or leaves it
    scroll,       ///< the area called `argument` to (x, y), logical px
    type_text,    ///< `argument` is typed into the search
    erase_text,   ///< its last character goes
    clear_text,   ///< all of it goes
    show_keys,    ///< the keyboard of the search comes
    hide_keys,    ///< and goes
    choose_keys,  ///< `argument`: language whose keys are shown
    shift_keys,   ///< the next letter is a capital, or is none
    hold_page,    ///< of a board, called `argument`; "" lets it turn again
    choose_in_programme,  ///< `argument` for `field` of the programme page
    staff_enter,          ///< staff want to come in: the pad for their code opens
    staff_digit,          ///< `argument` is a digit of the code
    staff_leave,          ///< staff have gone
    staff_change,         ///< `argument` and `amount` for `part` of the edit
    staff_publish,        ///< the edit goes to the hub
    staff_undo,           ///< what staff published last is taken back
    staff_undo_one,       ///< the edit `argument` of anybody is taken back
    staff_keep,           ///< what is asked about `argument` is meant so
    staff_drop,           ///< `argument` is not to be published
    staff_end,            ///< the emergency `argument`, an announcement, is over on all screens
};

struct Intent {
    IntentKind kind = IntentKind::nothing;
    Page page{};
    std::string argument{};
    int amount = 0;
    float x = 0, y = 0;
    ProgrammeField field = ProgrammeField::shape;
    StaffField part = StaffField::start;
    friend bool operator==(const Intent&, const Intent&) = default;
};

/// Shorthands for what screens attach most.
[[nodiscard]] inline Intent open_page(PageKind kind, std::string argument = {}) {
    return Intent{.kind = IntentKind::open,
                  .page = Page{.kind = kind, .argument = std::move(argument)},
                  .argument = {},
                  .amount = 0};
}

[[nodiscard]] inline Intent scroll_to(const ScrollPosition& position) {
    Intent intent;
    intent.kind = IntentKind::scroll;
    intent.argument = position.area;
    intent.x = position.x;
    intent.y = position.y;
    return intent;
}

[[nodiscard]] inline Intent type_text(std::string text) {
    Intent intent;
    intent.kind = IntentKind::type_text;
    intent.argument = std::move(text);
    return intent;
}

[[nodiscard]] inline Intent choose_in_programme(ProgrammeField field, std::string value) {
    Intent intent;
    intent.kind = IntentKind::choose_in_programme;
    intent.argument = std::move(value);
    intent.field = field;
    return intent;
}

[[nodiscard]] inline Intent staff_intent(IntentKind kind, std::string argument = {}) {
    Intent intent;
    intent.kind = kind;
    intent.argument = std::move(argument);
    return intent;
}

[[nodiscard]] inline Intent change_edit(StaffField part, std::string value, int amount = 0) {
    Intent intent = staff_intent(IntentKind::staff_change, std::move(value));
    intent.part = part;
    intent.amount = amount;
    return intent;
}

[[nodiscard]] inline Intent choose_language(const std::string& language) {
    Intent intent;
    intent.kind = IntentKind::set_language;
    intent.argument = language;
    return intent;
}

}  // namespace foyer::kiosk
