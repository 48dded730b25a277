#pragma once
// What foyerctl can be asked to do at a hub or with a feed, as plain values.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/import.h"
#include "core/time/instant.h"

namespace foyer::foyerctl {

/// Which hub, and how to be believed there.
struct HubAccess {
    std::string url;         ///< "http://hub:8080", without the slash at its end
    std::string token_file;  ///< "" looks at FOYER_TOKEN and the tokens of this user
    std::string authority;   ///< PEM file trusted besides the system's; "" for none
};

/// How an edit is meant.
struct EditTerms {
    bool force = false;  ///< although it double-books
    std::string reason;
    std::optional<UtcTime> publish_at;
    bool preview = false;
    std::optional<std::chrono::seconds> wait;  ///< for the screens, at most
    bool json = false;
};

struct MoveRequest {
    HubAccess hub;
    EditTerms terms;
    std::string session;             ///< id or part of a title, here and below
    std::vector<std::string> rooms;  ///< ids or names
};

struct RetimeRequest {
    HubAccess hub;
    EditTerms terms;
    std::string session;
    std::string start;  ///< RFC 3339, or HH:MM on the day of the session
    std::string end;    ///< the same; "" keeps the length
};

struct DelayRequest {
    HubAccess hub;
    EditTerms terms;
    std::string session;
    std::chrono::minutes by{0};
};

struct CancelRequest {
    HubAccess hub;
    EditTerms terms;
    std::string session;
    std::string instead;  ///< the session to go to, as one names a session; "" for none
};

struct ReinstateRequest {
    HubAccess hub;
    EditTerms terms;
    std::string session;
};

struct FullRequest {
    HubAccess hub;
    EditTerms terms;
    std::string session;
    bool off = false;  ///< there is room again
};

struct AnnounceRequest {
    HubAccess hub;
    EditTerms terms;  ///< without force and reason
    std::string severity = "info";
    bool confirmed = false;  ///< an emergency is meant; without it none is published
    std::vector<std::string> zones;
    /// Language and text; "" is a language that was not stated.
    std::vector<std::pair<std::string, std::string>> texts;
    std::string from;   ///< RFC 3339 or HH:MM, the next time it is that late; "" is now
    std::string until;  ///< the same; "" is until it is withdrawn
};

struct WithdrawRequest {
    HubAccess hub;
    std::string announcement;
    std::optional<std::chrono::seconds> wait;  ///< as in EditTerms
    bool json = false;
};

struct UndoRequest {
    HubAccess hub;
    std::string edit;                          ///< "" for the last one of this token
    std::optional<std::chrono::seconds> wait;  ///< as in EditTerms
    bool json = false;
};

/// Publishes an edit that the hub holds.
struct TakeRequest {
    HubAccess hub;
    EditTerms terms;  ///< without publish_at
    std::string edit;
};

/// What a hub can be asked for without changing anything.
enum class HubList { status, rooms, screens, edits, announcements, imports, audit };

struct ListRequest {
    HubAccess hub;
    HubList list = HubList::status;
    std::string id;          ///< edits and imports: only this one, with what it is about
    bool held = false;       ///< edits: only those that somebody has to decide
    std::size_t limit = 20;  ///< edits and audit: the newest, at most
    bool json = false;       ///< as the hub gave it
};

/// What becomes of something that waits at the hub.
enum class Decision { accept_import, reject_import, drop_edit, forget_screen };

struct DecideRequest {
    HubAccess hub;
    Decision decision = Decision::accept_import;
    std::string id;
    bool json = false;
};

/// Follows a schedule, follows none, or (without either) tells which one is followed.
struct UpstreamRequest {
    HubAccess hub;
    std::string url;
    std::optional<int> every_s;
    bool off = false;
    bool json = false;
};

/// Puts hub and screens on a simulated clock, or ends that.
struct RehearseRequest {
    HubAccess hub;
    std::optional<UtcTime> at;
    double speed = 1;
    bool off = false;
    bool json = false;
};

struct PairRequest {
    HubAccess hub;
    std::string code;  ///< as the screen shows it
    std::string name;
    std::string mode = "touch";
    std::string room;  ///< id; "" for none, here and below
    std::string zone;
    std::vector<std::string> languages;
    bool json = false;
};

struct ReplayRequest {
    HubAccess hub;
    std::string folder;
    double speed = 0;  ///< of the files' own times; 0: one after the other at once
    std::string format;
    std::string time_zone;
    std::string language;
    bool allow_shrink = false;
    bool json = false;
    bool verbose = false;
};

struct KeygenRequest {
    std::string output;
    bool json = false;
};

/// Follows a hub, or a feed that is named.
struct FollowRequest {
    HubAccess hub;
    std::string feed;  ///< address of a feed, or a folder
    std::string db;    ///< "" for the store of this user
    std::string screen;
    std::string trust;  ///< root file that is pinned; "" takes the feed's first one
    std::optional<std::uint64_t> until_revision;
    std::optional<std::chrono::seconds> timeout;
    bool json = false;  ///< it prints nothing else anyway
};

struct VerifyRequest {
    std::string feed;       ///< a head or root file, a folder, or an address
    std::string trust;      ///< root file that is pinned; "" takes the feed's first one
    std::string authority;  ///< as in HubAccess
    bool json = false;
};

}  // namespace foyer::foyerctl
