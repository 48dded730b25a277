#pragma once
// The staff code of this screen on its disk: a salted hash in a file of the kiosk alone, the wrong
// tries in another beside it. One thread; looking at a code takes a tenth of a second.

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "kiosk/state/code_lock.h"

namespace foyer::kiosk {

/// Where the code of the screen with the store `db` is.
[[nodiscard]] std::filesystem::path code_file(const std::filesystem::path& db);

/// Keeps `code` for the screen with the store `db`. usage when it is not six digits, or is one that
/// everybody tries first.
[[nodiscard]] Result<void> set_code(const std::filesystem::path& db, std::string_view code);

class StaffCode {
public:
    /// `clock` outlives it.
    StaffCode(std::filesystem::path db, const Clock& clock);

    /// True when there is a code to be asked for. Why a file that is there cannot be used goes into
    /// `why`.
    [[nodiscard]] bool is_set(std::string& why) const;
    /// Looks at `code`; false when it is wrong, or the pad is locked. The try is on the disk before
    /// the code is looked at.
    [[nodiscard]] bool check(std::string_view code);
    [[nodiscard]] const CodeLock& lock() const { return lock_; }

private:
    [[nodiscard]] CodeLock::Now now() const;
    void keep_tries() const;

    std::filesystem::path db_;
    const Clock& clock_;
    CodeLock lock_;
};

}  // namespace foyer::kiosk
