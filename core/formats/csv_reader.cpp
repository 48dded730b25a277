// Reads a table of sessions; csv_columns.h says which columns it knows.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/formats/csv_columns.h"
#include "core/formats/csv_table.h"
#include "core/formats/csv_times.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;
using programme::SessionStatus;

bool is_yes(std::string_view cell) {
    const std::string word = text::fold(cell);
    return word == "true" || word == "yes" || word == "1" || word == "x" || word == "y" ||
           word == "oui" || word == "ja" || word == "si" || word == "vrai" || word == "wahr";
}

/// "cancelled", "CANCELED", "annulé", "abgesagt": any word that marks a title would do.
bool is_cancelled(std::string_view cell) {
    return take_status_mark("[" + std::string(cell) + "] x").cancelled;
}

std::optional<double> number_in(std::string_view cell) {
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    return number;
}

/// "Name, Company" where commas do not part people.
PersonDraft person_called(std::string_view words, bool with_company) {
    PersonDraft person;
    const std::size_t comma = with_company ? words.find(',') : std::string_view::npos;
    person.name = text::trim(words.substr(0, comma));
    if (comma != std::string_view::npos) person.affiliation = text::trim(words.substr(comma + 1));
    return person;
}

std::string listed_columns(const std::vector<std::string>& names) {
    constexpr std::size_t most_names = 8;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < most_names; ++i)
        list += (i > 0 ? ", " : "") + text::excerpt(names[i], 40);
    return list;
}

class CsvReader {
public:
    CsvReader(ProgrammeBuilder& builder, ImportReport& report, const std::vector<CsvRow>& rows)
        : builder_(builder), report_(report), rows_(rows), columns_(rows.front().cells) {}

    /// Whether the table can be one of sessions.
    [[nodiscard]] bool has_sessions() const {
        return columns_.has(CsvColumn::title) && columns_.has(CsvColumn::start);
    }

    void read() {
        look_at_columns();
        look_at_cells();
        for (std::size_t i = 1; i < rows_.size(); ++i)
            read_row(rows_[i]);
    }

private:
    /// Says once which columns nothing comes from: one of them may only be misnamed.
    void look_at_columns() {
        if (columns_.unread().empty()) return;
        report_.repaired({"line " + std::to_string(rows_.front().line), "", "columns",
                          listed_columns(columns_.unread()), "",
                          "these columns are not read; give one the name of what it holds "
                          "(title, start, end, room, speakers, …) if it should be"});
    }

