#include "core/formats/plain_writer.h"

namespace foyer::formats {

void PlainWriter::write_break() {
    if (!out_.empty() && break_ > 0) out_.append(static_cast<std::size_t>(break_), '\n');
    if (item_) {
        out_.append("- ");
        in_list_ = true;
    } else if (break_ == 2) {
        in_list_ = false;
    }
    if (space_ && break_ == 0 && !item_) out_.push_back(' ');
    out_.append(indent_, ' ');
    break_ = 0;
    item_ = space_ = false;
    indent_ = 0;
}

std::string PlainWriter::finish() && {
    std::sort(taken_back_.begin(), taken_back_.end());
    std::string text;
    text.reserve(out_.size());
    std::size_t copied = 0;
    for (const auto& [position, length] : taken_back_) {
        text.append(out_, copied, position - copied);
        copied = position + length;
    }
    text.append(out_, copied);
    return text;
}

}  // namespace foyer::formats
