#pragma once
// One text in several languages.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::programme {

/// A text per language. Languages are BCP 47 tags in lower case ("fr", "pt-br"); "" stands for a
/// text whose language the source did not state. Kept sorted by tag, at most one entry a tag.
class LocalizedText {
public:
    LocalizedText() = default;
    /// A text whose language is not stated.
    explicit LocalizedText(std::string text);
    LocalizedText(std::string_view language, std::string text);

    /// Sets the text of `language`; an empty text removes it.
    void set(std::string_view language, std::string text);

    /// The text for a reader of `language`: that language, its primary subtag ("pt" for "pt-br"),
    /// another variant of it, the unstated one, English, else the first. "" when there is none.
    [[nodiscard]] std::string_view in(std::string_view language) const;

    [[nodiscard]] bool empty() const { return entries_.empty(); }
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& entries() const {
        return entries_;
    }

    friend bool operator==(const LocalizedText&, const LocalizedText&) = default;

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

}  // namespace foyer::programme
