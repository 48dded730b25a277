#pragma once
// What a new programme takes away from the old one, where a broken source explains it better than
// the will of the organisers: feeds are cut short and come back empty, sessions are rarely removed
// by the dozen. Pure; any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/model.h"

namespace foyer::programme {

enum class LossKind {
    sessions,  ///< more than a fifth of the sessions to come
    day,       ///< every session of a programme day
    room,      ///< every session of a room
};

/// "sessions", "day", "room".
[[nodiscard]] std::string_view word_for(LossKind kind);
/// The value for a word; empty when there is none.
[[nodiscard]] std::optional<LossKind> loss_kind(std::string_view word);

struct Loss {
    LossKind kind;
    std::string id;    ///< "2018-06-26", the room's id; "" for sessions
    std::string name;  ///< "2018-06-26", the room's name; "" for sessions
    std::size_t lost;  ///< sessions of it that the new programme no longer holds
    std::size_t held;  ///< sessions of it that the old programme held
    friend bool operator==(const Loss&, const Loss&) = default;
};

/// The losses from `before` to `after` that people should confirm. A session is lost when
/// match_sessions finds no partner for it; moved, retitled and cancelled ones are not. Sessions to
/// come end after `now`; when none does, all count.
[[nodiscard]] std::vector<Loss> find_losses(const Programme& before, const Programme& after,
                                            UtcTime now);

}  // namespace foyer::programme
