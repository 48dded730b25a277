#include "core/formats/json_place.h"

namespace foyer::formats {

void JsonPlace::append_to(std::string& pointer) const {
    if (parent_ == nullptr) return;
    parent_->append_to(pointer);
    pointer += '/';
    if (name_.data() == nullptr) {
        pointer += std::to_string(index_);
        return;
    }
    for (const char c : name_) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

std::string JsonPlace::pointer() const {
    std::string pointer;
    append_to(pointer);
    return pointer.empty() ? "/" : pointer;
}

}  // namespace foyer::formats
