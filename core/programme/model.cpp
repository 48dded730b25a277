#include "core/programme/model.h"

#include <cassert>

namespace foyer::programme {

namespace {

template <class Enum, std::size_t count>
std::optional<Enum> value_for(std::string_view word, const std::array<Enum, count>& values) {
    for (const Enum value : values) {
        if (word_for(value) == word) return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view word_for(SessionKind kind) {
    switch (kind) {
        case SessionKind::talk:
            return "talk";
        case SessionKind::keynote:
            return "keynote";
        case SessionKind::workshop:
            return "workshop";
        case SessionKind::break_:
            return "break";
        case SessionKind::meal:
            return "meal";
        case SessionKind::social:
            return "social";
        case SessionKind::other:
            return "other";
    }
    assert(false);
    return {};
}

std::string_view word_for(SessionStatus status) {
    switch (status) {
        case SessionStatus::scheduled:
            return "scheduled";
        case SessionStatus::cancelled:
            return "cancelled";
    }
    assert(false);
    return {};
}

std::string_view word_for(PersonRole role) {
    switch (role) {
        case PersonRole::speaker:
            return "speaker";
        case PersonRole::moderator:
            return "moderator";
        case PersonRole::host:
            return "host";
    }
    assert(false);
    return {};
}

std::string_view word_for(Recording recording) {
    switch (recording) {
        case Recording::unstated:
            return "unstated";
        case Recording::recorded:
            return "recorded";
        case Recording::not_recorded:
            return "not_recorded";
    }
    assert(false);
    return {};
}

std::string_view word_for(InfoKind kind) {
    switch (kind) {
        case InfoKind::venue:
            return "venue";
        case InfoKind::wifi:
            return "wifi";
        case InfoKind::help:
            return "help";
        case InfoKind::licences:
            return "licences";
        case InfoKind::other:
            return "other";
    }
    assert(false);
    return {};
}

std::string_view word_for(WifiSecurity security) {
    switch (security) {
        case WifiSecurity::wpa:
            return "wpa";
        case WifiSecurity::wep:
            return "wep";
        case WifiSecurity::open:
            return "open";
    }
    assert(false);
    return {};
}

std::optional<SessionKind> session_kind(std::string_view word) {
    constexpr std::array kinds{SessionKind::talk,   SessionKind::keynote, SessionKind::workshop,
                               SessionKind::break_, SessionKind::meal,    SessionKind::social,
                               SessionKind::other};
    return value_for(word, kinds);
}

std::optional<SessionStatus> session_status(std::string_view word) {
    constexpr std::array statuses{SessionStatus::scheduled, SessionStatus::cancelled};
    return value_for(word, statuses);
}

std::optional<PersonRole> person_role(std::string_view word) {
    constexpr std::array roles{PersonRole::speaker, PersonRole::moderator, PersonRole::host};
    return value_for(word, roles);
}

std::optional<Recording> recording(std::string_view word) {
    constexpr std::array recordings{Recording::unstated, Recording::recorded,
                                    Recording::not_recorded};
    return value_for(word, recordings);
}

std::optional<InfoKind> info_kind(std::string_view word) {
    constexpr std::array kinds{InfoKind::venue, InfoKind::wifi, InfoKind::help, InfoKind::licences,
                               InfoKind::other};
    return value_for(word, kinds);
}

std::optional<WifiSecurity> wifi_security(std::string_view word) {
    constexpr std::array words{WifiSecurity::wpa, WifiSecurity::wep, WifiSecurity::open};
    return value_for(word, words);
}

}  // namespace foyer::programme
