#pragma once
// Where a value stands in a JSON document. Made on the stack while reading and written out only
// when something has to be reported.

#include <cstddef>
#include <string>
#include <string_view>

namespace foyer::formats {

/// A place in a JSON document. A place made from another one points at it: the parent must live as
/// long as the child.
class JsonPlace {
public:
    /// The whole document.
    JsonPlace() = default;

    [[nodiscard]] JsonPlace member(std::string_view name) const { return {this, name, 0}; }
    [[nodiscard]] JsonPlace element(std::size_t index) const { return {this, {}, index}; }

    /// RFC 6901 ("/sessions/3/title"); the whole document is "/".
    [[nodiscard]] std::string pointer() const;

private:
    JsonPlace(const JsonPlace* parent, std::string_view name, std::size_t index)
        : parent_(parent), name_(name), index_(index) {}
    void append_to(std::string& pointer) const;

    const JsonPlace* parent_ = nullptr;
    std::string_view name_;  ///< data() is null for an element of a list
    std::size_t index_ = 0;
};

}  // namespace foyer::formats
