#include "tools/hub/feed_files.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"

namespace foyer::hub {

namespace {

/// Bytes of the hash in the name of a document: 16 hexadecimal digits.
constexpr std::size_t name_hash_digits = 16;
/// Digits of the largest number of a feed.
constexpr std::size_t number_digits = 16;
/// Paths remembered of files that may be in memory; beyond it those that are not are forgotten.
constexpr std::size_t known_paths = 256;

/// A number as the feed writes it, without leading zeros, at the front of `text`, and `after` it.
bool take_number(std::string_view& text, char after) {
    const std::size_t end = text.find(after);
    if (end == std::string_view::npos || end == 0 || end > number_digits) return false;
    const std::string_view number = text.substr(0, end);
    if (number.front() == '0' && number.size() > 1) return false;
    if (!std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    text.remove_prefix(end + 1);
    return true;
}

bool is_hash(std::string_view text) {
    return text.size() == name_hash_digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

bool is_feed_path(std::string_view path) {
    if (path.starts_with("root/")) {
        path.remove_prefix(5);
        return take_number(path, '.') && path == "json";
    }
    const bool delta = path.starts_with("d/");
    if (!delta && !path.starts_with("s/")) return false;
    path.remove_prefix(2);
    // Epoch and revision, and between them the base of a delta.
    for (int numbers = delta ? 3 : 2; numbers > 0; --numbers)
        if (!take_number(path, '-')) return false;
    return path.ends_with(".json.gz") && is_hash(path.substr(0, path.size() - 8));
}

Result<std::shared_ptr<const std::string>> FeedFiles::read(std::string_view path) {
    if (!is_feed_path(path)) return Error{ErrorKind::not_found, "A feed has no file of this name."};
    const auto known = known_.find(path);
    if (known != known_.end())
        if (auto bytes = known->second.lock()) return bytes;
    const std::filesystem::path place = folder_ / path;
    std::error_code failed;
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(place, failed)))
        return Error{ErrorKind::not_found, "The feed does not have this file (any more)."};
    auto content = read_file(place, limits::document_bytes);
    if (!content) return content.error();
    auto bytes = std::make_shared<const std::string>(std::move(content).value());
    if (known_.size() >= known_paths)
        std::erase_if(known_, [](const auto& entry) { return entry.second.expired(); });
    known_[std::string(path)] = bytes;
    keep(bytes);
    return bytes;
}

void FeedFiles::keep(const Bytes& bytes) {
    if (bytes->size() > kept_limit_) return;
    kept_.push_back(bytes);
    kept_bytes_ += bytes->size();
    while (kept_bytes_ > kept_limit_) {
        kept_bytes_ -= kept_.front()->size();
        kept_.pop_front();
    }
}

}  // namespace foyer::hub
