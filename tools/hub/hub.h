#pragma once
// The hub without its network: its database, staff edits, imports and publications, and the logic
// of the API. It lives on one thread, the store thread, which alone opens the database (`<db>.lock`
// is held). The network queues requests and acknowledgements for it and receives a PublishedHead
// after each publication.
//
// A turn of the store thread: answer what is queued, screens_seen, hand over head() where it is
// another one than before, tick when next_tick() has come, hand over again.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "tools/hub/http.h"
#include "tools/hub/passwords.h"
#include "tools/hub/picture_desk.h"
#include "tools/hub/publish_step.h"
#include "tools/hub/published_head.h"
#include "tools/hub/tokens.h"
#include "tools/hub/upstream.h"

namespace foyer::hub {

/// Fills the bytes with what nobody can foretell.
using Randomness = std::function<void(std::span<std::uint8_t>)>;

/// A simulated clock that the hub and all its screens follow.
struct RehearsalStart {
    UtcTime at{};
    double speed = 1.0;  ///< 0 to 1,000
};

struct HubOptions {
    std::filesystem::path database;
    /// Folder of the feed; "" is `<db>.feed`.
    std::filesystem::path feed;
    std::optional<RehearsalStart> rehearsal;  ///< begins when the hub is opened
    std::string version;                      ///< of this program, for people
    /// What each password costs.
    feed::PasswordCost password_cost = {};
    /// Called after each step of a publication; for tests that stop the program there.
    std::function<void(PublishStep)> on_step = nullptr;
};

/// What is new on a hub, as numbers that grow.
struct HubNews {
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    std::uint64_t rows = 0;     ///< planned edits, imports, accounts …
    std::uint64_t screens = 0;  ///< what screens show, and which there are
    friend bool operator==(const HubNews&, const HubNews&) = default;
};

/// What a request for the head says about its screen: `Foyer-Screen: <id>; at=3.411; state=ok`.
struct ScreenSeen {
    std::string screen;
    std::uint64_t epoch = 0;  ///< 0: it holds nothing yet
    std::uint64_t revision = 0;
    std::string state;  ///< words for people ("ok"); at most limits::line_bytes are kept
    UtcTime at{};       ///< wall clock of the hub
};

class Hub {
public:
    /// Opens the database that init_hub made; brings its schema up to date and completes a
    /// publication that was cut short. The clock outlives the hub.
    [[nodiscard]] static Result<Hub> open(HubOptions options, const Clock& clock,
                                          Randomness randomness);
    Hub(Hub&&) noexcept;
    Hub& operator=(Hub&&) noexcept;
    ~Hub();

    /// Answers a request below /api/v1/. Never fails: what goes wrong is an answer. Takes a tenth
    /// of a second where there is a password.
    [[nodiscard]] HttpResponse answer(const HttpRequest& request);
    /// The same in two steps, so that passwords are worked on elsewhere: the answer, or what must
    /// be done before finish() gives it.
    [[nodiscard]] std::variant<HttpResponse, PasswordWork> begin(const HttpRequest& request);
    [[nodiscard]] HttpResponse finish(const HttpRequest& request, const PasswordResult& passwords);

    /// Does what is due: publications that were gathered or timed, beats, backups, tidying up. What
    /// goes wrong is told by GET status and tried again.
    void tick();
    /// When tick() has something to do next.
    [[nodiscard]] MonotonicTime next_tick() const;

    /// What open pages should know of.
    [[nodiscard]] HubNews news() const;

    /// The newest head; never null.
    [[nodiscard]] SharedHead head() const;
    /// The folder whose files the network serves below /feed/.
    [[nodiscard]] const std::filesystem::path& feed_folder() const;

    /// Notes what screens show; several of one screen are in order.
    void screens_seen(std::span<const ScreenSeen> seen);

    /// What screens are to be told: staff want to see what they show. Each wish once.
    [[nodiscard]] std::vector<PictureWish> take_picture_wishes();

    /// The upstream schedule that should be fetched now; empty when none is due. Asked again only
    /// after upstream_answered.
    [[nodiscard]] std::optional<UpstreamRequest> upstream_due();
    /// Takes what the fetch gave.
    void upstream_answered(const UpstreamAnswer& answer);

    /// For the command line, while no server runs.
    [[nodiscard]] Result<NewToken> create_token(const TokenWish& wish);
    [[nodiscard]] std::vector<TokenFacts> tokens() const;
    /// not_found when there is no such token.
    [[nodiscard]] Result<void> revoke_token(const std::string& id);
    /// Lets the hub publish again after its database was restored from a backup: jumps ahead of
    /// every revision that a screen was seen to hold, and publishes. Gives the new revision.
    [[nodiscard]] Result<std::uint64_t> recover();
    /// Checks the chain of the audit; gives the number of its entries. damaged, naming the first
    /// entry that is not what was written.
    [[nodiscard]] Result<std::uint64_t> verify_audit() const;
    /// Hands over each audit entry as one line of JSON without its newline.
    [[nodiscard]] Result<void> export_audit(
        const std::function<void(std::string_view line)>& take) const;
    /// Copies every file of the feed that the head needs, then the head, into another folder: for
    /// any web server.
    [[nodiscard]] Result<void> publish_to(const std::filesystem::path& folder) const;

private:
    struct Parts;
    explicit Hub(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace foyer::hub
