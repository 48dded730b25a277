#pragma once
// Collects the problems of a programme, record by record. Part of validation.cpp; nobody else
// needs it. One thread.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/localized_text.h"
#include "core/programme/validation.h"

namespace foyer::programme {

/// Whether a text stands on one line or in paragraphs.
enum class TextShape { line, paragraphs };

class ProblemList {
public:
    /// What is said from here on is about this record. `id` must live until the next call;
    /// a record without one is named by its `position`.
    void begin_record(std::string_view kind, std::string_view id, std::size_t position);

    void error(std::string_view field, std::string message) {
        add(Severity::error, field, std::move(message));
    }
    void warning(std::string_view field, std::string message) {
        add(Severity::warning, field, std::move(message));
    }

    /// Errors when `count` is over `limit`.
    void check_count(std::string_view field, std::size_t count, std::size_t limit);
    /// Errors when `bytes` are over `limit_bytes`.
    void check_size(std::string_view field, std::size_t bytes, std::size_t limit_bytes);
    /// Errors when `text` is too long or not clean.
    void check_text(std::string_view field, std::string_view text, TextShape shape);
    /// As above for each language; also checks the tags and how many there are.
    void check_text(std::string_view field, const LocalizedText& text, TextShape shape);
    /// Errors when nothing can be read in `text`.
    void check_present(std::string_view field, std::string_view text);
    /// As above, when there is no language or in one of them.
    void check_present(std::string_view field, const LocalizedText& text);
    /// Errors when `tag` is neither empty nor a language tag in lower case.
    void check_language(std::string_view field, std::string_view tag);

    /// The problems, at most limits::report_entries of each severity; a last one says how many
    /// more there are.
    [[nodiscard]] std::vector<Problem> take();

private:
    void add(Severity severity, std::string_view field, std::string message);
    [[nodiscard]] std::string record_name() const;

    std::vector<Problem> problems_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::string_view kind_;
    std::string_view id_;
    std::size_t position_ = 0;
};

}  // namespace foyer::programme
