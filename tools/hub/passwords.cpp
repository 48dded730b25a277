#include "tools/hub/passwords.h"

#include <utility>

namespace foyer::hub {

namespace {

/// Work that waits; beyond it people are asked to come later. Two threads do this in two seconds.
constexpr std::size_t most_jobs = 32;
constexpr std::chrono::hours job_patience{1};

}  // namespace

PasswordResult do_password_work(const PasswordWork& work) {
    PasswordResult result;
    result.kept = work.kept;
    result.made = work.made;
    if (!work.kept.empty()) {
        const auto matches = feed::is_password(work.given, work.kept);
        result.failed = !matches;
        result.matches = matches && *matches;
    } else if (work.fresh.empty()) {
        // As much work as for somebody who is known, so that the time does not tell.
        result.failed = !feed::hash_password(work.given, work.salt, work.cost);
    }
    if (!work.fresh.empty() && !result.failed) {
        auto kept = feed::hash_password(work.fresh, work.salt, work.cost);
        result.failed = !kept;
        if (kept) result.fresh_kept = *std::move(kept);
    }
    return result;
}

std::string readable_password(const std::array<std::uint8_t, 16>& random) {
    // No letters that look alike.
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789z";
    static_assert(letters.size() == 32);
    constexpr std::size_t group = 4;
    std::string out;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i > 0 && i % group == 0) out += '-';
        out += letters[random[i] % letters.size()];
    }
    return out;
}

bool PasswordDesk::ask(PasswordWork work, Done done) {
    bool queued = false;
    jobs_.change([&](std::deque<Job>& jobs) {
        queued = jobs.size() < most_jobs;
        if (queued) jobs.push_back({std::move(work), std::move(done)});
    });
    return queued;
}

void PasswordDesk::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const bool there = jobs_.wait_for(
            stop, job_patience, [](const std::deque<Job>& jobs) { return !jobs.empty(); });
        if (!there) continue;
        auto job = jobs_.with([](std::deque<Job>& jobs) -> std::optional<Job> {
            if (jobs.empty()) return std::nullopt;
            Job first = std::move(jobs.front());
            jobs.pop_front();
            return first;
        });
        if (job) job->done(do_password_work(job->work));
    }
}

}  // namespace foyer::hub
