#include "kiosk/state/code_lock.h"

#include <doctest/doctest.h>

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

constexpr UtcTime lock_noon{std::chrono::hours(12)};
constexpr MonotonicTime lock_start{std::chrono::hours(100)};

CodeLock::Now after(std::chrono::seconds passed) {
    return {lock_noon + passed, lock_start + passed};
}

CodeLock after_misses(int misses) {
    CodeLock lock = CodeLock::restored("", after(0s));
    for (int i = 0; i < misses; ++i)
        lock.begin(after(0s));
    return lock;
}

}  // namespace

TEST_CASE("four wrong codes leave one try, the fifth locks for a minute") {
    const CodeLock four = after_misses(4);
    CHECK(four.takes(lock_start));
    CHECK(four.tries_left(lock_start) == 1);
    const CodeLock five = after_misses(5);
    CHECK_FALSE(five.takes(lock_start));
    CHECK(five.tries_left(lock_start) == 0);
    CHECK_FALSE(five.takes(lock_start + 59s));
    CHECK(five.takes(lock_start + 60s));
    CHECK(five.tries_left(lock_start + 60s) == most_tries);
}

TEST_CASE("after a lock the count begins anew") {
    CodeLock lock = after_misses(5);
    lock.begin(after(61s));
    CHECK(lock.tries_left(lock_start + 61s) == 4);
    CHECK(lock.takes(lock_start + 61s));
}

TEST_CASE("a right code forgives what was wrong, also the last try") {
    CodeLock lock = after_misses(5);
    lock.right();
    CHECK(lock.takes(lock_start));
    CHECK(lock.tries_left(lock_start) == most_tries);
    CHECK(lock.kept() == "misses 0\n");
}

TEST_CASE("tries and a lock outlive a restart") {
    CHECK(CodeLock::restored(after_misses(3).kept(), after(0s)).tries_left(lock_start) == 2);
    const std::string kept = after_misses(5).kept();
    const CodeLock later = CodeLock::restored(kept, after(20s));
    CHECK(later.locked_until(lock_start + 20s) == lock_start + 60s);
    CHECK(CodeLock::restored(kept, after(60s)).takes(lock_start + 60s));
}

TEST_CASE("a clock that was set back makes nobody wait for more than a minute") {
    const CodeLock lock = CodeLock::restored(after_misses(5).kept(), after(-3600s));
    CHECK(lock.locked_until(lock_start - 3600s) == lock_start - 3600s + code_lock_time);
}

TEST_CASE("a spoilt file wins nobody a try") {
    for (const char* kept :
         {"?", "misses 5\n", "misses -1\n", "misses 99999999999999\n", "locked x"})
        CHECK_FALSE(CodeLock::restored(kept, after(0s)).takes(lock_start));
}

}  // namespace foyer::kiosk
