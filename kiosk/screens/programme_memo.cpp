#include "kiosk/screens/programme_memo.h"

#include "kiosk/screens/programme_model.h"

namespace foyer::kiosk {

const std::vector<programme::SessionIndex>& ProgrammeMemo::sessions(
    const programme::Snapshot& snapshot, const programme::DaySessions& day,
    const ProgrammeChoices& choices) {
    const auto& all = snapshot.programme().sessions;
    Choice choice{.snapshot = &snapshot,
                  .revision = snapshot.revision(),
                  .storage = all.data(),
                  .count = all.size(),
                  .day = day.day,
                  .room = choices.room,
                  .track = choices.track,
                  .kind = choices.kind,
                  .language = choices.language};
    if (choice == choice_) return sessions_;
    choice_ = std::move(choice);
    sessions_ = selection(snapshot, day, choices);
    list_.reset();
    grid_.reset();
    ++worked_out_;
    return sessions_;
}

const TimedList& ProgrammeMemo::list(const programme::Snapshot& snapshot,
                                     const std::string& language, const TimedMeasures& measures) {
    if (!list_ || list_->language != language || !(list_->measures == measures)) {
        list_ = List{language, measures, list_layout(snapshot, sessions_, language, measures)};
        ++worked_out_;
    }
    return list_->layout;
}

const GridLayout& ProgrammeMemo::grid(const programme::Snapshot& snapshot,
                                      std::vector<GridGhost> ghosts, const GridMeasures& measures) {
    if (!grid_ || !(grid_->measures == measures) || grid_->ghosts != ghosts) {
        GridLayout layout = grid_layout(snapshot, choice_.day, sessions_, ghosts, measures);
        grid_ = Grid{std::move(ghosts), measures, std::move(layout)};
        ++worked_out_;
    }
    return grid_->layout;
}

}  // namespace foyer::kiosk
