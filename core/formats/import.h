#pragma once
// Reading a programme from a file of any known format. A reader takes bytes and gives a programme
// with a report of everything that it repaired or dropped, or one error that says what is wrong,
// where, and what to do. Nothing from outside can crash it or make it expand entities.
// Pure; any thread.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/programme/model.h"

namespace foyer::formats {

enum class Format {
    schedule_xml,    ///< pentabarf and its descendants: frab, pretalx, wafer, OSEM, FOSDEM, CCC
    schedule_json,   ///< schedule.json v1
    conf_companion,  ///< an array of entries with fromTime and toTime
    foyer_json,      ///< Foyer's own, lossless
    sessionize,      ///< views All and GridSmart
    sitcon,          ///< SITCON's sessions.json
    pretalx,         ///< submissions as pretalx's API gives them, with their slots
    icalendar,       ///< RFC 5545
    csv,             ///< RFC 4180 with a header row
};

/// The word for a format on the command line and in JSON ("schedule-xml", "foyer-json").
[[nodiscard]] std::string_view word_for(Format format);
[[nodiscard]] std::optional<Format> format_called(std::string_view word);

/// The format of `bytes`, by content alone. unsupported when it is none of them; the message names
/// what the file looks like.
[[nodiscard]] Result<Format> detect_format(std::string_view bytes);

struct ImportOptions {
    std::optional<Format> format;  ///< detected when empty
    std::string time_zone;         ///< wins over the file's; "" takes the file's
    std::string language;          ///< of texts whose language the file does not state
    std::string title;             ///< of the conference, wins over the file's; "" takes the file's
    std::string name;              ///< of the file, for messages and as a last resort for a title
};

/// A field that was not as it should be and what was made of it.
struct Repair {
    std::string where;    ///< "line 120", "entry 7", "/schedule/conference/days/0"
    std::string session;  ///< id or title of the session, "" when it is not in one
    std::string field;
    std::string was;
    std::string now;
    std::string why;
};

/// A record that could not be kept.
struct Drop {
    std::string where;
    std::string session;
    std::string why;
};

/// What a reader changed. Bounded: beyond limits::report_entries only the totals grow.
class ImportReport {
public:
    void repaired(Repair repair);
    void dropped(Drop drop);

    [[nodiscard]] const std::vector<Repair>& repairs() const { return repairs_; }
    [[nodiscard]] const std::vector<Drop>& drops() const { return drops_; }
    [[nodiscard]] std::size_t repairs_total() const { return repairs_total_; }
    [[nodiscard]] std::size_t drops_total() const { return drops_total_; }

private:
    std::vector<Repair> repairs_;
    std::vector<Drop> drops_;
    std::size_t repairs_total_ = 0;
    std::size_t drops_total_ = 0;
};

struct Imported {
    programme::Programme programme;
    Format format;
    ImportReport report;
};

/// The programme in `bytes`. On success it passes programme::validate without errors and has at
/// least one session.
[[nodiscard]] Result<Imported> read_programme(std::string_view bytes, const ImportOptions& options);

}  // namespace foyer::formats
