#pragma once
// What a display says about itself: how old its programme is, that its clock may be wrong, what the
// staff announce. Pure.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// How loud it is said.
enum class RemarkTone { quiet, plain, warn, alarm };

struct Remark {
    std::string icon{}, text{}, language{};  ///< language: of the text, "" for the reader's
    RemarkTone tone = RemarkTone::quiet;
};

/// The age of the programme in few words ("11:19", "As of 09:05"); empty text when there is nothing
/// honest to say.
[[nodiscard]] Remark age_of(const ScreenContext& context, const Catalogue& words);

/// What must be said about the screen itself: an age from 15 minutes on, that it shows a sample, a
/// clock that is unsure, that the hub does not know it.
[[nodiscard]] std::vector<Remark> remarks_of(const ScreenContext& context, const Catalogue& words);

/// Announcements that are no emergency, the gravest first.
[[nodiscard]] std::vector<Remark> announcements_of(const ScreenContext& context,
                                                   const Catalogue& words);

/// Which of `remarks` has its turn: each stays for a minute in every language of the display.
[[nodiscard]] std::optional<Remark> remark_in_turn(const ScreenContext& context,
                                                   std::vector<Remark> remarks);

}  // namespace foyer::kiosk
