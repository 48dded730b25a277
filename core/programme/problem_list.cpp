#include "core/programme/problem_list.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::programme {

namespace {

/// Longest language tag in use (RFC 5646, section 4.4.1).
constexpr std::size_t language_tag_bytes = 35;

bool is_plain(char c) {
    return (c >= ' ' && c <= '~') || c == '\n';
}

bool is_clean(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_plain) || text::sanitise(text) == text;
}

std::string of_all(std::string_view what, std::size_t total, std::size_t kept) {
    return std::to_string(total - kept) + " more " + std::string(what) +
           " are not listed; correct the first ones and check again";
}

}  // namespace

void ProblemList::begin_record(std::string_view kind, std::string_view id, std::size_t position) {
    kind_ = kind;
    id_ = id;
    position_ = position;
}

void ProblemList::check_count(std::string_view field, std::size_t count, std::size_t limit) {
    if (count <= limit) return;
    error(field, std::to_string(count) + " are more than the " + std::to_string(limit) +
                     " that there may be; leave some out");
}

void ProblemList::check_size(std::string_view field, std::size_t bytes, std::size_t limit_bytes) {
    if (bytes <= limit_bytes) return;
    error(field, std::to_string(bytes) + " bytes are more than the " + std::to_string(limit_bytes) +
                     " that it may have; shorten it");
}

void ProblemList::check_text(std::string_view field, std::string_view text, TextShape shape) {
    const std::size_t limit = shape == TextShape::line ? limits::line_bytes : limits::text_bytes;
    if (text.size() > limit) {
        check_size(field, text.size(), limit);
    } else if (!is_clean(text)) {
        error(field,
              "it holds bytes that are not UTF-8 or characters that cannot be shown; clean it");
    } else if (shape == TextShape::line && text.find('\n') != std::string_view::npos) {
        error(field, "it has several lines; write it on one");
    }
}

void ProblemList::check_text(std::string_view field, const LocalizedText& text, TextShape shape) {
    check_count(field, text.entries().size(), limits::languages_per_text);
    for (const auto& [language, words] : text.entries()) {
        check_language(field, language);
        check_text(field, words, shape);
    }
}

void ProblemList::check_present(std::string_view field, std::string_view text) {
    if (text::trim(text).empty()) error(field, "it is empty; write something that people can read");
}

void ProblemList::check_present(std::string_view field, const LocalizedText& text) {
    if (text.empty()) check_present(field, std::string_view());
    for (const auto& entry : text.entries())
        check_present(field, std::string_view(entry.second));
}

void ProblemList::check_language(std::string_view field, std::string_view tag) {
    const bool sound =
        tag.size() <= language_tag_bytes && std::all_of(tag.begin(), tag.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!sound)
        error(field, "its language is no BCP 47 tag in lower case; write \"fr\" or \"pt-br\"");
}

std::vector<Problem> ProblemList::take() {
    const std::size_t kept_errors = std::min(errors_, limits::report_entries);
    const std::size_t kept_warnings = std::min(warnings_, limits::report_entries);
    if (errors_ > kept_errors) {
        problems_.push_back(
            {Severity::error, "conference", "", of_all("errors", errors_, kept_errors)});
    }
    if (warnings_ > kept_warnings) {
        problems_.push_back(
            {Severity::warning, "conference", "", of_all("warnings", warnings_, kept_warnings)});
    }
    return std::move(problems_);
}

void ProblemList::add(Severity severity, std::string_view field, std::string message) {
    std::size_t& count = severity == Severity::error ? errors_ : warnings_;
    if (++count > limits::report_entries) return;
    problems_.push_back({severity, record_name(), std::string(field), std::move(message)});
}

std::string ProblemList::record_name() const {
    std::string name(kind_);
    if (kind_ == "conference") return name;
    // Ids that break the rules are shown too, so anything may stand in them.
    const std::string id = text::excerpt(id_, limits::id_bytes);
    if (id.empty()) return name + " number " + std::to_string(position_ + 1);
    return name + " " + id;
}

}  // namespace foyer::programme
