#include "kiosk/state/typing.h"

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

/// Another query has another list, which is read from its beginning.
void set_query(Page& page, std::string query) {
    if (page.argument == query) return;
    page.argument = std::move(query);
    page.scroll.clear();
}

std::string with_typed(const std::string& query, const std::string& typed) {
    std::string more = query + text::sanitise(typed);
    // A space before the first word, or a second one after a word, says nothing.
    const bool idle = more == " " || (query.ends_with(' ') && typed == " ");
    return idle || more.size() > limits::query_bytes ? query : more;
}

}  // namespace

void type_into(Page& page, const Intent& intent) {
    if (page.kind != PageKind::search) return;
    if (intent.kind == IntentKind::type_text) {
        set_query(page, with_typed(page.argument, intent.argument));
    } else if (intent.kind == IntentKind::erase_text) {
        set_query(page, std::string(text::without_last_character(page.argument)));
    } else if (intent.kind == IntentKind::clear_text) {
        set_query(page, {});
        page.keys_hidden = false;
    } else if (intent.kind == IntentKind::choose_keys) {
        page.keys_language = intent.argument;
    } else if (intent.kind != IntentKind::shift_keys) {
        page.keys_hidden = intent.kind == IntentKind::hide_keys;
    }
}

}  // namespace foyer::kiosk
