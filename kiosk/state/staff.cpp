#include "kiosk/state/staff.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/base/unicode.h"

namespace foyer::kiosk {

namespace {

/// Nobody moves a talk by more than a day from a screen in the lobby.
constexpr std::chrono::minutes most_shift{24 * 60};

void forget_digits(StaffState& staff) {
    std::ranges::fill(staff.digits, '\0');
    staff.digits.clear();
}

void shift(std::chrono::minutes& by, int amount) {
    by = std::clamp(by + std::chrono::minutes(amount), -most_shift, most_shift);
}

bool is_one_of(std::string_view value, const auto& keys) {
    return std::ranges::find(keys, value) != std::end(keys);
}

void choose_key(std::string& chosen, std::string_view value, const auto& keys) {
    if (value == chosen || value.empty()) {
        chosen.clear();
    } else if (is_one_of(value, keys)) {
        chosen = value;
    }
}

bool begins_sentence(std::string_view words) {
    if (words.empty()) return true;
    if (!words.ends_with(' ')) return false;
    words.remove_suffix(1);
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
}

void choose_standing(StaffDraft& draft, std::string_view value) {
    if (value == "cancelled") {
        draft.standing = StaffStanding::cancelled;
        return;
    }
    if (value == "on") {
        draft.standing = StaffStanding::on;
    } else if (value == "full") {
        draft.standing = StaffStanding::full;
    } else if (value.empty()) {
        draft.standing = StaffStanding::as_it_is;
    } else {
        return;
    }
    draft.reason.clear();
}

}  // namespace

void type_digit(StaffState& staff, std::string_view digit) {
    const bool is_digit = digit.size() == 1 && digit[0] >= '0' && digit[0] <= '9';
    if (staff.phase != StaffPhase::pin || !is_digit || staff.digits.size() >= pin_length) return;
    staff.digits += digit;
}

void erase_digit(StaffState& staff) {
    // A whole code is being looked at.
    if (staff.phase != StaffPhase::pin || staff.digits.empty() || staff.digits.size() >= pin_length)
        return;
    staff.digits.back() = '\0';
    staff.digits.pop_back();
}

void take_verdict(StaffState& staff, bool right) {
    if (staff.phase != StaffPhase::pin) return;
    forget_digits(staff);
    if (right) staff.phase = StaffPhase::open;
}

void change_draft(StaffDraft& draft, StaffField field, std::string_view value, int amount) {
    switch (field) {
        case StaffField::start:
            shift(draft.later, amount);
            return;
        case StaffField::length:
            shift(draft.longer, amount);
            return;
        case StaffField::room:
            draft.room = value;
            return;
        case StaffField::standing:
            choose_standing(draft, value);
            return;
        case StaffField::reason:
            choose_key(draft.reason, value, cancel_reasons);
            return;
        case StaffField::message:
            draft.own_words.clear();
            choose_key(draft.message, value, staff_messages);
            return;
    }
}

void type_own_words(StaffDraft& draft, const std::string& language, std::string_view typed) {
    const auto found = draft.own_words.find(language);
    std::string words = found == draft.own_words.end() ? std::string() : found->second;
    // A space before the first word, or a second one after a word, says nothing.
    const bool idle = typed == " " && (words.empty() || words.ends_with(' '));
    const std::string more = text::sanitise(typed);
    if (idle || more.empty()) return;
    const std::size_t first = begins_sentence(words) ? unicode::decode(more).bytes : 0;
    words += text::upper_case(more.substr(0, first)) + more.substr(first);
    if (text::length(words) > most_own_words) return;
    draft.own_words[language] = words;
    draft.message = own_message;
}

void erase_own_words(StaffDraft& draft, const std::string& language) {
    const auto found = draft.own_words.find(language);
    if (found == draft.own_words.end()) return;
    found->second = text::without_last_character(std::string(found->second));
    if (found->second.empty()) clear_own_words(draft, language);
}

void clear_own_words(StaffDraft& draft, const std::string& language) {
    draft.own_words.erase(language);
    if (draft.own_words.empty() && draft.message == own_message) draft.message.clear();
}

}  // namespace foyer::kiosk
