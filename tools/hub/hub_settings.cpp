#include "tools/hub/hub_settings.h"

#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/fields.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

constexpr std::uint64_t fastest_thousandths = 1'000'000;

std::int64_t milliseconds_of(feed::SignedTime time) {
    return time.time_since_epoch().count();
}

/// Reads a setting that is "" or an object.
Result<void> read_object(const store::Database& database, std::string_view name,
                         const std::function<void(feed::Fields&)>& take) {
    const auto json = read_setting(database, name);
    if (!json) return json.error();
    if (json->empty()) return {};
    const auto value = feed::Value::parse(*json);
    if (!value) return value.error();
    feed::Faults faults;
    feed::Fields fields(*value, std::string(name), faults);
    take(fields);
    if (faults.any()) return faults.first();
    return {};
}

}  // namespace

std::string write_rehearsal(const feed::Rehearsal& rehearsal) {
    feed::CanonicalWriter out;
    out.open_object();
    out.integer("at", milliseconds_of(rehearsal.at));
    out.integer("since", milliseconds_of(rehearsal.since));
    out.integer("speed_thousandths", row_number(rehearsal.speed_thousandths));
    out.close_object();
    return out.take().value();
}

std::string write_ahead(const Ahead& ahead) {
    feed::CanonicalWriter out;
    out.open_object();
    out.integer("epoch", row_number(ahead.epoch));
    out.integer("revision", row_number(ahead.revision));
    out.text("where", ahead.where);
    out.close_object();
    return out.take().value();
}

Result<HubSettings> read_hub_settings(const store::Database& database) {
    HubSettings settings;
    constexpr feed::Range any_time{0, limits::feed_number};
    auto done = read_object(database, rehearsal_setting, [&](feed::Fields& fields) {
        feed::Rehearsal rehearsal;
        const auto time = [&](std::string_view name) {
            return feed::SignedTime(
                std::chrono::milliseconds(fields.required_number(name, any_time)));
        };
        rehearsal.at = time("at");
        rehearsal.since = time("since");
        rehearsal.speed_thousandths = static_cast<std::uint64_t>(fields.required_number(
            "speed_thousandths", {0, static_cast<std::int64_t>(fastest_thousandths)}));
        settings.rehearsal = rehearsal;
    });
    if (!done) return done.error();
    done = read_object(database, ahead_setting, [&](feed::Fields& fields) {
        settings.ahead =
            Ahead{fields.required_count("epoch", 0), fields.required_count("revision", 0),
                  fields.exact_text("where", limits::line_bytes)};
    });
    if (!done) return done.error();
    done = read_object(database, waiting_setting, [&](feed::Fields& fields) {
        settings.waiting.hold = std::chrono::seconds(fields.required_number("hold_s", {1, 60}));
        settings.waiting.poll = std::chrono::seconds(fields.required_number("poll_s", {1, 3600}));
        settings.waiting.spread =
            std::chrono::milliseconds(fields.required_number("spread_ms", {0, 60'000}));
    });
    if (!done) return done.error();
    done = read_object(database, mirrors_setting, [&](feed::Fields& fields) {
        for (const feed::Value& mirror : fields.list("mirrors", limits::mirrors))
            if (mirror.kind() == feed::Value::Kind::text) settings.mirrors.push_back(mirror.text());
    });
    if (!done) return done.error();
    return settings;
}

}  // namespace foyer::hub