    void look_at_cells() {
        std::vector<std::string_view> dates;
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            for (const CsvColumn column : {CsvColumn::date, CsvColumn::start, CsvColumn::end})
                dates.push_back(cell(rows_[i], column));
            for (const char separator : {';', '|', '\n'})
                if (cell(rows_[i], CsvColumn::people).find(separator) != std::string_view::npos)
                    between_people_ = separator;
        }
        const FoundOrder found = date_order_of(dates);
        order_ = found.order;
        if (!found.doubtful.empty())
            report_.repaired({"table", "", "dates", std::string(found.doubtful), "",
                              "whether day or month comes first cannot be told, so the day does; "
                              "write dates as 2018-06-26 does"});
    }

    /// Compares the cells of a row with those of the first one.
    void look_at_length(const CsvRow& row, const SessionDraft& draft) {
        const std::size_t cells = row.cells.size();
        const std::size_t named = rows_.front().cells.size();
        if (cells == named) return;
        const auto counted = [](std::size_t count) {
            return std::to_string(count) + (count == 1 ? " cell" : " cells");
        };
        report_.repaired({draft.where, std::string(draft.title.in("")), "row", counted(cells),
                          counted(named),
                          cells > named ? "more cells than the first row names; is a text with the "
                                          "separator in it not quoted?"
                                        : "fewer cells than the first row names; the others count "
                                          "as empty, or the file is cut off"});
    }

    [[nodiscard]] std::string_view cell(const CsvRow& row, CsvColumn column) const {
        return columns_.cell(row.cells, column);
    }
    [[nodiscard]] std::string text(const CsvRow& row, CsvColumn column) const {
        return std::string(cell(row, column));
    }

    void read_row(const CsvRow& row) {
        SessionDraft draft;
        draft.where = "line " + std::to_string(row.line);
        draft.title = LocalizedText(text(row, CsvColumn::title));
        look_at_length(row, draft);
        draft.keys.guid = text(row, CsvColumn::id);
        draft.subtitle = LocalizedText(text(row, CsvColumn::subtitle));
        draft.abstract = LocalizedText(text(row, CsvColumn::abstract));
        draft.description = LocalizedText(text(row, CsvColumn::description));
        draft.language = text(row, CsvColumn::language);
        draft.level = text(row, CsvColumn::level);
        draft.url = text(row, CsvColumn::url);
        read_times(row, draft);
        read_rooms(row, draft);
        read_people(row, draft);
        read_kind(row, draft);
        TrackDraft track;
        track.name = LocalizedText(text(row, CsvColumn::track));
        draft.track = builder_.track(track);
        builder_.add(std::move(draft));
    }

    void read_times(const CsvRow& row, SessionDraft& draft) const {
        const auto date = table_date(cell(row, CsvColumn::date), order_);
        const auto on_date = [&](std::string_view written) {
            StatedTime time = table_time(written, order_);
            if (time.clock && date) {
                time.local = std::chrono::local_days(*date) + *time.clock;
                time.clock.reset();
            }
            return time;
        };
        draft.stated_start = text(row, CsvColumn::start);
        draft.start = on_date(cell(row, CsvColumn::start));
        draft.end = on_date(cell(row, CsvColumn::end));
        // An end without its own date is on the day of the start.
        if (draft.end.clock && draft.start.local) {
            const auto day = std::chrono::floor<std::chrono::days>(*draft.start.local);
            draft.end.local = day + *draft.end.clock;
            draft.end.clock.reset();
        }
        draft.stated_length = text(row, CsvColumn::end);
        if (draft.end.stated()) return;
        draft.stated_length = text(row, CsvColumn::duration);
        draft.duration = stated_duration(draft.stated_length);
        const auto hours = number_in(cell(row, CsvColumn::hours));
        constexpr double most_hours = 24 * 366;
        if (!draft.duration && hours && *hours >= 0 && *hours < most_hours) {
            draft.stated_length = text(row, CsvColumn::hours);
            draft.duration = std::chrono::seconds{std::llround(*hours * 3600)};
        }
    }

    void read_rooms(const CsvRow& row, SessionDraft& draft) {
        draft.plenary = is_yes(cell(row, CsvColumn::plenary));
        RoomDraft room;
        room.floor = LocalizedText(text(row, CsvColumn::floor));
        for (const std::string_view name : text::split(cell(row, CsvColumn::room), ';')) {
            room.name = LocalizedText(std::string(name));
            if (const auto known = builder_.room(room)) draft.rooms.push_back(*known);
        }
    }

    void read_people(const CsvRow& row, SessionDraft& draft) {
        // Where another sign parts people, a comma stands before the company.
        const char separator = between_people_.value_or(',');
        for (const std::string_view words : text::split(cell(row, CsvColumn::people), separator)) {
            const auto person = builder_.person(person_called(words, between_people_.has_value()));
            if (person) draft.people.push_back({*person});
        }
    }

    void read_kind(const CsvRow& row, SessionDraft& draft) const {
        draft.type = text(row, CsvColumn::type);
        draft.kind = programme::session_kind(cell(row, CsvColumn::kind));
        if (draft.type.empty() && !draft.kind) draft.type = text(row, CsvColumn::kind);
        const bool cancelled = is_yes(cell(row, CsvColumn::cancelled)) ||
                               is_cancelled(cell(row, CsvColumn::cancelled)) ||
                               is_cancelled(cell(row, CsvColumn::status));
        if (cancelled) draft.status = SessionStatus::cancelled;
    }

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    const std::vector<CsvRow>& rows_;
    const CsvColumns columns_;
    DateOrder order_ = DateOrder::day_first;
    /// What parts people in this table; commas when it is empty.
    std::optional<char> between_people_;
};

}  // namespace

Result<programme::Programme> read_csv(std::string_view bytes, const ImportOptions& options,
                                      ImportReport& report) {
    const Result<std::vector<CsvRow>> rows = read_csv_table(bytes);
    if (!rows) return rows.error();
    if (rows->empty())
        return Error{ErrorKind::unsupported, "The table is empty; there is no programme in it."};
    ProgrammeBuilder builder(options, report);
    CsvReader reader(builder, report, *rows);
    if (!reader.has_sessions())
        return Error{ErrorKind::unsupported,
                     "This table names no column for the title or none for the start; its first "
                     "row is: " +
                         listed_columns(rows->front().cells) +
                         ". Call them \"title\" and \"start\"."};
    reader.read();
    return builder.finish();
}

}  // namespace foyer::formats
