#pragma once
// The hub itself in virtual time, without sockets: its database on a disk that loses what no sync
// has brought there when the power is cut, its feed in a folder. Whoever asks is told when the
// connection breaks.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/feed/head.h"
#include "tests/sim/disk.h"
#include "tests/support/random_programme.h"
#include "tests/support/temp_folder.h"
#include "tests/whole/timeline.h"
#include "tools/hub/hub.h"
#include "tools/hub/hub_application.h"

namespace foyer::test {

class SimulatedHub {
public:
    SimulatedHub(Timeline& timeline, Random& random);

    /// Starts unless it runs.
    void start();
    [[nodiscard]] bool runs() const { return hub_.has_value(); }
    /// The power is cut now, between two requests.
    void cut_power();
    /// The power is cut at one of the next steps of publications.
    void cut_power_at_a_step() { steps_to_live_ = random_.below(9); }

    /// Who asks: gets an answer, or hears that the connection broke.
    struct Caller {
        hub::HttpReply reply;
        std::function<void()> broke;
    };
    hub::RequestNumber ask(hub::HttpRequest request, Caller caller);
    /// Who asked has gone.
    void leave(hub::RequestNumber number);

    /// When it has something to do by itself.
    [[nodiscard]] std::optional<MonotonicTime> next() const;
    void run();

    /// True when a head of this place with this state was ever served.
    [[nodiscard]] bool was_published(const feed::Position& place, const feed::Digest& state) const;
    [[nodiscard]] const feed::Head& newest() const { return newest_; }
    [[nodiscard]] const std::vector<std::string>& served_heads() const { return served_heads_; }
    /// The lines of the audit, when its chain is whole.
    [[nodiscard]] std::vector<std::string> audit();

    SimulatedClock clock;
    std::function<void()> died;  ///< is told of each power cut
    std::string broken;          ///< what an invariant found; "" while all of them hold
    std::size_t deaths = 0;      ///< power cuts
    std::size_t deaths_while_publishing = 0;

    [[nodiscard]] std::string editor(const std::string& name);

private:
    /// Where the power is cut.
    struct Cut {
        std::size_t disk_steps = 0;
        bool while_publishing = false;
    };

    void make();
    void on_step(hub::PublishStep step);
    void settle();
    void die();
    void note_head();
    [[nodiscard]] hub::StoreAccess store_access();

    Timeline& timeline_;
    Random& random_;
    tests::TempFolder folder_;
    std::filesystem::path database_ = folder_ / "hub.db";
    sim::Disk disk_{"whole_hub"};
    hub::Randomness randomness_;
    std::optional<hub::Hub> hub_;
    std::optional<hub::HubApplication> application_;
    hub::SharedHead served_;

    std::optional<Cut> cut_;
    std::optional<std::uint64_t> steps_to_live_;
    std::size_t steps_seen_ = 0;  ///< of the disk, at the last step of a publication
    hub::RequestNumber last_number_ = 0;
    std::map<hub::RequestNumber, std::function<void()>> callers_;

    feed::Head newest_;
    std::vector<std::string> served_heads_;
    std::map<std::pair<std::uint64_t, std::uint64_t>, feed::Digest> published_;
};

}  // namespace foyer::test
