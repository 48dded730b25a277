#include "core/formats/import.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/base/text.h"
#include "core/base/unicode.h"
#include "core/formats/readers.h"
#include "core/programme/validation.h"

namespace foyer::formats {

namespace {

struct FormatWord {
    Format format;
    std::string_view word;
};

constexpr std::array format_words{
    FormatWord{Format::schedule_xml, "schedule-xml"},
    FormatWord{Format::schedule_json, "schedule-json"},
    FormatWord{Format::conf_companion, "conf-companion"},
    FormatWord{Format::foyer_json, "foyer-json"},
    FormatWord{Format::sessionize, "sessionize"},
    FormatWord{Format::sitcon, "sitcon"},
    FormatWord{Format::pretalx, "pretalx"},
    FormatWord{Format::icalendar, "ics"},
    FormatWord{Format::csv, "csv"},
};

/// Bytes of one field in a report: enough to recognise a text, not to repeat it.
constexpr std::size_t reported_field_bytes = 200;

/// A character that must not be shown, by its number.
std::string numbered(const char* form, unsigned number) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), form, number);
    return text.data();
}

bool is_shown(char32_t code) {
    switch (unicode::class_of(code)) {
        case unicode::Class::letter:
        case unicode::Class::mark:
        case unicode::Class::digit:
        case unicode::Class::punctuation:
        case unicode::Class::symbol:
        case unicode::Class::space:
            return true;
        case unicode::Class::line_break:
        case unicode::Class::control:
        case unicode::Class::format:
        case unicode::Class::unusable:
            break;
    }
    return false;
}

/// Any text on one line, shortened for people, with what cannot be shown spelt out: a report that
/// says "Liz" became "Liz" helps nobody.
std::string shown(std::string_view text) {
    std::string out;
    std::string_view rest = text;
    while (!rest.empty() && out.size() < reported_field_bytes) {
        const unicode::Decoded next = unicode::decode(rest);
        const std::string_view character = rest.substr(0, std::max<std::size_t>(next.bytes, 1));
        rest.remove_prefix(character.size());
        if (character == "\n" || character == "\r" || character == "\t")
            out += ' ';
        else if (next.bytes == 0)
            out += numbered("<%02X>", static_cast<unsigned char>(character.front()));
        else if (is_shown(next.code))
            out += character;
        else
            out += numbered("<U+%04X>", static_cast<unsigned>(next.code));
    }
    return rest.empty() ? out : out + "…";
}

}  // namespace

std::string_view word_for(Format format) {
    for (const FormatWord& entry : format_words)
        if (entry.format == format) return entry.word;
    return {};
}

std::optional<Format> format_called(std::string_view word) {
    for (const FormatWord& entry : format_words)
        if (entry.word == word) return entry.format;
    return std::nullopt;
}

void ImportReport::repaired(Repair repair) {
    ++repairs_total_;
    if (repairs_.size() == limits::report_entries) return;
    for (std::string* text :
         {&repair.where, &repair.session, &repair.field, &repair.was, &repair.now, &repair.why})
        *text = shown(*text);
    repairs_.push_back(std::move(repair));
}

void ImportReport::dropped(Drop drop) {
    ++drops_total_;
    if (drops_.size() == limits::report_entries) return;
    for (std::string* text : {&drop.where, &drop.session, &drop.why})
        *text = shown(*text);
    drops_.push_back(std::move(drop));
}

namespace {

using ReadFormat = Result<programme::Programme> (*)(std::string_view, const ImportOptions&,
                                                    ImportReport&);

ReadFormat reader_of(Format format) {
    switch (format) {
        case Format::schedule_xml:
            return read_schedule_xml;
        case Format::schedule_json:
            return read_schedule_json;
        case Format::conf_companion:
            return read_conf_companion;
        case Format::foyer_json:
            return read_foyer_json;
        case Format::sessionize:
            return read_sessionize;
        case Format::sitcon:
            return read_sitcon;
        case Format::pretalx:
            return read_pretalx;
        case Format::icalendar:
            return read_icalendar;
        case Format::csv:
            return read_csv;
    }
    return nullptr;
}

/// XML says itself how it is encoded; everything else is UTF-8 or was saved by mistake.
bool names_its_charset(Format format) {
    return format == Format::schedule_xml;
}

/// Drops the sessions that break the rules of a programme. What is wrong with anything else cannot
/// be cured by leaving it out, so it refuses the programme.
Result<void> accept(programme::Programme& programme, ImportReport& report) {
    constexpr std::string_view of_session = "session ";
    std::unordered_set<std::string_view> refused;
    const std::vector<programme::Problem> problems = programme::validate(programme);
    for (const programme::Problem& problem : problems) {
        if (problem.severity != programme::Severity::error) continue;
        const std::string_view record = problem.record;
        if (record.substr(0, of_session.size()) != of_session)
            return Error{ErrorKind::invalid, "The programme cannot be used: " + problem.record +
                                                 ", " + problem.field + ": " + problem.message};
        if (refused.insert(record.substr(of_session.size())).second)
            report.dropped({problem.record, std::string(record.substr(of_session.size())),
                            problem.field + ": " + problem.message});
    }
    if (refused.empty()) return {};
    std::erase_if(programme.sessions,
                  [&](const programme::Session& session) { return refused.count(session.id) > 0; });
    if (programme.sessions.empty())
        return Error{ErrorKind::invalid,
                     "None of the sessions in the file can be used: " + report.drops().back().why};
    return {};
}

}  // namespace

Result<Imported> read_programme(std::string_view bytes, const ImportOptions& options) {
    if (bytes.size() > limits::import_bytes)
        return Error{ErrorKind::too_large, "The file has " + std::to_string(bytes.size() >> 20) +
                                               " MiB; a programme may have " +
                                               std::to_string(limits::import_bytes >> 20) +
                                               " MiB."};
    Imported imported{{}, Format::schedule_xml, {}};
    if (options.format) {
        imported.format = *options.format;
    } else {
        const Result<Format> detected = detect_format(bytes);
        if (!detected) return detected.error();
        imported.format = *detected;
    }
    const ReadFormat read = reader_of(imported.format);
    assert(read != nullptr);
    // A file that was saved in another charset is told once, not for each text.
    std::string converted;
    if (!names_its_charset(imported.format) && !text::is_utf8(bytes)) {
        converted = text::to_utf8(bytes);
        bytes = converted;
        imported.report.repaired({"file", "", "charset", "", "UTF-8",
                                  "the file is not UTF-8; it was read as Windows-1252"});
    }
    Result<programme::Programme> programme = read(bytes, options, imported.report);
    if (!programme) return programme.error();
    imported.programme = *std::move(programme);
    if (auto accepted = accept(imported.programme, imported.report); !accepted)
        return accepted.error();
    return imported;
}

}  // namespace foyer::formats
