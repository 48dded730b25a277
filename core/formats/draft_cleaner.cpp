#include "core/formats/draft_cleaner.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/formats/html_tags.h"
#include "core/formats/markup.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

/// Bytes of a text that are handed to the report, which shortens them once more.
constexpr std::size_t reported_bytes = 1024;
/// Bytes of markup that are read for one text: tags and addresses of links may be several times as
/// long as the words.
constexpr std::size_t markup_bytes = 8 * limits::text_bytes;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// No more than one empty line in a row, none at the ends, no spaces at the ends of lines.
std::string tidied(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t breaks = 0;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, length);
        text.remove_prefix(std::min(length + 1, text.size()));
        while (!line.empty() && is_space(line.back()))
            line.remove_suffix(1);
        if (line.empty()) {
            breaks = std::max<std::size_t>(breaks, 1) + 1;
            continue;
        }
        if (!out.empty()) out.append(std::clamp<std::size_t>(breaks, 1, 2), '\n');
        out.append(line);
        breaks = 1;
    }
    return out;
}

/// Whether `raw` differs from `clean` by more than its line ends.
bool changed(std::string_view raw, std::string_view clean) {
    if (raw == clean) return false;
    if (raw.find('\r') == std::string_view::npos && raw.find('\t') == std::string_view::npos)
        return true;
    std::string plain;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') continue;
        plain.push_back(raw[i] == '\r' ? '\n' : raw[i] == '\t' ? ' ' : raw[i]);
    }
    return plain != clean;
}

/// Whether two texts differ in nothing but ASCII white space.
bool same_but_for_spaces(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    for (;;) {
        while (i < a.size() && is_space(a[i]))
            ++i;
        while (j < b.size() && is_space(b[j]))
            ++j;
        if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
        if (a[i++] != b[j++]) return false;
    }
}

std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto both = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(both.first - a.begin());
}

