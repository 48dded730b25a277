#include "kiosk/app/hub_follower.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "kiosk/app/picture_sender.h"
#include "kiosk/app/reporter.h"
#include "kiosk/app/sample.h"
#include "kiosk/app/screen_id.h"
#include "platform/build_time.h"
#include "platform/feed_source.h"
#include "platform/network_watch.h"
#include "platform/process.h"
#include "platform/randomness.h"

namespace foyer::kiosk {

namespace {

ProgrammeClock clock_for(const feed::Rehearsal& rehearsal, const sync::ScreenTime& time) {
    const MonotonicTime since = time.at - (time.estimate - rehearsal.since);
    return ProgrammeClock(std::chrono::floor<std::chrono::seconds>(rehearsal.at), since,
                          static_cast<double>(rehearsal.speed_thousandths) / 1000.0);
}

void log_line(const std::string& line) {
    std::fprintf(stderr, "foyer: %s\n", line.c_str());
}

}  // namespace

HubReports::HubReports(std::string screen, std::filesystem::path sample,
                       std::function<void(ProgrammeReport)> leave,
                       std::function<void(const std::string&)> log,
                       std::function<void(const std::string&)> asked)
    : sample_(std::move(sample)),
      leave_(std::move(leave)),
      log_(std::move(log)),
      asked_(std::move(asked)) {
    report_.screen = std::move(screen);
}

void HubReports::begin() {
    if (report_.snapshot) return;
    show_sample();
    changed_ = true;
    settled();
}

void HubReports::show_sample() {
    auto sample = read_sample(sample_);
    drop_notice(NoticeKind::sample_shown);
    if (!sample) {
        set_notice(NoticeKind::no_programme, sample.error().detail);
        return;
    }
    report_.snapshot = programme::Snapshot::build(*std::move(sample), 0);
    report_.origin = Origin::sample;
    report_.confirmed.reset();
    set_notice(NoticeKind::sample_shown, {});
}

void HubReports::shown(const sync::SharedRevision& revision) {
    if (revision) {
        report_.snapshot = revision->snapshot;
        report_.origin = Origin::hub;
        drop_notice(NoticeKind::sample_shown);
        drop_notice(NoticeKind::no_programme);
        log_("shows revision " + std::to_string(revision->head.position.revision));
    } else {
        show_sample();
    }
    changed_ = true;
}

void HubReports::proven(std::optional<MonotonicTime> at) {
    report_.confirmed = at;
    changed_ = true;
}

void HubReports::graded(FreshnessGrade grade) {
    log_("the programme is " + std::string(word_for(grade)));
}

void HubReports::time_learned(const sync::ScreenTime& time) {
    report_.clock_unsure = time.unsure;
    report_.rehearsal.reset();
    if (time.rehearsal) report_.rehearsal = clock_for(*time.rehearsal, time);
    changed_ = true;
}

void HubReports::root_trusted(const feed::Root& root) {
    report_.root_fingerprint = feed::fingerprint(root);
    changed_ = true;
    log_("trusts root " + std::to_string(root.version) + " of feed " + root.feed +
         ", fingerprint " + report_.root_fingerprint);
}

void HubReports::store_rebuilt(const store::OpenReport& report) {
    std::string detail = report.why;
    if (report.set_aside) detail += "; the damaged file is kept as " + report.set_aside->string();
    detail += "; the programme was taken from " + report.rebuilt_from.value_or("nowhere");
    set_notice(NoticeKind::store_rebuilt, std::move(detail));
    changed_ = true;
}

void HubReports::told(const sync::Report& report) {
    using sync::News;
    log_(std::string(sync::word_for(report.news)) + ": " + report.message);
    if (report.news == News::disk_failed) {
        set_notice(NoticeKind::store_write_failed, report.message);
    } else if (report.news == News::disk_good) {
        drop_notice(NoticeKind::store_write_failed);
    } else {
        return;
    }
    changed_ = true;
}

void HubReports::set_notice(NoticeKind kind, std::string detail) {
    drop_notice(kind);
    report_.notices.push_back({kind, std::move(detail)});
}

void HubReports::drop_notice(NoticeKind kind) {
    std::erase_if(report_.notices, [&](const Notice& notice) { return notice.kind == kind; });
}

void HubReports::settled() {
    if (!std::exchange(changed_, false)) return;
    leave_(report_);
}

HubFollower::HubFollower(const KeeperOptions& keeper, const FollowOptions& follow,
                         BackgroundParts parts)
    : keeper_(keeper),
      follow_(follow),
      parts_(std::move(parts)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

HubFollower::~HubFollower() = default;

void HubFollower::run(const std::stop_token& stop) {
    const auto followed = follow(stop);
    if (followed) return;
    ProgrammeReport report;
    report.fatal = followed.error();
    parts_.reports.put(std::move(report));
    parts_.wake();
}

void HubFollower::ask_for_picture(const std::string& ticket) {
    if (!parts_.pictures) return;
    parts_.pictures->asked.put(ticket);
    parts_.wake();
}

Result<void> HubFollower::follow(const std::stop_token& stop) {
    std::string root;
    if (!follow_.trust.empty()) {
        auto read = read_file(follow_.trust, limits::root_bytes);
        if (!read) return read.error();
        root = *std::move(read);
    }
    const std::string screen =
        follow_.screen.empty() ? kept_screen_id(keeper_.db, platform::host_name()) : follow_.screen;
    platform::CurlOptions curl;
    curl.extra_authorities = follow_.authority;
    auto feed = platform::open_feed_source(follow_.feed, curl);
    if (!feed) return feed.error();

    Reporter reporter(parts_);
    HubReports reports(
        screen, keeper_.sample,
        [&reporter](ProgrammeReport report) { reporter.leave(std::move(report)); }, log_line,
        [this](const std::string& ticket) { ask_for_picture(ticket); });
    std::optional<PictureSender> sender;
    if (parts_.pictures)
        sender.emplace(picture_address(feed->address, screen), curl, *parts_.pictures, log_line);
    sync::WorkerOptions options{
        {{feed->address}, screen, platform::build_day()}, keeper_.db, std::move(root)};
    sync::SyncWorker worker(std::move(options), *feed->transport, parts_.clock,
                            platform::random_fraction, reports);
    const auto opened = worker.open();
    if (!opened) return opened.error();
    parts_.trace.stage("store read");
    reports.begin();
    // Without it the screen learns of a network by asking.
    const auto watch = platform::NetworkWatch::start([&worker] { worker.network_up(); });
    if (!watch) log_line(watch.error().detail);
    worker.run(stop);
    return {};
}

}  // namespace foyer::kiosk
