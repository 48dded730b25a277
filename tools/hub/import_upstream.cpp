#include "tools/hub/import_upstream.h"

#include "tools/hub/importing.h"

namespace foyer::hub {

namespace {

UpstreamState state_after(const ReadyImport& ready) {
    const bool waits = ready.fate == ImportFate::hold ||
                       (ready.fate == ImportFate::ignored && ready.row.state == ImportState::held);
    return waits ? UpstreamState::held : UpstreamState::ok;
}

std::string why_after(const ReadyImport& ready) {
    if (state_after(ready) == UpstreamState::held)
        return "The upstream loses much of the programme; accept or reject import " + ready.row.id +
               ".";
    if (ready.fate == ImportFate::ignored)
        return ready.row.ended_by + " has rejected what the upstream has now.";
    return {};
}

}  // namespace

void import_upstream(ApiContext& context, const UpstreamAnswer& answer, Moment moment) {
    Upstream& upstream = context.upstream;
    const auto failed = [&](const std::string& why) {
        upstream.imported(answer, UpstreamState::failed, why, false, moment.now());
    };
    auto options = usual_import(context.desk.database());
    if (!options) return failed(options.error().detail);
    ImportWish wish;
    wish.bytes = answer.body;
    wish.options = *std::move(options);
    wish.options.name = upstream.source().url;
    wish.id = fresh_id(context);
    auto prepared =
        prepare_import(context.desk, moment, {std::string(upstream_actor), ""}, std::move(wish));
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return failed(refusal->message);
    auto& ready = std::get<ReadyImport>(prepared);
    const UpstreamState state = state_after(ready);
    std::string why = why_after(ready);
    const bool changed = ready.fate == ImportFate::publish || ready.fate == ImportFate::hold;
    if (changed) {
        // The validators live with what they are of.
        upstream.imported(answer, state, why, true, moment.now());
        const Upstream kept = upstream;
        ready.turn.rows.push_back(
            [kept](const store::Database& database) { return kept.write(database); });
    }
    const auto revision = finish_import(context.desk, std::move(ready));
    if (!revision) return failed(revision.error().detail);
    upstream.imported(answer, state, std::move(why), changed, moment.now());
}

}  // namespace foyer::hub