/// The words around a byte of a long text.
std::string excerpt(std::string_view text, std::size_t at) {
    constexpr std::size_t before = 30;
    std::size_t begin = at > before ? at - before : 0;
    while (begin > 0 && begin < text.size() &&
           (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    return (begin > 0 ? "…" : "") +
           std::string(text.substr(std::min(begin, text.size()), 3 * before));
}

constexpr const char* why_cleaned =
    "characters that cannot be shown, or another form of the same characters";
constexpr const char* why_cut = "the text is longer than a programme may hold";

bool has_scheme(std::string_view address, std::string_view scheme) {
    return address.size() > scheme.size() &&
           equal_ignoring_case(address.substr(0, scheme.size()), scheme);
}

/// "www.cadus.org", "example.org/talk": a host without its scheme, not the name of a file.
bool begins_with_host(std::string_view address) {
    constexpr std::array<std::string_view, 20> file_endings{
        "pdf",  "html", "htm", "odp",  "ods", "odt", "ppt", "pptx", "png", "jpg",
        "jpeg", "svg",  "gif", "webp", "zip", "txt", "md",  "php",  "mp4", "webm"};
    const std::string_view host = address.substr(0, address.find_first_of("/?#"));
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || host.find(':') != host.npos) return false;
    const std::string_view ending = host.substr(dot + 1);
    const bool letters = std::all_of(ending.begin(), ending.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return letters && ending.size() >= 2 &&
           std::none_of(file_endings.begin(), file_endings.end(),
                        [&](std::string_view file) { return equal_ignoring_case(file, ending); });
}

/// `relative` as seen from the web address `base`.
std::string resolved(std::string_view base, std::string_view relative) {
    const std::size_t host = base.find("//") + 2;
    const std::size_t path = std::min(base.find('/', host), base.size());
    if (relative.substr(0, 2) == "//")
        return std::string(base.substr(0, host - 2)) + std::string(relative);
    if (relative.front() == '/') return std::string(base.substr(0, path)) + std::string(relative);
    std::string whole(base);
    if (whole.back() != '/') whole.push_back('/');
    return whole + std::string(relative);
}

bool is_web(std::string_view address) {
    return has_scheme(address, "http://") || has_scheme(address, "https://");
}

}  // namespace

void DraftCleaner::report(const Place& place, std::string_view field, std::string_view was,
                          std::string_view now, std::string why) {
    report_.repaired({std::string(place.where), std::string(place.session), std::string(field),
                      std::string(was.substr(0, reported_bytes)),
                      std::string(now.substr(0, reported_bytes)), std::move(why)});
}

std::string DraftCleaner::line(std::string_view raw, std::string_view field, const Place& place) {
    if (raw.empty()) return {};
    // Beyond this nothing can be left of a line, however many of its bytes are dropped.
    const bool absurd = raw.size() > limits::text_bytes;
    std::string clean = text::sanitise_line(absurd ? raw.substr(0, limits::text_bytes) : raw);
    if (absurd || clean.size() > limits::line_bytes) {
        clean = std::string(text::trim(text::cut(clean, limits::line_bytes)));
        report(place, field, raw, clean, why_cut);
    } else if (clean != text::trim(raw)) {
        report_cleaning(raw, clean, field, place);
    }
    return clean;
}

void DraftCleaner::report_cleaning(std::string_view raw, std::string_view clean,
                                   std::string_view field, const Place& place) {
    if (!same_but_for_spaces(raw, clean)) return report(place, field, raw, clean, why_cleaned);
    // In names and titles people see them; in the words of a link or a type nobody does.
    if (field == "name" || field == "title") report(place, field, raw, clean, "repeated spaces");
}

std::string DraftCleaner::paragraphs(std::string_view raw, Markup markup, std::string_view field,
                                     const Place& place) {
    const std::string_view bounded = raw.substr(0, markup_bytes);
    if (text::trim(bounded).empty()) return {};
    std::string plain;
    if (markup == Markup::rich)
        plain = plain_text(text::is_utf8(bounded) ? bounded : text::sanitise(bounded));
    else
        plain = bounded;
    const std::string clean = text::sanitise(plain);
    const bool repaired = changed(plain, clean);
    std::string tidy = tidied(clean);
    if (raw.size() > bounded.size() || tidy.size() > limits::text_bytes) {
        tidy = tidied(text::cut(tidy, limits::text_bytes));
        report(place, field, raw, tidy, why_cut);
    } else if (repaired) {
        const std::size_t at = first_difference(plain, clean);
        report(place, field, excerpt(plain, at), excerpt(clean, at), why_cleaned);
    }
    return tidy;
}

std::string DraftCleaner::tag_for(std::string_view language) const {
    if (language.empty()) return language_tag(options_.language).value_or("");
    return language_tag(language).value_or("");
}

programme::LocalizedText DraftCleaner::lines(const programme::LocalizedText& raw,
                                             std::string_view field, const Place& place) {
    programme::LocalizedText clean;
    for (const auto& [language, text] : raw.entries()) {
        if (clean.entries().size() >= limits::languages_per_text) {
            report(place, field, text, "",
                   "a text may have " + std::to_string(limits::languages_per_text) + " languages");
            break;
        }
        clean.set(tag_for(language), line(text, field, place));
    }
    return clean;
}

programme::LocalizedText DraftCleaner::paragraphs(const programme::LocalizedText& raw,
                                                  Markup markup, std::string_view field,
                                                  const Place& place) {
    programme::LocalizedText clean;
    for (const auto& [language, text] : raw.entries()) {
        if (clean.entries().size() >= limits::languages_per_text) {
            report(place, field, text, "",
                   "a text may have " + std::to_string(limits::languages_per_text) + " languages");
            break;
        }
        clean.set(tag_for(language), paragraphs(text, markup, field, place));
    }
    return clean;
}

std::string DraftCleaner::address(std::string_view raw, std::string_view base,
                                  std::string_view field, const Place& place) {
    std::string_view trimmed = text::trim(raw);
    if (trimmed.empty()) return {};
    if (trimmed.size() > limits::line_bytes) {
        report(place, field, raw, "", "an address longer than any browser takes");
        return {};
    }
    std::string clean = text::sanitise_line(trimmed);
    std::string result;
    const bool sound = clean.find_first_of(" \"<>\\") == std::string::npos;
    if (sound && (is_web(clean) || has_scheme(clean, "mailto:"))) {
        result = clean;
    } else if (sound && begins_with_host(clean)) {
        result = "https://" + clean;
        report(place, field, raw, result, "an address without its scheme");
    } else if (sound && !clean.empty() && is_web(base) &&
               clean.substr(0, clean.find('/')).find(':') == std::string::npos) {
        // Relative addresses are right in their own place; here they need their base.
        result = resolved(base, clean);
    }
    if (result.empty() || result.size() > limits::line_bytes) {
        const bool relative = sound && !clean.empty() && clean.front() == '/';
        report(place, field, raw, "",
               relative ? "a relative address, and the file does not say relative to what"
                        : "not an address of the web");
        return {};
    }
    return result;
}

std::vector<programme::Link> DraftCleaner::links(const std::vector<programme::Link>& raw,
                                                 std::string_view base, std::string_view field,
                                                 const Place& place) {
    std::vector<programme::Link> clean;
    for (const programme::Link& link : raw) {
        if (clean.size() == limits::links_per_session) {
            report(place, field, std::to_string(raw.size()) + " links",
                   std::to_string(limits::links_per_session) + " links",
                   "more than a session may have");
            break;
        }
        // Some files give the address as the words of the link and leave its own field empty.
        std::string url = address(link.url.empty() ? link.title : link.url, base, field, place);
        if (url.empty()) continue;
        std::string title = line(link.title, field, place);
        if (title == link.url || title == url) title.clear();
        clean.push_back({std::move(url), std::move(title)});
    }
    return clean;
}

std::string DraftCleaner::language(std::string_view raw, const Place& place) {
    if (text::trim(raw).empty()) return {};
    const std::optional<std::string> tag = language_tag(raw);
    if (!tag) report(place, "language", raw, "", "not a language that a BCP 47 tag names");
    return tag.value_or("");
}

std::string DraftCleaner::color(std::string_view raw, const Place& place) {
    const std::string_view trimmed = text::trim(raw);
    if (trimmed.empty()) return {};
    const std::string lower = text::lower_case(trimmed);
    const bool digits =
        lower[0] == '#' && lower.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
    if (digits && lower.size() == 7) return lower;
    if (digits && lower.size() == 4)
        return {'#', lower[1], lower[1], lower[2], lower[2], lower[3], lower[3]};
    report(place, "color", raw, "", "not a colour of the form #rrggbb");
    return {};
}

}  // namespace foyer::formats
