#include "tests/whole/simulated_hub.h"

#include "core/feed/received_revision.h"
#include "core/formats/export.h"
#include "core/store/store.h"
#include "tests/hub/hub_rig.h"
#include "tools/hub/hub_settings.h"

namespace foyer::test {

namespace fs = std::filesystem;

namespace {

/// What no disk may do to a hub: a disk that lies about its syncs loses what it promised.
constexpr std::array honest_losses{sim::Loss::nothing, sim::Loss::all, sim::Loss::some,
                                   sim::Loss::torn, sim::Loss::garbage};

void replace_folder(const fs::path& folder, const fs::path& by) {
    fs::remove_all(folder);
    fs::rename(by, folder);
}

}  // namespace

SimulatedHub::SimulatedHub(Timeline& timeline, Random& random)
    : clock(timeline), timeline_(timeline), random_(random), randomness_(counted_randomness()) {
    make();
}

void SimulatedHub::make() {
    hub::InitOptions options;
    options.database = database_;
    options.programme = formats::write_foyer_json(hub_programme());
    must(hub::init_hub(options, clock, randomness_));
    // The file stays as a sign that there is a database; from now on it lies on the disk.
    disk_.load({{database_.string(), tests::read_file(database_)}});
    start();
}

std::string SimulatedHub::editor(const std::string& name) {
    return must(hub_->create_token({name, hub::Role::editor, {}})).secret;
}

void SimulatedHub::start() {
    if (runs()) return;
    hub::HubOptions options;
    options.database = database_;
    options.version = "simulated";
    options.on_step = [this](hub::PublishStep step) { on_step(step); };
    steps_to_live_.reset();
    store::Store::use_vfs(disk_.name());
    auto opened = hub::Hub::open(options, clock, randomness_);
    store::Store::use_vfs("");
    if (!opened) {
        broken = "the hub does not start again: " + opened.error().detail;
        return;
    }
    hub_.emplace(*std::move(opened));
    const auto draw = [this] { return static_cast<double>(random_.below(1000)) / 1000.0; };
    application_.emplace(hub::FeedSettings{hub_->feed_folder()}, draw, store_access());
    served_.reset();
    note_head();
}

hub::StoreAccess SimulatedHub::store_access() {
    hub::StoreAccess store;
    store.ask = [this](const hub::HttpRequest& request, const hub::HttpReply& reply) {
        hub::HttpResponse answer = hub_->answer(request);
        // Who asked a hub that died over the request hears nothing.
        if (!cut_) reply(std::move(answer));
        return true;
    };
    store.seen = [this](const std::vector<hub::ScreenReport>& reports) {
        std::vector<hub::ScreenSeen> seen;
        for (const auto& report : reports)
            seen.push_back({report.id, report.epoch, report.revision, report.state,
                            std::chrono::floor<std::chrono::seconds>(clock.wall())});
        hub_->screens_seen(seen);
    };
    return store;
}

hub::RequestNumber SimulatedHub::ask(hub::HttpRequest request, Caller caller) {
    const hub::RequestNumber number = ++last_number_;
    if (!runs()) {
        caller.broke();
        return number;
    }
    request.number = number;
    request.at = timeline_.now();
    callers_[number] = std::move(caller.broke);
    application_->handle(std::move(request),
                         [this, number, reply = std::move(caller.reply)](hub::HttpResponse answer) {
                             callers_.erase(number);
                             reply(std::move(answer));
                         });
    settle();
    return number;
}

void SimulatedHub::leave(hub::RequestNumber number) {
    callers_.erase(number);
    if (application_) application_->gone(number);
}

std::optional<MonotonicTime> SimulatedHub::next() const {
    if (!runs()) return {};
    const auto parked = application_->next_tick();
    return parked ? std::min(*parked, hub_->next_tick()) : hub_->next_tick();
}

void SimulatedHub::run() {
    if (!runs()) return;
    if (hub_->next_tick() <= timeline_.now()) hub_->tick();
    if (!cut_) application_->tick(timeline_.now());
    settle();
}

void SimulatedHub::cut_power() {
    if (!runs()) return;
    cut_ = Cut{disk_.steps().size(), false};
    die();
}

void SimulatedHub::on_step(hub::PublishStep step) {
    const std::size_t before = std::exchange(steps_seen_, disk_.steps().size());
    if (cut_ || !steps_to_live_) return;
    if (*steps_to_live_ > 0) {
        --*steps_to_live_;
        return;
    }
    // The hub goes on as if nothing had happened; what it does from here on is undone.
    std::size_t at = steps_seen_;
    const bool wrote_rows = step == hub::PublishStep::committed || step == hub::PublishStep::noted;
    if (wrote_rows && at > before) at = before + random_.below(at - before + 1);
    cut_ = Cut{at, true};
    fs::copy(hub::default_feed_folder(database_), folder_ / "feed-then",
             fs::copy_options::recursive);
}

void SimulatedHub::settle() {
    if (cut_)
        die();
    else
        note_head();
}

void SimulatedHub::die() {
    const Cut cut = *cut_;
    const sim::Loss loss = random_.pick(honest_losses);
    const sim::Image left = disk_.after_power_cut(cut.disk_steps, loss, random_.below(1U << 30));
    application_.reset();
    hub_.reset();
    cut_.reset();
    disk_.load(left);
    steps_seen_ = 0;
    if (cut.while_publishing)
        replace_folder(hub::default_feed_folder(database_), folder_ / "feed-then");
    ++deaths;
    deaths_while_publishing += cut.while_publishing ? 1 : 0;
    for (const auto& [number, broke] : std::exchange(callers_, {}))
        broke();
    if (died) died();
}

void SimulatedHub::note_head() {
    const hub::SharedHead head = hub_->head();
    if (served_ && served_->etag == head->etag) return;
    served_ = head;
    newest_ = must(feed::read_kept_head(head->bytes));
    const auto [known, is_new] =
        published_.try_emplace({head->epoch, head->revision}, newest_.state.blake2b);
    if (!is_new && known->second != newest_.state.blake2b)
        broken = "revision " + std::to_string(head->revision) + " was published twice";
    if (is_new && known != std::prev(published_.end())) broken = "the hub went back";
    served_heads_.push_back(head->bytes);
    application_->publish(head);
}

bool SimulatedHub::was_published(const feed::Position& place, const feed::Digest& state) const {
    const auto found = published_.find({place.epoch, place.revision});
    return found != published_.end() && found->second == state;
}

std::vector<std::string> SimulatedHub::audit() {
    std::vector<std::string> lines;
    const auto take = [&](std::string_view line) { lines.emplace_back(line); };
    const auto whole = hub_->verify_audit();
    if (!whole) broken = whole.error().detail;
    if (const auto read = hub_->export_audit(take); !read) broken = read.error().detail;
    return lines;
}

}  // namespace foyer::test
