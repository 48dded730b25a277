#include "tests/tidy/source.h"

#include "core/base/text.h"

namespace foyer::tidy {
namespace {

/// Walks over C++ text and blanks what is not code. Strings may be kept, for #include lines.
class Blanker {
public:
    enum class Strings { blank, keep };

    Blanker(std::string_view text, Strings strings) : out_(text), strings_(strings) {}

    std::string run() {
        while (at_ < out_.size()) {
            if (looking_at("//")) {
                blank_until("\n", 0);
            } else if (looking_at("/*")) {
                blank_until("*/", 2);
            } else if (looking_at("R\"")) {
                blank_raw_string();
            } else if (out_[at_] == '"') {
                blank_literal('"');
            } else if (out_[at_] == '\'' && !is_digit_separator()) {
                blank_literal('\'');
            } else {
                ++at_;
            }
        }
        return std::move(out_);
    }

private:
    bool looking_at(std::string_view what) const {
        return std::string_view(out_).substr(at_, what.size()) == what;
    }

    bool is_digit_separator() const {
        if (at_ == 0) return false;
        const char before = out_[at_ - 1];
        return (before >= '0' && before <= '9') || (before >= 'a' && before <= 'f') ||
               (before >= 'A' && before <= 'F');
    }

    void blank_to(std::size_t end) {
        for (; at_ < end && at_ < out_.size(); ++at_)
            if (out_[at_] != '\n') out_[at_] = ' ';
    }

    void blank_until(std::string_view end_mark, std::size_t with) {
        const std::size_t end = out_.find(end_mark, at_ + 2 * (with > 0 ? 1 : 0));
        blank_to(end == std::string::npos ? out_.size() : end + with);
    }

    void blank_raw_string() {
        const std::size_t open = out_.find('(', at_);
        if (open == std::string::npos) {
            ++at_;
            return;
        }
        std::string close(1, ')');
        close.append(out_, at_ + 2, open - at_ - 2);
        close += '"';
        const std::size_t end = out_.find(close, open);
        blank_to(end == std::string::npos ? out_.size() : end + close.size());
    }

    void blank_literal(char quote) {
        std::size_t end = at_ + 1;
        while (end < out_.size() && out_[end] != quote && out_[end] != '\n')
            end += out_[end] == '\\' ? 2 : 1;
        if (strings_ == Strings::keep)
            at_ = end + 1;
        else
            blank_to(end + 1);
    }

    std::string out_;
    Strings strings_;
    std::size_t at_ = 0;
};

}  // namespace

std::string code_of(std::string_view text) {
    return Blanker(text, Blanker::Strings::blank).run();
}

std::vector<Include> includes_of(std::string_view text) {
    const std::string code = Blanker(text, Blanker::Strings::keep).run();
    std::vector<Include> found;
    std::size_t number = 0;
    for (std::string_view line : lines_of(code)) {
        ++number;
        line = text::trim(line);
        if (!line.starts_with('#')) continue;
        line = text::trim(line.substr(1));
        if (!line.starts_with("include")) continue;
        line = text::trim(line.substr(7));
        if (line.size() < 2 || (line.front() != '"' && line.front() != '<')) continue;
        const std::size_t end = line.find(line.front() == '<' ? '>' : '"', 1);
        found.push_back({std::string(line.substr(1, end - 1)), number});
    }
    return found;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool is_in(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool is_cpp(std::string_view path) {
    return path.ends_with(".cpp") || path.ends_with(".h");
}

}  // namespace foyer::tidy
