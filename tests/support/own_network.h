#pragma once
// A network and a name service of a test's own: a thread in namespaces that nobody else sees. Needs
// root and a kernel that allows it.

#include <sched.h>
#include <sys/mount.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include "tests/support/temp_folder.h"

namespace foyer::tests {

class OwnNetwork {
public:
    /// Runs `inside` in a thread with a loopback interface, an interface d0 that swallows what is
    /// sent, and files of its own for names. False, and nothing is run, where that is not allowed.
    /// In `inside` only checks that do not end the test may be used.
    static bool run(const std::function<void(const OwnNetwork&)>& inside) {
        bool allowed = false;
        std::jthread([&] {
            const OwnNetwork network;
            allowed = network.ready_;
            if (allowed) inside(network);
        }).join();
        return allowed;
    }

    /// Runs a command of the shell inside; true when it succeeds.
    [[nodiscard]] bool shell(const std::string& command) const {
        return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
    }
    /// The content of /etc/hosts.
    void set_hosts(const std::string& lines) const { write("hosts", lines); }
    /// The content of /etc/resolv.conf.
    void set_resolver(const std::string& lines) const { write("resolv.conf", lines); }

private:
    OwnNetwork() {
        if (unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) return;
        if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return;
        for (const std::string name : {"hosts", "resolv.conf"}) {
            write(name, "");
            const std::string from = folder_ / name, over = "/etc/" + name;
            if (mount(from.c_str(), over.c_str(), nullptr, MS_BIND, nullptr) != 0) return;
        }
        ready_ = shell(
            "ip link set lo up && ip link add d0 type veth peer name d1 && "
            "ip link set d1 up && ip link set d0 up && ip addr add 192.0.2.2/24 dev d0");
    }

    void write(const std::string& name, const std::string& lines) const {
        std::ofstream(folder_ / name, std::ios::trunc) << lines;
    }

    TempFolder folder_;
    bool ready_ = false;
};

}  // namespace foyer::tests
