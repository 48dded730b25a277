#pragma once
// What becomes of the edits that were made on this screen: sent one after the other, each once;
// what the hub is not reached for waits, what it asks about waits for staff. Holds no disk and no
// network: the desk does as it says. Pure; the times are passed in.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/outbox.h"
#include "core/sync/backoff.h"
#include "kiosk/app/staff_answers.h"

namespace foyer::kiosk {

class StaffSender {
public:
    struct Edit {
        store::WaitingEdit edit;
        int number = 0;  ///< see DeskEdit
        EditStanding standing = EditStanding::sending;
        std::string why{};
        std::vector<EditConflict> conflicts{};
        std::uint64_t revision = 0;  ///< arrived with, or in conflict at
        std::string hub_edit{};      ///< its id at the hub, once it has arrived
        std::string announced{};     ///< that of what was told with it; ""
        std::string held{};          ///< its id at the hub while that holds it; ""
        bool tried = false;          ///< it may have been done, though no answer came
        MonotonicTime arrived{};
    };

    /// An edit that is on the disk, at the end of the line.
    void add(store::WaitingEdit edit, int number);
    /// Was on the disk when the program started.
    void add_kept(store::WaitingEdit edit);

    /// The edit that is to be sent now; nullptr when none is, or one is on its way. An edit whose
    /// time has passed by is asked about instead: see `is_late`.
    template <class IsLate>
    [[nodiscard]] const Edit* next(MonotonicTime now, IsLate is_late) {
        if (!may_send(now)) return nullptr;
        for (Edit& edit : edits_) {
            if (!is_first_of_its_kind(edit)) continue;
            if (!edit.tried && is_late(edit)) {
                edit.standing = EditStanding::late;
                continue;
            }
            on_its_way_ = edit.edit.id;
            return &edit;
        }
        return nullptr;
    }
    /// When next() is worth asking again; empty when only news can change that.
    [[nodiscard]] std::optional<MonotonicTime> wakes_at() const;
    /// The hub is there again: do not wait any longer.
    void hub_seen();

    /// The answer to the edit `id` on its way. True when it is through: the disk need not hold it
    /// any more.
    [[nodiscard]] bool answered(const std::string& id, const HubReply& reply, MonotonicTime now,
                                double draw);

    /// The edits that the hub holds, by their ids there.
    [[nodiscard]] std::vector<std::string> held() const;
    /// Staff mean the edit that is asked about: it takes its place as a new one with the key
    /// `fresh`. Empty when nothing is asked about it. Call dropped() for the old one.
    [[nodiscard]] std::optional<store::WaitingEdit> meant(std::string_view id, std::string fresh,
                                                          std::string_view reason, UtcTime now);
    /// It is not to be published; true when there was such an edit.
    bool drop(std::string_view id);

    /// The programme on the screen is that of `revision`: what has arrived with it is in it.
    void shown(std::uint64_t revision, MonotonicTime now);

    [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }
    [[nodiscard]] const Edit* find(std::string_view id) const;

private:
    [[nodiscard]] bool may_send(MonotonicTime now) const;
    /// To be sent, and nothing that was made before it about the same is still open.
    [[nodiscard]] bool is_first_of_its_kind(const Edit& edit) const;
    void settle(Edit& edit, EditVerdict verdict, MonotonicTime now);

    std::vector<Edit> edits_;
    std::string on_its_way_;
    sync::Backoff backoff_;
    std::optional<MonotonicTime> waits_until_{};
};

/// How the API is called for an edit: "PATCH" for a session, "DELETE" for what is to be gone.
[[nodiscard]] std::string_view method_for(std::string_view target);
/// True for a request that takes an edit back.
[[nodiscard]] bool takes_back(std::string_view target);
[[nodiscard]] std::string undo_target(std::string_view hub_edit);
/// The target that drops an edit which the hub holds.
[[nodiscard]] std::string drop_target(std::string_view held);

/// What was made without a network is asked about again after this time, as the hub does.
inline constexpr std::chrono::hours edits_hold_for{2};

}  // namespace foyer::kiosk
