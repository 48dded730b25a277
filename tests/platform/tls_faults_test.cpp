// N31: whom the transport believes over TLS.

#include <doctest/doctest.h>

#include <string>

#include "core/sync/answers.h"
#include "tests/support/asking.h"
#include "tests/support/false_server.h"
#include "tests/support/tls_server.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

/// Made once: keys and certificates take their time.
const Authority& authority() {
    static const Authority made;
    static const bool issued = [] {
        made.issue("good", "IP:127.0.0.1,DNS:localhost");
        made.issue("expired", "IP:127.0.0.1", "200101000000Z", "200201000000Z");
        made.issue("future", "IP:127.0.0.1", "450101000000Z", "490101000000Z");
        made.issue("other", "DNS:other.example");
        return true;
    }();
    static_cast<void>(issued);
    return made;
}

platform::CurlOptions trusting(const Authority& who) {
    platform::CurlOptions options;
    options.extra_authorities = who.certificate();
    return options;
}

/// How a request to a server with this certificate ends for somebody who trusts the authority.
std::string ending_with(const std::string& certificate, const std::string& options = "") {
    const TlsServer server(authority(), certificate, options);
    return Asking(trusting(authority())).ending(server.url());
}

}  // namespace

TEST_CASE("N31: a certificate of an authority that was named is believed, for its names") {
    const TlsServer server(authority(), "good");
    Asking asking(trusting(authority()));
    CHECK(asking.answer(server.url()).body == "a head");
    CHECK(asking.ending(server.url("localhost")) == "answer 200");
}

TEST_CASE("N31: expired and not yet valid are a matter of clocks, not of strangers") {
    CHECK(ending_with("expired") == "tls");
    CHECK(ending_with("future") == "tls");
    CHECK(sync::fault_of(sync::TransportFailure::tls, "x").trouble == sync::Trouble::unreachable);
}

TEST_CASE("N31: a wrong name, an unknown authority and a self-signed one are somebody else") {
    CHECK(ending_with("other") == "tls_peer");
    const TlsServer good(authority(), "good");
    CHECK(Asking().ending(good.url()) == "tls_peer");
    const Authority stranger("Stranger");
    CHECK(Asking(trusting(stranger)).ending(good.url()) == "tls_peer");
    Authority::openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "
        "/CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout " +
        stranger.path("self.key") + " -out " + stranger.path("self.pem"));
    const TlsServer self_signed(stranger, "self");
    CHECK(Asking(trusting(authority())).ending(self_signed.url()) == "tls_peer");
    CHECK(sync::fault_of(sync::TransportFailure::tls_peer, "x").trouble ==
          sync::Trouble::intercepted);
}

TEST_CASE("N31: TLS before 1.2 is refused, 1.2 and 1.3 are spoken") {
    const std::string old = "-cipher DEFAULT@SECLEVEL=0 ";
    CHECK(ending_with("good", old + "-tls1") == "tls");
    CHECK(ending_with("good", old + "-tls1_1") == "tls");
    CHECK(ending_with("good", "-tls1_2") == "answer 200");
    CHECK(ending_with("good", "-tls1_3") == "answer 200");
}

TEST_CASE("N31: a server that speaks no TLS at its port is refused") {
    const FalseServer plain(reply(200));
    std::string url = plain.url();
    url.replace(0, 4, "https");
    CHECK(Asking().ending(url) == "tls");
}

TEST_CASE("N32: a wrong clock does not keep a screen from a feed over http") {
    // Trust sits in signatures: the machine turns to a mirror without TLS.
    const FalseServer mirror(reply(200, "head"));
    CHECK(Asking(trusting(authority())).ending(mirror.url()) == "answer 200");
}
