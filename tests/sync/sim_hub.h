#pragma once
// A hub in virtual time: it publishes random programmes, remembers everything that it ever signed,
// and serves it as itself, which holds requests, or as a mirror, which lags and does not.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/sync/events.h"
#include "core/sync/transport.h"
#include "core/time/clock.h"
#include "tests/support/feed.h"
#include "tests/support/random_publication.h"
#include "tests/sync/sim_clock.h"

namespace foyer::test {

inline const std::vector<std::string> simulated_feeds = {"https://hub.example/feed/",
                                                         "http://mirror.example/feed/"};

class SimHub {
public:
    explicit SimHub(std::uint64_t seed)
        : programmes_(seed, FullProgrammes(seed, most_people)), last_(programmes_.make(6)) {
        feed.issued = {};
    }

    /// The next revision. With `forked` somebody signs another one of that number.
    void publish(MonotonicTime now, bool forked) {
        programme::Publication next = programmes_.step(last_);
        next.programme.conference.version = std::to_string(feed.revision + 1);
        // Feed::publish signs a second later than before, so that no two instants are equal.
        feed.issued = std::max(feed.issued, simulated_wall(now) - std::chrono::seconds{1});
        const std::string fork = forked ? sign_fork(next) : std::string();
        feed.publish(next);
        last_ = std::move(next);
        remember(now);
        if (forked) old_heads.push_back(fork);
    }

    /// Signs the newest revision anew.
    void beat(MonotonicTime now) {
        ++feed.beat;
        feed.issued = std::max(feed.issued + std::chrono::seconds{1}, simulated_wall(now));
        remember(now);
    }

    [[nodiscard]] sync::Answer serve(const sync::Request& request, MonotonicTime now) const {
        const bool mirror = request.url.starts_with(simulated_feeds[1]);
        const std::string path = request.url.substr(simulated_feeds[mirror ? 1 : 0].size());
        sync::Answer answer;
        answer.status = 200;
        answer.content_type = "application/octet-stream";
        answer.date = simulated_date(simulated_wall(now));
        if (path == "root/1.json") {
            answer.body = root_file(feed.root, feed.root_key);
        } else if (path == "head") {
            const Signed& head = head_at(mirror ? now - mirror_lag : now);
            answer.etag = head.etag;
            if (request.if_none_match == head.etag)
                answer.status = 304;
            else
                answer.body = head.file;
            if (request.is_parked() && !mirror) answer.preference_applied = "wait";
        } else if (const auto found = feed.files.find(path); found != feed.files.end()) {
            answer.body = found->second;
        } else {
            answer.status = 404;
        }
        return answer;
    }

    /// True when the hub would hold this request.
    [[nodiscard]] bool holds(const sync::Request& request) const {
        return request.is_parked() && request.url.starts_with(simulated_feeds[0]) &&
               request.if_none_match == heads_.back().etag;
    }

    /// True when `hash` was ever signed as the state of `place`.
    [[nodiscard]] bool was_signed(const sync::Shown& place, const feed::Digest& hash) const {
        const auto found = signed_.find(place.revision);
        return place.epoch == 1 && found != signed_.end() && found->second.contains(hash);
    }

    /// Reads a proven state as a kiosk does. What can be read hangs on nothing but the state, so
    /// that each is read once, whoever applies it.
    [[nodiscard]] Result<void> read(const feed::State& state, const feed::Digest& hash) const {
        if (readable_.contains(hash)) return {};
        if (auto readable = feed::publication_of(state); !readable) return readable.error();
        readable_.insert(hash);
        return {};
    }

    Feed feed;
    std::vector<std::string> old_heads;  ///< also those of forks

private:
    struct Signed {
        MonotonicTime since;
        std::string file;
        std::string etag;
    };
    static constexpr std::chrono::seconds mirror_lag{20};
    /// Enough to be changed and removed; more would only cost time that is better spent on seeds.
    static constexpr std::size_t most_people = 5;

    void remember(MonotonicTime now) {
        std::string etag = '"' + std::to_string(feed.revision) + '.' + std::to_string(feed.beat);
        heads_.push_back({now, feed.head_file(), std::move(etag) + '"'});
        old_heads.push_back(heads_.back().file);
        signed_[feed.revision].insert(feed.made.proof.blake2b);
    }

    [[nodiscard]] const Signed& head_at(MonotonicTime now) const {
        std::size_t at = heads_.size() - 1;
        while (at > 0 && heads_[at].since > now)
            --at;
        return heads_[at];
    }

    /// A head of the next revision with another content; its documents are served as well.
    std::string sign_fork(programme::Publication next) {
        const feed::State state = feed.state;
        const auto history = feed.history;
        const auto snapshot = feed.snapshot;
        const auto issued = feed.issued;
        // A record that no delta of the hub removes: who applied it needs the snapshot.
        next.programme.sponsors.push_back({"fork", "Fork", {}, "", "", {}});
        feed.publish(next);
        std::string file = feed.head_file();
        signed_[feed.revision].insert(feed.made.proof.blake2b);
        feed.state = state;
        feed.history = history;
        feed.snapshot = snapshot;
        feed.issued = issued;
        --feed.revision;
        return file;
    }

    RandomPublications programmes_;
    programme::Publication last_;
    std::vector<Signed> heads_;
    std::map<std::uint64_t, std::set<feed::Digest>> signed_;
    mutable std::set<feed::Digest> readable_;
};

}  // namespace foyer::test
