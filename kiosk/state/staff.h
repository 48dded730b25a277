#pragma once
// Staff at the screen: the code that lets them in, and the edit that they are putting together.
// Plain values, changed only by update(); what leaves the screen is asked of the StaffDesk by the
// loop. Pure.

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace foyer::kiosk {

/// Digits of a code.
inline constexpr std::size_t pin_length = 6;

enum class StaffPhase {
    closed,  ///< a visitor's screen
    pin,     ///< it asks for the code
    open,    ///< staff are in: sessions open for editing
};

/// How staff want a session to stand.
enum class StaffStanding { as_it_is, on, full, cancelled };

/// One part of an edit, with the values that a tap may give it.
enum class StaffField {
    start,     ///< later by `amount` minutes more; negative: earlier
    length,    ///< longer by `amount` minutes more
    room,      ///< id; "": as it is
    standing,  ///< "", "on", "full", "cancelled"
    reason,    ///< key of a reason for cancelling; once more takes it back
    message,   ///< key of a template for a message to all screens; once more takes it back
};

/// What staff want of one session, against how it stands.
struct StaffDraft {
    std::string session{};  ///< id; "": there is none
    std::chrono::minutes later{0};
    std::chrono::minutes longer{0};
    std::string room{};  ///< id; "": as it is
    StaffStanding standing = StaffStanding::as_it_is;
    std::string reason{};   ///< "" when none is chosen
    std::string message{};  ///< "" when none is sent
    /// The message in staff's own words by language, where `message` is own_message; none is empty.
    std::map<std::string, std::string> own_words{};
    friend bool operator==(const StaffDraft&, const StaffDraft&) = default;
};

struct StaffState {
    StaffPhase phase = StaffPhase::closed;
    /// Typed so far. Nothing else may show, note or say them.
    std::string digits{};
    StaffDraft draft{};
    int sent = 0;  ///< edits that were published since staff came in: the number of the last one
    friend bool operator==(const StaffState&, const StaffState&) = default;
};

/// The pad is open; its keys type, until the code is whole.
void type_digit(StaffState& staff, std::string_view digit);
void erase_digit(StaffState& staff);
/// The desk has looked at the code that was typed.
void take_verdict(StaffState& staff, bool right);

/// Changes one part of the draft. A value that the field does not know changes nothing.
void change_draft(StaffDraft& draft, StaffField field, std::string_view value, int amount);

/// The key of a message in staff's own words.
inline constexpr std::string_view own_message = "own";
/// Characters of such a message in one language: it is read in passing.
inline constexpr std::size_t most_own_words = 160;

/// `typed` goes to the end of the words in `language`; what exceeds most_own_words is not typed. A
/// sentence begins with a capital.
void type_own_words(StaffDraft& draft, const std::string& language, std::string_view typed);
/// The last character of them goes; all of them with clear_own_words.
void erase_own_words(StaffDraft& draft, const std::string& language);
void clear_own_words(StaffDraft& draft, const std::string& language);

/// The keys of what staff may choose instead of typing; the texts are "staff.reason.<key>" and
/// "staff.message.<key>".
inline constexpr std::string_view cancel_reasons[] = {"ill", "travel", "technical", "other"};
inline constexpr std::string_view staff_messages[] = {"time", "room", "cancelled", "full"};

}  // namespace foyer::kiosk
