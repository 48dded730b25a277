#include "tools/hub/upcoming.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/excerpt.h"
#include "core/feed/records.h"
#include "core/programme/published_changes.h"

namespace foyer::hub {

namespace {

using feed::RecordKey;
using feed::State;
using feed::Step;
using feed::Table;
using programme::Programme;
using programme::Session;

/// How long a change is published.
constexpr std::chrono::hours change_time{24 * 3};
/// How long after its end an announcement stays in the feed.
constexpr std::chrono::hours announcement_rest{24};

bool is_old(const LoggedChange& change, UtcTime now) {
    return change.logged + change_time < now;
}

/// Drops changes that the public needs no more, and those beyond what it may have.
void drop_changes(Layers& layers, UtcTime now) {
    const auto& changes = *layers.changes;
    const std::size_t surplus =
        changes.size() > limits::changes ? changes.size() - limits::changes : 0;
    const bool any_old = std::any_of(changes.begin(), changes.end(),
                                     [&](const auto& change) { return is_old(*change, now); });
    if (surplus == 0 && !any_old) return;
    auto& list = layers.changes.change();
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(surplus));
    std::erase_if(list, [&](const auto& change) { return is_old(*change, now); });
}

void drop_announcements(Upcoming& upcoming, UtcTime now) {
    const auto is_over = [&](const programme::Announcement& announcement) {
        return announcement.until && *announcement.until + announcement_rest < now;
    };
    for (const programme::Announcement& announcement : upcoming.layers.announcements)
        if (is_over(announcement)) upcoming.touched.announcements.insert(announcement.id);
    const auto& list = *upcoming.layers.announcements;
    if (std::any_of(list.begin(), list.end(), is_over))
        std::erase_if(upcoming.layers.announcements.change(), is_over);
}

void add_news(std::vector<programme::PublishedChange> news, Layers& layers, UtcTime now) {
    if (news.empty()) return;
    auto& list = layers.changes.change();
    for (programme::PublishedChange& change : news)
        list.push_back(std::make_shared<const LoggedChange>(LoggedChange{std::move(change), now}));
    drop_changes(layers, now);
}

/// Everything that is published, looked at as a whole.
Result<Step> step_of_all(const State& published, Upcoming& upcoming, const Occasion& occasion) {
    const InForce::Next& next = upcoming.next;
    Layers& layers = upcoming.layers;
    programme::Publication publication;
    publication.programme = next.whole ? *next.whole : upcoming.in_force.programme();
    if (!occasion.first) {
        const auto before = feed::publication_of(published);
        if (!before) return before.error();
        add_news(programme::published_changes(before->programme, publication.programme,
                                              occasion.programme_time, occasion.revision),
                 layers, occasion.now);
    }
    for (const auto& change : layers.changes)
        publication.changes.push_back(change->change);
    publication.announcements = *layers.announcements;
    publication.screens = *layers.screens;
    const auto state = feed::state_of(publication, published);
    if (!state) return state.error();
    return feed::step_between(published, *state);
}

/// Writes the records that were touched, and keeps the first failure.
class StepWriter {
public:
    StepWriter(const State& published, const Upcoming& upcoming)
        : published_(published), upcoming_(upcoming) {}

    void add_sessions() {
        const InForce::Next& next = upcoming_.next;
        for (const std::string& id : upcoming_.touched.sessions) {
            const auto changed = std::find_if(next.sessions.begin(), next.sessions.end(),
                                              [&](const Session& one) { return one.id == id; });
            const Session* session = changed != next.sessions.end()
                                         ? &*changed
                                         : find_session(upcoming_.in_force.programme(), id);
            if (session != nullptr) add({Table::sessions, id}, feed::record_of(*session));
        }
    }

    /// All of them together state their order.
    void add_people() {
        const InForce::Next& next = upcoming_.next;
        programme::Publication people;
        people.programme.conference = upcoming_.in_force.programme().conference;
        people.programme.people = upcoming_.in_force.people_after(next);
        const auto state = feed::state_of(people, published_);
        if (!state) {
            keep(state.error());
            return;
        }
        for (const auto& [id, json] : state->records(Table::people))
            feed::add_to(step_, published_, {Table::people, id}, json);
        for (const auto& [id, json] : published_.records(Table::people))
            if (state->find(Table::people, id) == nullptr)
                feed::add_to(step_, published_, {Table::people, id}, std::nullopt);
    }

    template <class Record>
    void add_listed(Table table, const std::set<std::string>& ids,
                    const std::vector<Record>& list) {
        for (const std::string& id : ids) {
            const auto found = std::find_if(list.begin(), list.end(),
                                            [&](const Record& one) { return one.id == id; });
            if (found != list.end())
                add({table, id}, feed::record_of(*found));
            else
                feed::add_to(step_, published_, {table, id}, std::nullopt);
        }
    }

    /// Changes come and go, and never become others.
    void add_changes() {
        std::set<std::string_view> listed;
        for (const auto& change : upcoming_.layers.changes) {
            listed.insert(change->change.id);
            if (published_.find(Table::changes, change->change.id) == nullptr)
                add({Table::changes, change->change.id}, feed::record_of(change->change));
        }
        for (const auto& [id, json] : published_.records(Table::changes))
            if (!listed.contains(id))
                feed::add_to(step_, published_, {Table::changes, id}, std::nullopt);
    }

    [[nodiscard]] const Step& step() const { return step_; }
    Result<Step> take() {
        if (failure_) return *failure_;
        return std::move(step_);
    }
    [[nodiscard]] bool failed() const { return failure_.has_value(); }

private:
    void add(RecordKey key, Result<std::string> json) {
        if (!json)
            keep(json.error());
        else
            feed::add_to(step_, published_, std::move(key), *std::move(json));
    }
    void keep(Error error) {
        if (!failure_) failure_ = std::move(error);
    }

    const State& published_;
    const Upcoming& upcoming_;
    Step step_;
    std::optional<Error> failure_;
};

/// What the public is told of the touched sessions.
Result<std::vector<programme::PublishedChange>> news_of(const State& published, const Step& step,
                                                        const Touched& touched,
                                                        const Occasion& occasion) {
    const auto before = feed::publication_of(feed::excerpt_after(published, {}, touched.sessions));
    if (!before) return before.error();
    const auto after = feed::publication_of(feed::excerpt_after(published, step, touched.sessions));
    if (!after) return after.error();
    return programme::published_changes(before->programme, after->programme,
                                        occasion.programme_time, occasion.revision);
}

}  // namespace

Result<Step> upcoming_step(const State& published, Upcoming& upcoming, const Occasion& occasion) {
    drop_changes(upcoming.layers, occasion.now);
    if (!occasion.rehearsing) drop_announcements(upcoming, occasion.now);
    const Touched& touched = upcoming.touched;
    if (touched.everything || occasion.first) return step_of_all(published, upcoming, occasion);
    StepWriter writer(published, upcoming);
    writer.add_sessions();
    if (touched.people) writer.add_people();
    writer.add_listed(Table::announcements, touched.announcements, *upcoming.layers.announcements);
    writer.add_listed(Table::screens, touched.screens, *upcoming.layers.screens);
    if (!writer.failed() && !touched.sessions.empty()) {
        auto news = news_of(published, writer.step(), touched, occasion);
        if (!news) return news.error();
        add_news(*std::move(news), upcoming.layers, occasion.now);
    }
    writer.add_changes();
    return writer.take();
}

}  // namespace foyer::hub
