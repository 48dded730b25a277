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
    const tests::TempFolder folder;
    ServerSettings settings;
    settings.tls = make_certificate(folder, "hub");
    Hello hello;
    test::HttpRig rig(hello, settings);

    const auto trusted = fetch(rig.port(), settings.tls->certificate);
    REQUIRE(std::holds_alternative<platform::HttpAnswer>(trusted));
    CHECK(std::get<platform::HttpAnswer>(trusted).status == 200);
    CHECK(std::get<platform::HttpAnswer>(trusted).body == std::string(100'000, 's'));

    const auto other = fetch(rig.port(), make_certificate(folder, "other").certificate);
    CHECK(std::holds_alternative<sync::TransportFailure>(other));

    test::HttpClient plain = rig.client();
    plain.get("/");
    CHECK(plain.ended());
    CHECK(rig.comes_to(0));
}

TEST_CASE("TLS 1.1 is not spoken, 1.2 is") {
    const tests::TempFolder folder;
    ServerSettings settings;
    settings.tls = make_certificate(folder, "hub");
    Hello hello;
    test::HttpRig rig(hello, settings);
    const auto handshake = [&](const std::string& version) {
        return tests::run({"/usr/bin/openssl", "s_client", "-connect",
                           "127.0.0.1:" + std::to_string(rig.port()), version, "-cipher",
                           "DEFAULT@SECLEVEL=0", "-CAfile", settings.tls->certificate})
            .code;
    };
    CHECK(handshake("-tls1_2") == 0);
    CHECK(handshake("-tls1_1") != 0);
}

TEST_CASE("a handshake that never ends is given up") {
    const tests::TempFolder folder;
    ServerSettings settings;
    settings.tls = make_certificate(folder, "hub");
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
    const tests::TempFolder folder;
    ServerSettings settings;
    settings.tls = make_certificate(folder, "hub");
    Hello hello;
    test::HttpRig rig(hello, settings);
    const std::size_t count =
        std::min<std::size_t>(5000, (platform::allow_open_files(10'400) - 400) / 2);
    std::vector<test::HttpClient> storm;
    for (std::size_t i = 0; i < count; ++i) {
        storm.push_back(rig.client());
        REQUIRE(storm.back().connected());
        // The beginning of a hello: the server waits for the rest.
        storm.back().send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    }
    const auto through = fetch(rig.port(), settings.tls->certificate);
    REQUIRE(std::holds_alternative<platform::HttpAnswer>(through));
    CHECK(std::get<platform::HttpAnswer>(through).status == 200);
    for (test::HttpClient& client : storm)
        client.reset();
    CHECK(rig.comes_to(0));
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
