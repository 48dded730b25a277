#include "tools/hub/upstream.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

constexpr std::string_view upstream_setting = "upstream";
/// An upstream that fails is asked more seldom, up to this many times its usual interval.
constexpr int slowest = 8;
constexpr int http_ok = 200;
constexpr int http_not_modified = 304;
/// Bytes of a failure's words that are kept.
constexpr std::size_t why_bytes = 500;

std::string member_text(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

std::string_view word_for(UpstreamState state) {
    switch (state) {
        case UpstreamState::none:
            return "none";
        case UpstreamState::ok:
            return "ok";
        case UpstreamState::held:
            return "held";
        case UpstreamState::failed:
            return "failed";
    }
    assert(false);
    return {};
}

Result<Upstream> Upstream::read(const store::Database& database) {
    Upstream upstream;
    const auto text = read_setting(database, upstream_setting);
    if (!text) return text.error();
    if (text->empty()) return upstream;
    const auto json = parse_json(*text);
    if (!json) return json.error();
    upstream.source_.url = member_text(*json, "url");
    if (const auto every = json->find("every_s");
        every != json->end() && every->is_number_integer())
        upstream.source_.every = std::chrono::seconds(every->get<std::int64_t>());
    upstream.etag_ = member_text(*json, "etag");
    upstream.last_modified_ = member_text(*json, "last_modified");
    return upstream;
}

Result<void> Upstream::write(const store::Database& database) const {
    Json json;
    json["url"] = source_.url;
    json["every_s"] = source_.every.count();
    json["etag"] = etag_;
    json["last_modified"] = last_modified_;
    return write_setting(database, upstream_setting, source_.url.empty() ? "" : write_json(json));
}

void Upstream::set(Source source, MonotonicTime now) {
    if (source.url != source_.url) {
        etag_.clear();
        last_modified_.clear();
        standing_ = {};
    }
    source_ = std::move(source);
    next_ = now;
    asked_ = false;
    failures_ = 0;
}

void Upstream::plan(MonotonicTime now) {
    asked_ = false;
    const int slower = failures_ == 0 ? 1 : std::min(1 << std::min(failures_ - 1, 3), slowest);
    next_ = now + source_.every * slower;
}

std::optional<UpstreamRequest> Upstream::due(MonotonicTime now) {
    if (source_.url.empty() || asked_ || now < next_) return std::nullopt;
    asked_ = true;
    return UpstreamRequest{source_.url, etag_, last_modified_, limits::upload_bytes};
}

std::optional<MonotonicTime> Upstream::next() const {
    if (source_.url.empty() || asked_) return std::nullopt;
    return next_;
}

bool Upstream::answered(const UpstreamAnswer& answer, MonotonicTime now, UtcTime wall) {
    if (!asked_) return false;
    standing_.last_check = wall;
    const bool fine = answer.status == http_ok || answer.status == http_not_modified;
    failures_ = fine ? 0 : failures_ + 1;
    plan(now);
    if (!fine) {
        standing_.state = UpstreamState::failed;
        standing_.why = text::excerpt(
            answer.status == 0 ? answer.failure
                               : "The upstream answered " + std::to_string(answer.status) + ".",
            why_bytes);
        return false;
    }
    if (answer.status == http_ok) return true;
    // What is held stays held until staff decide.
    if (standing_.state != UpstreamState::held) {
        standing_.state = UpstreamState::ok;
        standing_.why.clear();
    }
    return false;
}

void Upstream::imported(const UpstreamAnswer& answer, UpstreamState state, const std::string& why,
                        bool changed, UtcTime wall) {
    standing_.state = state;
    standing_.why = text::excerpt(why, why_bytes);
    if (changed) standing_.last_change = wall;
    const bool taken = state == UpstreamState::ok || state == UpstreamState::held;
    etag_ = taken ? answer.etag : "";
    last_modified_ = taken ? answer.last_modified : "";
}

}  // namespace foyer::hub
