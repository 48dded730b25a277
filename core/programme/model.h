#pragma once
// The programme: everything a conference publishes, as plain values. Readers of formats fill it,
// the store keeps it, Snapshot answers questions about it. References between records are ids.

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/localized_text.h"
#include "core/programme/picture.h"
#include "core/time/instant.h"
#include "core/time/time_zone.h"

namespace foyer::programme {

/// A web address with the words to show for it ("" when the source gave none).
struct Link {
    std::string url;
    std::string title;
    friend bool operator==(const Link&, const Link&) = default;
};

/// A place on a map.
struct MapPosition {
    std::string map;  ///< id of a Map
    int x = 0;        ///< thousandths of the map's width, from its left edge
    int y = 0;        ///< thousandths of its height, from its upper edge
    friend bool operator==(const MapPosition&, const MapPosition&) = default;
};

struct Room {
    std::string id;      ///< record id, unique among rooms
    std::string guid;    ///< the source's own key, "" when it has none
    LocalizedText name;  ///< never empty
    LocalizedText description;
    LocalizedText floor;          ///< where in the building ("level -1")
    std::optional<int> capacity;  ///< seats
    LocalizedText directions;     ///< how to walk there; paragraphs
    std::optional<MapPosition> map_position;
    friend bool operator==(const Room&, const Room&) = default;
};

struct Track {
    std::string id;
    LocalizedText name;
    std::string color;  ///< "#rrggbb" or ""
    friend bool operator==(const Track&, const Track&) = default;
};

struct Person {
    std::string id;
    std::string guid;         ///< the source's own key, "" when it has none
    std::string name;         ///< as the person writes it
    std::string affiliation;  ///< company or project, "" when unknown
    LocalizedText position;   ///< what they do there ("Software Engineer")
    LocalizedText biography;
    std::string url;
    friend bool operator==(const Person&, const Person&) = default;
};

enum class SessionKind { talk, keynote, workshop, break_, meal, social, other };
enum class SessionStatus { scheduled, cancelled };
enum class PersonRole { speaker, moderator, host };
enum class Recording { unstated, recorded, not_recorded };

/// True for what has nothing to listen to: break, meal, social.
[[nodiscard]] constexpr bool is_pause(SessionKind kind) {
    return kind == SessionKind::break_ || kind == SessionKind::meal || kind == SessionKind::social;
}

/// One person's part in one session.
struct Participation {
    std::string person;  ///< id of a Person
    PersonRole role = PersonRole::speaker;
    friend bool operator==(const Participation&, const Participation&) = default;
};

/// The keys under which the source knows a session; used to recognise it in the next revision.
struct SourceKeys {
    std::string guid;
    std::string code;    ///< pretalx's six letters
    std::string number;  ///< frab's and pentabarf's id; may repeat within a file
    friend bool operator==(const SourceKeys&, const SourceKeys&) = default;
};

struct Session {
    std::string id;  ///< record id, unique among sessions
    SourceKeys keys;
    SessionKind kind = SessionKind::talk;
    SessionStatus status = SessionStatus::scheduled;
    /// For everybody: on the board of every room. Only when the source says so.
    bool plenary = false;
    LocalizedText title;  ///< never empty
    LocalizedText subtitle;
    /// Plain text: paragraphs parted by an empty line, list items begin with "- ", links stand as
    /// "words (address)".
    LocalizedText abstract;
    LocalizedText description;
    UtcTime start{};
    UtcTime end{};             ///< start < end <= start + limits::longest_session
    std::string stated_start;  ///< the start as the source wrote it, for people who compare
    /// Ids of rooms, no duplicates. None and not plenary: "room to be announced".
    std::vector<std::string> rooms;
    std::string track;  ///< id of a Track or ""
    std::vector<Participation> people;
    /// The room takes nobody in any more; it ends with the session.
    bool full = false;
    /// Id of the session to go to in place of this one, or "".
    std::string instead;
    std::string language;  ///< spoken in the session, BCP 47 in lower case, "" when unknown
    std::string level;     ///< as the source words it ("beginner"), "" when unknown
    std::string type;      ///< the source's own word for the kind ("devroom", "Talk 30 min")
    Recording recording = Recording::unstated;
    std::string license;  ///< of the recording
    std::string url;
    std::string feedback_url;
    std::string logo;  ///< address of a picture
    std::vector<Link> links;
    std::vector<Link> attachments;
    friend bool operator==(const Session&, const Session&) = default;
};

enum class InfoKind { venue, wifi, help, licences, other };
/// How a Wi-Fi is protected; `wpa` is WPA in all its versions.
enum class WifiSecurity { wpa, wep, open };

/// A page of information for visitors.
struct InfoPage {
    std::string id;  ///< record id, unique among pages
    InfoKind kind = InfoKind::other;
    LocalizedText title;   ///< never empty
    LocalizedText text;    ///< paragraphs
    std::string network;   ///< name of the Wi-Fi that the page tells about, "" for none
    std::string password;  ///< of that network
    WifiSecurity security = WifiSecurity::wpa;
    friend bool operator==(const InfoPage&, const InfoPage&) = default;
};

/// A floor plan or the like.
struct Map {
    std::string id;       ///< record id, unique among maps
    LocalizedText title;  ///< never empty
    Picture picture;
    friend bool operator==(const Map&, const Map&) = default;
};

struct Sponsor {
    std::string id;
    std::string name;     ///< never empty
    LocalizedText level;  ///< as the conference words it ("Gold")
    std::string url;
    std::string logo;                ///< address of a picture
    std::optional<Picture> picture;  ///< the logo itself
    friend bool operator==(const Sponsor&, const Sponsor&) = default;
};

struct Conference {
    std::string id;  ///< record id: the acronym, else the title
    LocalizedText title;
    LocalizedText subtitle;
    std::string acronym;  ///< as the source writes it
    std::string venue;
    std::string city;
    std::string url;
    TimeZone zone;
    /// Local time of day at which a programme day begins; see DayRule.
    std::chrono::minutes day_boundary{240};
    /// First and last calendar day as announced; may be wider than the sessions.
    std::optional<std::chrono::year_month_day> first_day;
    std::optional<std::chrono::year_month_day> last_day;
    std::string version;    ///< the source's own word for its revision
    std::string generator;  ///< what wrote the source ("pretalx 2024.1.0")
    friend bool operator==(const Conference&, const Conference&) = default;
};

/// Order of the lists is the source's, and the one in which they are shown; order of `sessions`
/// carries no meaning.
struct Programme {
    Conference conference;
    std::vector<Room> rooms;
    std::vector<Track> tracks;
    std::vector<Person> people;
    std::vector<Session> sessions;
    std::vector<InfoPage> info;
    std::vector<Map> maps;
    std::vector<Sponsor> sponsors;
    friend bool operator==(const Programme&, const Programme&) = default;
};

/// The words of the design for the enums, used in JSON, SQL and on the command line
/// ("break", "cancelled", "moderator", "not_recorded").
[[nodiscard]] std::string_view word_for(SessionKind kind);
[[nodiscard]] std::string_view word_for(SessionStatus status);
[[nodiscard]] std::string_view word_for(PersonRole role);
[[nodiscard]] std::string_view word_for(Recording recording);
[[nodiscard]] std::string_view word_for(InfoKind kind);
[[nodiscard]] std::string_view word_for(WifiSecurity security);
/// The value for a word; empty when there is none.
[[nodiscard]] std::optional<SessionKind> session_kind(std::string_view word);
[[nodiscard]] std::optional<SessionStatus> session_status(std::string_view word);
[[nodiscard]] std::optional<PersonRole> person_role(std::string_view word);
[[nodiscard]] std::optional<Recording> recording(std::string_view word);
[[nodiscard]] std::optional<InfoKind> info_kind(std::string_view word);
[[nodiscard]] std::optional<WifiSecurity> wifi_security(std::string_view word);

}  // namespace foyer::programme
