#pragma once
// Makes the texts and addresses of a file presentable and bounded, and reports what it changed.
// One thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/import.h"
#include "core/formats/programme_builder.h"

namespace foyer::formats {

/// Where a text stands, for the report.
struct Place {
    std::string_view where;
    std::string_view session;
};

class DraftCleaner {
public:
    /// Both must outlive the cleaner.
    DraftCleaner(const ImportOptions& options, ImportReport& report)
        : options_(options), report_(report) {}

    /// A text of one line, cut at limits::line_bytes.
    [[nodiscard]] std::string line(std::string_view raw, std::string_view field,
                                   const Place& place);
    /// A text of paragraphs, cut at limits::text_bytes.
    [[nodiscard]] std::string paragraphs(std::string_view raw, Markup markup,
                                         std::string_view field, const Place& place);
    /// The same for each language. A text whose language is not stated is in the option's.
    [[nodiscard]] programme::LocalizedText lines(const programme::LocalizedText& raw,
                                                 std::string_view field, const Place& place);
    [[nodiscard]] programme::LocalizedText paragraphs(const programme::LocalizedText& raw,
                                                      Markup markup, std::string_view field,
                                                      const Place& place);
    /// An absolute http, https or mailto address, resolved against `base`; "" for anything else.
    [[nodiscard]] std::string address(std::string_view raw, std::string_view base,
                                      std::string_view field, const Place& place);
    [[nodiscard]] std::vector<programme::Link> links(const std::vector<programme::Link>& raw,
                                                     std::string_view base, std::string_view field,
                                                     const Place& place);
    /// A BCP 47 tag, or "".
    [[nodiscard]] std::string language(std::string_view raw, const Place& place);
    /// "#rrggbb", or "".
    [[nodiscard]] std::string color(std::string_view raw, const Place& place);

    /// Reports that `was` became `now`.
    void report(const Place& place, std::string_view field, std::string_view was,
                std::string_view now, std::string why);

private:
    void report_cleaning(std::string_view raw, std::string_view clean, std::string_view field,
                         const Place& place);
    /// The tag under which a text of `language` is kept.
    [[nodiscard]] std::string tag_for(std::string_view language) const;

    const ImportOptions& options_;
    ImportReport& report_;
};

}  // namespace foyer::formats
