#include "core/formats/import.h"

#include <array>
#include <utility>

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
    FormatWord{Format::icalendar, "ics"},
    FormatWord{Format::csv, "csv"},
};

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
    if (repairs_.size() < limits::report_entries) repairs_.push_back(std::move(repair));
}

void ImportReport::dropped(Drop drop) {
    ++drops_total_;
    if (drops_.size() < limits::report_entries) drops_.push_back(std::move(drop));
}

}  // namespace foyer::formats
