#include "tools/hub/passwords.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>

using namespace foyer;
using hub::do_password_work;
using hub::PasswordWork;

namespace {

constexpr feed::PasswordCost cheap{1, std::size_t{64} * 1024};

PasswordWork work_of(const std::string& given, const std::string& kept, const std::string& fresh) {
    PasswordWork work;
    work.given = given;
    work.kept = kept;
    work.fresh = fresh;
    work.cost = cheap;
    return work;
}

}  // namespace

TEST_CASE("a password that was kept is known again") {
    const auto made = do_password_work(work_of("", "", "secret"));
    REQUIRE_FALSE(made.failed);
    CHECK_FALSE(made.matches);
    CHECK(do_password_work(work_of("secret", made.fresh_kept, "")).matches);
    CHECK_FALSE(do_password_work(work_of("Secret", made.fresh_kept, "")).matches);
    CHECK_FALSE(do_password_work(work_of("", "", "")).matches);
}

TEST_CASE("passwords that the hub makes are long, easy to read, and differ") {
    std::set<std::string> seen;
    for (std::uint8_t seed = 0; seed < 50; ++seed) {
        std::array<std::uint8_t, 16> random{};
        for (std::size_t i = 0; i < random.size(); ++i)
            random[i] = static_cast<std::uint8_t>(seed * 7 + i * 31);
        const std::string password = hub::readable_password(random);
        CHECK(password.size() == 19);
        CHECK(password.find_first_of("il1o0") == std::string::npos);
        seen.insert(password);
    }
    CHECK(seen.size() > 25);
}

TEST_CASE("H96 the desk does what it is asked on its threads, and refuses what is too much") {
    hub::PasswordDesk desk;
    Guarded<std::vector<bool>> done;
    const auto note = [&](const hub::PasswordResult& result) {
        done.change([&](std::vector<bool>& all) { all.push_back(result.failed); });
    };
    int taken = 0;
    while (desk.ask(work_of("a", "", ""), note))
        ++taken;
    CHECK(taken == 32);
    {
        const std::jthread one([&](const std::stop_token& stop) { desk.run(stop); });
        const std::jthread two([&](const std::stop_token& stop) { desk.run(stop); });
        std::stop_source never;
        CHECK(done.wait_for(never.get_token(), std::chrono::seconds{20},
                            [](const std::vector<bool>& all) { return all.size() == 32; }));
    }
    CHECK(desk.ask(work_of("a", "", ""), note));
}
