#pragma once
// The desk behind the staff pages, as the loop sees it: is told what staff do, and leaves what it
// knows. A seam, so that tests stand in for disk and hub. UI thread.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/time/clock.h"
#include "kiosk/state/staff_report.h"
#include "kiosk/state/staff_request.h"

namespace foyer::kiosk {

namespace desk {

/// Is this the code?
struct CheckCode {
    std::string digits;
};
/// Staff have published the edit `number`.
struct Publish {
    int number = 0;
    std::vector<StaffRequest> requests;
};
/// Takes back the edit `number`, wherever it has come to.
struct TakeBack {
    int number = 0;
};
/// Takes back an edit of anybody, by its id at the hub.
struct TakeBackOne {
    std::string edit;
};
/// What is asked about the edit `id` is meant so.
struct Keep {
    std::string id;
    std::string reason;  ///< said where a clash is passed
};
struct Drop {
    std::string id;
};
/// Staff are at the screen, or have gone.
struct Attend {
    bool there = false;
};
/// The programme that the screen has been told to show.
struct Show {
    std::shared_ptr<const programme::Snapshot> snapshot;
    ProgrammeClock clock;
};
/// The hub has just been heard of.
struct HubSeen {};

}  // namespace desk

using DeskCommand = std::variant<desk::CheckCode, desk::Publish, desk::TakeBack, desk::TakeBackOne,
                                 desk::Keep, desk::Drop, desk::Attend, desk::Show, desk::HubSeen>;

class StaffDesk {
public:
    virtual ~StaffDesk() = default;
    /// Returns at once.
    virtual void tell(DeskCommand command) = 0;
    /// What it knows, where that has changed since the last call.
    [[nodiscard]] virtual std::optional<StaffReport> take() = 0;
};

}  // namespace foyer::kiosk
