#pragma once
// Recognises records that a file names again and again. One thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace foyer::formats {

/// Records by the source's key and by name. One key with two names makes two records, because
/// merged files use one key for different things; a record without key is the first of its name.
template <class Record>
class Registry {
public:
    [[nodiscard]] std::optional<std::size_t> find(std::string_view key,
                                                  std::string_view name) const {
        const auto found = by_key_and_name_.find(joined(key, name));
        if (found != by_key_and_name_.end()) return found->second;
        const auto named = by_name_.find(std::string(name));
        if (named == by_name_.end()) return std::nullopt;
        // A name alone stands for the first record of that name, and that for the name alone.
        if (key.empty() || !has_key_[named->second]) return named->second;
        return std::nullopt;
    }

    /// Makes the record at `index` known under one more name, unless that is taken.
    void also_called(std::size_t index, std::string_view key, std::string_view name) {
        by_key_and_name_.try_emplace(joined(key, name), index);
        by_name_.try_emplace(std::string(name), index);
        if (!key.empty()) has_key_[index] = true;
    }

    std::size_t add(Record record, std::string_view key, std::string_view name) {
        records_.push_back(std::move(record));
        has_key_.push_back(false);
        also_called(records_.size() - 1, key, name);
        return records_.size() - 1;
    }

    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] Record& operator[](std::size_t index) { return records_[index]; }

private:
    static std::string joined(std::string_view key, std::string_view name) {
        std::string both;
        both.reserve(key.size() + name.size() + 1);
        both.append(key).push_back('\0');
        both.append(name);
        return both;
    }

    std::vector<Record> records_;
    std::vector<bool> has_key_;
    std::unordered_map<std::string, std::size_t> by_key_and_name_;
    std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace foyer::formats
