// foyer-hub user: accounts for the staff page.

#include <nlohmann/json.hpp>

#include "tools/hub_program/open_hub.h"

namespace foyer::hub_program {

namespace {

constexpr const char* accounts_path = "/api/v1/accounts";
constexpr const char* while_served_users =
    "use the page \"People\" there, or stop it for a moment: screens keep what they show";

std::string word_in(const Json& account, const char* name) {
    return account.value(name, std::string());
}

/// The path of the account with this name.
Result<std::string> path_of_account(hub::Hub& hub, World& world, const std::string& name) {
    const auto answer = ask_api(hub, world, "GET", accounts_path, Json());
    if (!answer) return answer.error();
    for (const Json& account : (*answer)["accounts"])
        if (word_in(account, "name") == name)
            return std::string(accounts_path) + "/" + word_in(account, "id");
    return Error{ErrorKind::not_found,
                 "there is no account \"" + name + "\"; see foyer-hub user list"};
}

/// Prints an account, and its password where it has a new one.
Outcome print_account(const Json& account, bool as_json, const std::string& done, World& world) {
    if (as_json) {
        print_json(world.out, account);
        return 0;
    }
    const std::string password = word_in(account, "password");
    if (password.empty()) {
        world.out.line(done);
        return 0;
    }
    world.out.line(password);
    world.err.line(done + " The password is shown this once; it can be changed on the page.");
    return world.err.flush() ? Outcome(0) : Outcome(1);
}

Outcome change_account(const Place& place, World& world, const std::string& name,
                       const std::string& method, const Json& body, bool as_json,
                       const std::string& done) {
    auto hub = open_hub(place, world, while_served_users);
    if (!hub) return hub.error();
    const auto path = path_of_account(*hub, world, name);
    if (!path) return path.error();
    const auto account = ask_api(*hub, world, method, *path, body);
    if (!account) return account.error();
    return print_account(*account, as_json, done, world);
}

}  // namespace

Outcome run(const UserAddRequest& request, World& world) {
    auto hub = open_hub(request.place, world, while_served_users);
    if (!hub) return hub.error();
    const Json body{
        {"name", request.name}, {"role", word_for(request.role)}, {"make_password", true}};
    const auto account = ask_api(*hub, world, "POST", accounts_path, body);
    if (!account) return account.error();
    return print_account(
        *account, request.json,
        request.name + " may sign in as " + std::string(word_for(request.role)) + ".", world);
}

Outcome run(const UserListRequest& request, World& world) {
    auto hub = open_hub(request.place, world, while_served_users);
    if (!hub) return hub.error();
    const auto answer = ask_api(*hub, world, "GET", accounts_path, Json());
    if (!answer) return answer.error();
    if (request.json) {
        print_json(world.out, *answer);
        return 0;
    }
    for (const Json& account : (*answer)["accounts"])
        world.out.line(word_in(account, "role") + "  " + word_in(account, "name") + "  (since " +
                       word_in(account, "created") + ")");
    return 0;
}

Outcome run(const UserRoleRequest& request, World& world) {
    return change_account(request.place, world, request.name, "PATCH",
                          Json{{"role", word_for(request.role)}}, request.json,
                          request.name + " is now " + std::string(word_for(request.role)) + ".");
}

Outcome run(const UserPasswordRequest& request, World& world) {
    return change_account(request.place, world, request.name, "PATCH",
                          Json{{"make_password", true}}, request.json,
                          request.name + " has a new password and is signed out everywhere.");
}

Outcome run(const UserRemoveRequest& request, World& world) {
    return change_account(request.place, world, request.name, "DELETE", Json(), request.json,
                          "Removed " + request.name + ".");
}

}  // namespace foyer::hub_program
