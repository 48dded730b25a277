#pragma once
// The model of the home, kept between the frames of one second: while a finger moves a list of
// rooms, or presses one, nothing of it changes. UI thread only.

#include <cstdint>
#include <string>

#include "core/time/instant.h"
#include "kiosk/screens/home_model.h"

namespace foyer::kiosk {

class HomeMemo {
public:
    /// What home_model() says. Valid until the next call.
    [[nodiscard]] const HomeModel& model(const programme::Snapshot& snapshot, UtcTime now,
                                         const Catalogue& words, const Catalogue& other);
    /// How often it had to be worked out.
    [[nodiscard]] int worked_out() const { return worked_out_; }

private:
    struct Asked {
        const programme::Snapshot* snapshot = nullptr;
        /// An address may be used again by a later programme, with another revision or storage.
        std::uint64_t revision = 0;
        const programme::Session* storage = nullptr;
        UtcTime now{};
        std::string language, other;
        friend bool operator==(const Asked&, const Asked&) = default;
    };

    Asked asked_{};
    HomeModel model_;
    int worked_out_ = 0;
};

}  // namespace foyer::kiosk
