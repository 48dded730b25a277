#pragma once
// Every bound of Foyer, with its unit and its reason. Meeting one is an error value, never a crash.
// Both sides of each bound are tested.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace foyer::limits {

/// Sessions in one programme. The largest real one has 1,500; all of it is held in memory.
constexpr std::size_t sessions = 20'000;
/// Rooms in one programme. The largest real one has 92.
constexpr std::size_t rooms = 500;
/// People in one programme.
constexpr std::size_t people = 50'000;
/// Tracks in one programme. FOSDEM has 70.
constexpr std::size_t tracks = 1'000;
/// People on one session; real files reach 30, a panel of a whole choir is still a session.
constexpr std::size_t people_per_session = 500;
/// Links or attachments on one session.
constexpr std::size_t links_per_session = 200;
/// Bytes of one text in one language (a long abstract has 8 KiB).
constexpr std::size_t text_bytes = std::size_t{64} * 1024;
/// Bytes of a text meant for one line (title, name). Longer ones are cut at a word with a report.
constexpr std::size_t line_bytes = 1024;
/// Languages of one text.
constexpr std::size_t languages_per_text = 16;
/// Bytes of a file given to an import. 34C3 has 1 MB; a whole university's catalogue stays below.
constexpr std::size_t import_bytes = std::size_t{128} * 1024 * 1024;
/// Bytes of a configuration file. A full one has 2 KiB.
constexpr std::size_t config_bytes = std::size_t{64} * 1024;
/// Bytes of a catalogue of translations. A full one has 10 KiB.
constexpr std::size_t catalogue_bytes = std::size_t{1024} * 1024;
/// Nesting depth of an imported document. Real ones reach 9.
constexpr std::size_t nesting_depth = 64;
/// Repairs or drops kept in a report word for word; beyond it they are counted.
constexpr std::size_t report_entries = 10'000;
/// Combining marks kept on one base character; real scripts need at most 4.
constexpr std::size_t combining_marks = 4;
/// Bytes of a record id.
constexpr std::size_t id_bytes = 64;
/// Bytes of a search query; longer ones are cut at a character.
constexpr std::size_t query_bytes = 256;
/// Sessions on the list of one visitor; nobody attends more at one conference.
constexpr std::size_t starred_sessions = 200;
/// Search results returned.
constexpr std::size_t search_results = 100;

/// Changes that one revision publishes. The busiest day of 33C3 had 200; the hub keeps three days.
constexpr std::size_t changes = 5'000;
/// Announcements that one revision publishes; nobody reads more than a handful.
constexpr std::size_t announcements = 200;
/// Screens of one hub.
constexpr std::size_t screens = 10'000;
/// Sponsors of one programme. FOSDEM has 40.
constexpr std::size_t sponsors = 500;
/// Pages of information in one programme; nobody at a screen pages through more.
constexpr std::size_t info_pages = 50;
/// Maps in one programme: one a floor of a large building.
constexpr std::size_t maps = 16;
/// Bytes of one picture. A floor plan as SVG has 20 KiB, a scanned one as PNG 500.
constexpr std::size_t picture_bytes = std::size_t{1024} * 1024;
/// Bytes of all pictures of one programme: with these in base64 it still fits an upload to the hub.
constexpr std::size_t all_pictures_bytes = std::size_t{8} * 1024 * 1024;
/// Width and height of a PNG: unpacked it has at most 64 MiB.
constexpr std::uint32_t picture_side_px = 4096;
/// Where something is on a map, in parts of its width and height. The feed has whole numbers only.
constexpr int map_parts = 1000;
/// Zones that one announcement names.
constexpr std::size_t zones_per_announcement = 100;

/// Bytes of a snapshot or a delta, packed or not, and of all records of a state together.
constexpr std::size_t document_bytes = std::size_t{64} * 1024 * 1024;
/// Bytes of a head that is read.
constexpr std::size_t head_bytes = std::size_t{64} * 1024;
/// Bytes of a head that is written: it is fetched by every screen every few seconds.
constexpr std::size_t written_head_bytes = std::size_t{8} * 1024;
/// Bytes of a root document. One of a hundred keys has 12 KiB.
constexpr std::size_t root_bytes = std::size_t{64} * 1024;
/// Bytes of a key file; a written one has 250.
constexpr std::size_t key_file_bytes = 4096;
/// Keys of one role in a root document.
constexpr std::size_t keys_per_role = 64;
/// Signatures on one document.
constexpr std::size_t signatures = 64;
/// Root documents followed in one go, so that nobody is led along an endless chain.
constexpr std::size_t root_steps = 64;
/// Deltas that one head names. A publication writes 12.
constexpr std::size_t deltas_per_head = 64;
/// Mirrors that one head names.
constexpr std::size_t mirrors = 16;
/// Revisions back to which deltas are written; a screen that missed more takes the snapshot.
constexpr std::uint64_t delta_reach = 1024;
/// Bytes of all header fields of an HTTP answer to a kiosk. Those of a hub have 400.
constexpr std::size_t answer_header_bytes = std::size_t{16} * 1024;
/// Longest that a server makes a kiosk wait by Retry-After.
constexpr std::chrono::seconds longest_retry_after{300};
/// Largest number in a document of the feed: every JSON reader holds it exactly (2^53 - 1).
constexpr std::int64_t feed_number = 9'007'199'254'740'991;

/// Bytes of the request line and all header fields of a request to the hub. A screen sends 300.
constexpr std::size_t request_head_bytes = std::size_t{8} * 1024;
/// Header fields of a request to the hub; a browser behind two proxies sends 30.
constexpr std::size_t request_fields = 64;
/// Name and value pairs in the query of a request to the hub.
constexpr std::size_t query_pairs = 32;
/// Bytes of the body of a request to the hub. An edit with two long abstracts has 40 KiB.
constexpr std::size_t request_body_bytes = std::size_t{64} * 1024;
/// Bytes of a programme that is uploaded to the hub; the largest real one has 9 MB.
constexpr std::size_t upload_bytes = std::size_t{16} * 1024 * 1024;
/// Bytes of all request bodies that the hub is receiving at one time, so that whoever sends large
/// ones from many connections does not take the memory of all.
constexpr std::size_t bodies_in_flight_bytes = std::size_t{64} * 1024 * 1024;
/// Connections of the hub: one for each screen, the rest for staff and what is being closed.
constexpr std::size_t connections = 12'000;

/// Longest session: a week-long exhibition is still a session, a longer one is a mistake.
constexpr std::chrono::seconds longest_session = std::chrono::hours{24 * 7};
/// Earliest and latest instant that a session may have, in UTC seconds: the years 1970 to 2199.
constexpr std::int64_t earliest_instant = 0;
constexpr std::int64_t latest_instant = 7'258'118'399;

}  // namespace foyer::limits
