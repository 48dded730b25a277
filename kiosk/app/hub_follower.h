#pragma once
// The background thread of a screen that follows a hub: runs the sync and turns what it tells into
// reports for the UI thread. Until the first revision it shows the sample, and says so.

#include <optional>
#include <string>
#include <thread>

#include "core/sync/sync_worker.h"
#include "kiosk/app/background.h"

namespace foyer::kiosk {

/// Turns what the sync tells into reports. Sync thread.
class HubReports final : public sync::SyncListener {
public:
    /// `screen`: record id of this screen. `leave` is given each new report, `log` each line for
    /// the log, `asked` the ticket of each picture that staff want to see.
    HubReports(
        std::string screen, std::filesystem::path sample,
        std::function<void(ProgrammeReport)> leave, std::function<void(const std::string&)> log,
        std::function<void(const std::string& ticket)> asked = [](const std::string&) {});

    /// Nothing of the feed is there yet: shows the sample.
    void begin();

    void shown(const sync::SharedRevision& revision) override;
    void proven(std::optional<MonotonicTime> at) override;
    void graded(FreshnessGrade grade) override;
    void time_learned(const sync::ScreenTime& time) override;
    void root_trusted(const feed::Root& root) override;
    void store_rebuilt(const store::OpenReport& report) override;
    void told(const sync::Report& report) override;
    void asked_for_picture(const std::string& ticket) override { asked_(ticket); }
    /// Leaves one report of all that changed, so that no half of it is ever drawn.
    void settled() override;

private:
    void show_sample();
    void set_notice(NoticeKind kind, std::string detail);
    void drop_notice(NoticeKind kind);

    std::filesystem::path sample_;
    std::function<void(ProgrammeReport)> leave_;
    std::function<void(const std::string&)> log_;
    std::function<void(const std::string&)> asked_;
    ProgrammeReport report_;
    bool changed_ = false;
};

class HubFollower final : public Background {
public:
    HubFollower(const KeeperOptions& keeper, const FollowOptions& follow, BackgroundParts parts);
    ~HubFollower() override;

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] Result<void> follow(const std::stop_token& stop);
    void ask_for_picture(const std::string& ticket);

    KeeperOptions keeper_;
    FollowOptions follow_;
    BackgroundParts parts_;
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace foyer::kiosk
