#pragma once
// Where the files of a feed lie: in a folder, or behind an address.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "platform/http_client.h"

namespace foyer::foyerctl {

class FeedPlace {
public:
    /// `where` is a folder, or an address that begins with http:// or https://. `authority` as in
    /// HubAccess.
    [[nodiscard]] static Result<FeedPlace> at(const std::string& where,
                                              const std::string& authority);

    /// The bytes of a file of the feed ("head", "root/1.json"). The message of a failure names it.
    [[nodiscard]] Result<std::string> read(const std::string& path, std::size_t limit_bytes);
    /// The place of a file, for a person.
    [[nodiscard]] std::string name_of(const std::string& path) const { return where_ + path; }

private:
    explicit FeedPlace(std::string where) : where_(std::move(where)) {}
    std::string where_;  // ends with "/"
    std::optional<platform::HttpClient> http_;
};

}  // namespace foyer::foyerctl
