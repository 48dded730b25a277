#pragma once
// TLS servers with certificates of a test's own, good ones and bad ones, made and served by the
// openssl command.

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace foyer::tests {

/// An authority and the certificates that it signed.
class Authority {
public:
    explicit Authority(const std::string& name = "Test Authority") {
        std::ofstream(folder_ / "ca.cnf")
            << "[ca]\ndefault_ca=one\n[one]\ndatabase=" << path("index")
            << "\nserial=" << path("serial") << "\nnew_certs_dir=" << folder_.path().string()
            << "\npolicy=any\ndefault_md=sha256\nunique_subject=no\n[any]\ncommonName=supplied\n";
        std::ofstream(folder_ / "index") << "";
        std::ofstream(folder_ / "serial") << "1000\n";
        openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj '/CN=" +
            name + "' -addext basicConstraints=critical,CA:TRUE -keyout " + path("ca.key") +
            " -out " + certificate());
    }

    /// The file to trust.
    [[nodiscard]] std::string certificate() const { return path("ca.pem"); }

    /// A server's certificate and key, in <name>.pem and <name>.key. Dates are YYMMDDHHMMSSZ.
    void issue(const std::string& name, const std::string& alternative_name,
               const std::string& from = "200101000000Z",
               const std::string& until = "491231000000Z") const {
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + name +
                " -keyout " + path(name + ".key") + " -out " + path(name + ".csr"));
        std::ofstream(folder_ / (name + ".ext")) << "subjectAltName=" << alternative_name << "\n";
        openssl("ca -batch -notext -config " + path("ca.cnf") + " -cert " + certificate() +
                " -keyfile " + path("ca.key") + " -in " + path(name + ".csr") + " -extfile " +
                path(name + ".ext") + " -startdate " + from + " -enddate " + until + " -out " +
                path(name + ".pem"));
    }

    [[nodiscard]] std::string path(const std::string& name) const {
        return (folder_ / name).string();
    }

    static void openssl(const std::string& arguments) {
        const int code = std::system(("openssl " + arguments + " >/dev/null 2>&1").c_str());
        REQUIRE_MESSAGE(code == 0, arguments);
    }

private:
    TempFolder folder_;
};

/// Serves a file "head" over TLS until it is destroyed.
class TlsServer {
public:
    TlsServer(const Authority& authority, const std::string& certificate,
              const std::string& options = "") {
        std::ofstream(folder_ / "head") << "a head";
        const std::string command = "cd " + folder_.path().string() +
                                    " && exec openssl s_server -accept 127.0.0.1:0 -WWW " +
                                    "-cert " + authority.path(certificate + ".pem") + " -key " +
                                    authority.path(certificate + ".key") + " " + options;
        int ends[2];
        REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        std::vector<std::string> words = {"/bin/sh", "-c", command};
        auto environment = environment_with({});
        const int failed = posix_spawn(&child_, "/bin/sh", &actions, nullptr,
                                       pointers_to(words).data(), pointers_to(environment).data());
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        output_ = ends[0];
        REQUIRE(failed == 0);
        read_port();
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    ~TlsServer() {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
        close(output_);
    }

    [[nodiscard]] std::string url(const std::string& host = "127.0.0.1") const {
        return "https://" + host + ":" + port_ + "/head";
    }

private:
    /// It says "ACCEPT 127.0.0.1:45678" once it listens.
    void read_port() {
        std::string said;
        std::array<char, 256> bytes{};
        while (said.find("ACCEPT") == std::string::npos || !said.ends_with('\n')) {
            const ssize_t got = read(output_, bytes.data(), bytes.size());
            REQUIRE_MESSAGE(got > 0, said);
            said.append(bytes.data(), static_cast<std::size_t>(got));
        }
        const std::size_t colon = said.find(':', said.find("ACCEPT"));
        port_ = said.substr(colon + 1, said.find('\n', colon) - colon - 1);
    }

    TempFolder folder_;
    pid_t child_ = -1;
    int output_ = -1;
    std::string port_;
};

}  // namespace foyer::tests
