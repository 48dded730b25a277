#include "kiosk/app/programme_source.h"

#include <system_error>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

namespace fs = std::filesystem;

SourceLook unreadable(std::string why) {
    return {SourceLook::Kind::unreadable, {}, {ErrorKind::unreadable, std::move(why)}};
}

}  // namespace

std::optional<FileSource::Stamp> FileSource::stamp() const {
    std::error_code failed;
    const auto written = fs::last_write_time(path_, failed);
    if (failed) return {};
    const auto bytes = fs::file_size(path_, failed);
    if (failed) return {};
    return Stamp{written, bytes};
}

SourceLook FileSource::look(const std::stop_token& /*stop*/) {
    // Taken before reading: what changes while we read is seen the next time.
    const auto now = stamp();
    if (now && now == read_) return {};
    auto bytes = read_file(path_, limits::import_bytes);
    read_.reset();
    if (!bytes) return {SourceLook::Kind::unreadable, {}, bytes.error()};
    read_ = now;
    return {SourceLook::Kind::content, *std::move(bytes), {ErrorKind::unreadable, {}}};
}

SourceLook UrlSource::look(const std::stop_token& stop) {
    platform::HttpCall call = platform::conditional_get(url_, etag_, last_modified_);
    call.limit_bytes = limits::import_bytes;
    call.give_up = [&stop] { return stop.stop_requested(); };
    platform::HttpEnding ending = send_(call);
    if (const auto* failure = std::get_if<sync::TransportFailure>(&ending))
        return unreadable(platform::explain(*failure, url_));
    auto& answer = std::get<platform::HttpAnswer>(ending);
    const bool conditional = !etag_.empty() || !last_modified_.empty();
    if (answer.status == sync::status_not_modified && conditional) return {};
    if (answer.status != sync::status_ok) {
        forget();
        return unreadable(url_ + " answered with status " + std::to_string(answer.status) +
                          "; is the address still right?");
    }
    etag_ = std::move(answer.etag);
    last_modified_ = std::move(answer.last_modified);
    return {SourceLook::Kind::content, std::move(answer.body), {ErrorKind::unreadable, {}}};
}

void UrlSource::forget() {
    etag_.clear();
    last_modified_.clear();
}

bool is_web_address(const std::string& source) {
    const std::string scheme = text::lower_case(source.substr(0, source.find(':')));
    return (scheme == "http" || scheme == "https") && source.compare(scheme.size(), 3, "://") == 0;
}

Result<std::unique_ptr<ProgrammeSource>> open_source(const std::string& address) {
    if (!is_web_address(address))
        return std::unique_ptr<ProgrammeSource>(std::make_unique<FileSource>(address));
    auto client = platform::HttpClient::create();
    if (!client) return client.error();
    auto shared = std::make_shared<platform::HttpClient>(*std::move(client));
    return std::unique_ptr<ProgrammeSource>(std::make_unique<UrlSource>(
        address, [shared](const platform::HttpCall& call) { return shared->send(call); }));
}

}  // namespace foyer::kiosk
