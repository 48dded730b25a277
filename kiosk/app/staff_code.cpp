#include "kiosk/app/staff_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/feed/password_hash.h"
#include "kiosk/state/staff.h"
#include "platform/private_file.h"
#include "platform/randomness.h"

namespace foyer::kiosk {

namespace {

/// A hash and its parameters have 120 bytes.
constexpr std::size_t code_file_bytes = 1024;
constexpr std::size_t tries_file_bytes = 64;

std::filesystem::path tries_file(const std::filesystem::path& db) {
    return db.string() + ".tries";
}

bool is_too_easy(std::string_view code) {
    int same = 0, up = 0, down = 0;
    for (std::size_t i = 1; i < code.size(); ++i) {
        same += code[i] == code[i - 1] ? 1 : 0;
        up += code[i] == code[i - 1] + 1 ? 1 : 0;
        down += code[i] == code[i - 1] - 1 ? 1 : 0;
    }
    const int steps = static_cast<int>(code.size()) - 1;
    return std::max({same, up, down}) == steps;
}

}  // namespace

std::filesystem::path code_file(const std::filesystem::path& db) {
    return db.string() + ".pin";
}

Result<void> set_code(const std::filesystem::path& db, std::string_view code) {
    const bool digits = code.size() == pin_length &&
                        std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return Error{ErrorKind::usage, "a staff code has six digits; nothing was changed"};
    if (is_too_easy(code))
        return Error{ErrorKind::usage,
                     "everybody tries this code first; choose another one, nothing was changed"};
    std::array<std::uint8_t, 16> salt{};
    platform::fill_with_randomness(salt);
    const auto hash = feed::hash_password(code, salt, {});
    if (!hash) return hash.error();
    return platform::write_private_file(code_file(db), *hash + "\n");
}

StaffCode::StaffCode(std::filesystem::path db, const Clock& clock)
    : db_(std::move(db)), clock_(clock) {
    const auto kept = read_file(tries_file(db_), tries_file_bytes);
    const bool none = !kept && kept.error().kind == ErrorKind::not_found;
    lock_ = CodeLock::restored(none ? std::string() : kept ? *kept : std::string("?"), now());
}

CodeLock::Now StaffCode::now() const {
    return {std::chrono::floor<std::chrono::seconds>(clock_.wall()), clock_.monotonic()};
}

bool StaffCode::is_set(std::string& why) const {
    why.clear();
    if (db_.empty()) return false;
    const auto kept = platform::read_private_file(code_file(db_), code_file_bytes);
    if (kept) return true;
    if (kept.error().kind != ErrorKind::not_found) why = kept.error().detail;
    return false;
}

bool StaffCode::check(std::string_view code) {
    if (!lock_.takes(clock_.monotonic())) return false;
    const auto kept = platform::read_private_file(code_file(db_), code_file_bytes);
    if (!kept) return false;
    lock_.begin(now());
    keep_tries();
    const auto right = feed::is_password(code, text::trim(*kept));
    if (!right || !*right) return false;
    lock_.right();
    keep_tries();
    return true;
}

void StaffCode::keep_tries() const {
    // Where the disk takes nothing the count still holds until the next start.
    static_cast<void>(platform::write_private_file(tries_file(db_), lock_.kept()));
}

}  // namespace foyer::kiosk
