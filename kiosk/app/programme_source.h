#pragma once
// Where a programme is read from again and again: a file, or an address on the network. One thread.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "platform/http_client.h"

namespace foyer::kiosk {

/// What one look at a source found.
struct SourceLook {
    enum class Kind {
        unchanged,   ///< what was found last is still there
        content,     ///< something else than last
        unreadable,  ///< it cannot be read
    };
    Kind kind = Kind::unchanged;
    std::string bytes;  ///< of `content`
    Error error{ErrorKind::unreadable, {}};
};

class ProgrammeSource {
public:
    virtual ~ProgrammeSource() = default;
    /// Blocks until it is read, or `stop` is requested.
    [[nodiscard]] virtual SourceLook look(const std::stop_token& stop) = 0;
    /// The next look reads it again, whatever it finds.
    virtual void forget() = 0;
};

/// A file is read when its size or time of writing differ.
class FileSource final : public ProgrammeSource {
public:
    explicit FileSource(std::filesystem::path path) : path_(std::move(path)) {}
    [[nodiscard]] SourceLook look(const std::stop_token& stop) override;
    void forget() override { read_.reset(); }

private:
    struct Stamp {
        std::filesystem::file_time_type written;
        std::uintmax_t bytes;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    [[nodiscard]] std::optional<Stamp> stamp() const;

    std::filesystem::path path_;
    std::optional<Stamp> read_;
};

/// An address is asked with the validators of what came last (RFC 9110, 13.1).
class UrlSource final : public ProgrammeSource {
public:
    using Send = std::function<platform::HttpEnding(const platform::HttpCall&)>;
    UrlSource(std::string url, Send send) : url_(std::move(url)), send_(std::move(send)) {}
    [[nodiscard]] SourceLook look(const std::stop_token& stop) override;
    void forget() override;

private:
    std::string url_;
    Send send_;
    std::string etag_, last_modified_;
};

/// True for what UrlSource reads: "http://…" and "https://…".
[[nodiscard]] bool is_web_address(const std::string& source);

/// The source at `address`. Fails when the network cannot be used at all.
[[nodiscard]] Result<std::unique_ptr<ProgrammeSource>> open_source(const std::string& address);

}  // namespace foyer::kiosk
