// TLS of tools/hub/http_server.h, with certificates that the openssl command makes.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "platform/http_client.h"
#include "platform/network.h"
#include "platform/open_files.h"
#include "tests/support/http_rig.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::hub;
using namespace std::chrono_literals;

namespace {

class Hello final : public HttpApplication {
public:
    void handle(HttpRequest request, HttpReply reply) override {
        HttpResponse response;
        response.body = std::make_shared<const std::string>(
            request.secure ? std::string(100'000, 's') : std::string("plain"));
        reply(std::move(response));
    }
};

/// A certificate for 127.0.0.1 that signs itself; its key is `name`.key.
TlsFiles make_certificate(const tests::TempFolder& folder, const std::string& name) {
    const TlsFiles files{folder / (name + ".pem"), folder / (name + ".key")};
    const auto made = tests::run({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                  "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", files.key,
                                  "-out", files.certificate, "-days", "2", "-subj", "/CN=hub",
                                  "-addext", "subjectAltName=IP:127.0.0.1"});
    REQUIRE_MESSAGE(made.code == 0, made.err);
    return files;
}

/// Settings with a certificate of their own, kept in `folder`.
ServerSettings with_certificate(const tests::TempFolder& folder) {
    ServerSettings settings;
    settings.tls = make_certificate(folder, "hub");
    return settings;
}

/// A server that speaks TLS.
struct TlsRig {
    tests::TempFolder folder;
    ServerSettings settings = with_certificate(folder);
    Hello hello;
    test::HttpRig rig{hello, settings};

    [[nodiscard]] std::filesystem::path certificate() const { return settings.tls->certificate; }
};

platform::HttpEnding fetch(std::uint16_t port, const std::filesystem::path& authority) {
    platform::prepare_network();
    platform::CurlOptions options;
    options.extra_authorities = authority;
    auto client = platform::HttpClient::create(options);
    REQUIRE(client);
    platform::HttpCall call;
    call.url = "https://127.0.0.1:" + std::to_string(port) + "/";
    return client->send(call);
}

}  // namespace

TEST_CASE("https is served to whoever trusts the certificate, and to nobody else") {
    TlsRig tls;

    const auto trusted = fetch(tls.rig.port(), tls.certificate());
    REQUIRE(std::holds_alternative<platform::HttpAnswer>(trusted));
    CHECK(std::get<platform::HttpAnswer>(trusted).status == 200);
    CHECK(std::get<platform::HttpAnswer>(trusted).body == std::string(100'000, 's'));

    const auto other = fetch(tls.rig.port(), make_certificate(tls.folder, "other").certificate);
    CHECK(std::holds_alternative<sync::TransportFailure>(other));

    test::HttpClient plain = tls.rig.client();
    plain.get("/");
    CHECK(plain.ended());
    CHECK(tls.rig.comes_to(0));
}

TEST_CASE("TLS 1.1 is not spoken, 1.2 is") {
    TlsRig tls;
    const auto handshake = [&](const std::string& version) {
        return tests::run({"/usr/bin/openssl", "s_client", "-connect",
                           "127.0.0.1:" + std::to_string(tls.rig.port()), version, "-cipher",
                           "DEFAULT@SECLEVEL=0", "-CAfile", tls.certificate()})
            .code;
    };
    CHECK(handshake("-tls1_2") == 0);
    CHECK(handshake("-tls1_1") != 0);
}

TEST_CASE("a handshake that never ends is given up") {
    const tests::TempFolder folder;
    ServerSettings settings = with_certificate(folder);
    settings.timeouts.handshake = 50ms;
    settings.timeouts.sweep = 10ms;
    Hello hello;
    test::HttpRig rig(hello, settings);
    test::HttpClient silent = rig.client();
    CHECK(silent.ended());
    CHECK(rig.comes_to(0));
}

TEST_CASE("H103 a storm of 5,000 handshakes that go nowhere does not hold up one that does" *
          doctest::test_suite("slow")) {
    TlsRig tls;
    const std::size_t count =
        std::min<std::size_t>(5000, (platform::allow_open_files(10'400) - 400) / 2);
    std::vector<test::HttpClient> storm;
    for (std::size_t i = 0; i < count; ++i) {
        storm.push_back(tls.rig.client());
        REQUIRE(storm.back().connected());
        // The beginning of a hello: the server waits for the rest.
        storm.back().send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    }
    const auto through = fetch(tls.rig.port(), tls.certificate());
    REQUIRE(std::holds_alternative<platform::HttpAnswer>(through));
    CHECK(std::get<platform::HttpAnswer>(through).status == 200);
    for (test::HttpClient& client : storm)
        client.reset();
    CHECK(tls.rig.comes_to(0));
}

TEST_CASE("a certificate that cannot be used is named before anybody is served") {
    const tests::TempFolder folder;
    const TlsFiles hub = make_certificate(folder, "hub");
    const TlsFiles other = make_certificate(folder, "other");
    const platform::SystemClock clock;
    Hello hello;
    const auto listen_with = [&](TlsFiles files) {
        ServerSettings settings;
        settings.tls = std::move(files);
        return HttpServer::listen(settings, clock, hello);
    };
    const auto mixed = listen_with({hub.certificate, other.key});
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().kind == ErrorKind::invalid);
    CHECK(mixed.error().detail.find(other.key.string()) != std::string::npos);
    const auto missing = listen_with({folder / "none.pem", hub.key});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().detail.find("none.pem") != std::string::npos);
}

TEST_CASE("a renewed certificate is shown to new connections; a bad one changes nothing") {
    TlsRig tls;
    const auto renew = [&] {
        std::promise<Result<void>> outcome;
        auto told = outcome.get_future();
        tls.rig.server().renew_certificate(
            [&](Result<void> renewed) { outcome.set_value(renewed); });
        return told.get();
    };
    const auto is_served = [&](const std::filesystem::path& authority) {
        return std::holds_alternative<platform::HttpAnswer>(fetch(tls.rig.port(), authority));
    };
    const std::filesystem::path old = tls.folder / "old.pem";
    std::filesystem::copy_file(tls.certificate(), old);
    REQUIRE(is_served(old));

    // The same files, other content: as renewing leaves them.
    make_certificate(tls.folder, "hub");
    CHECK(is_served(old));
    REQUIRE(renew());
    CHECK_FALSE(is_served(old));
    CHECK(is_served(tls.certificate()));

    const std::filesystem::path good = tls.folder / "good.pem";
    std::filesystem::copy_file(tls.certificate(), good);
    std::ofstream(tls.certificate()) << "half a certif";
    const auto failed = renew();
    REQUIRE_FALSE(failed);
    CHECK(failed.error().detail.find("hub.pem") != std::string::npos);
    CHECK(is_served(good));
}

TEST_CASE("a hub without a certificate says so when it is to renew it") {
    Hello hello;
    test::HttpRig rig(hello);
    std::promise<Result<void>> outcome;
    rig.server().renew_certificate([&](Result<void> renewed) { outcome.set_value(renewed); });
    const Result<void> told = outcome.get_future().get();
    REQUIRE_FALSE(told);
    CHECK(told.error().kind == ErrorKind::usage);
}
