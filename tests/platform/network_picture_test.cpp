#include "platform/network_picture.h"

#include <doctest/doctest.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

#include <string>
#include <vector>

using namespace foyer;

namespace {

/// Messages of the kernel, one after the other.
class Messages {
public:
    template <class Body>
    Messages& add(std::uint16_t type, const Body& body, const std::string& attributes = "",
                  std::uint16_t flags = 0) {
        nlmsghdr head{};
        head.nlmsg_len = static_cast<std::uint32_t>(sizeof head + sizeof body + attributes.size());
        head.nlmsg_type = type;
        head.nlmsg_flags = flags;
        bytes_.append(reinterpret_cast<const char*>(&head), sizeof head);
        bytes_.append(reinterpret_cast<const char*>(&body), sizeof body);
        bytes_ += attributes;
        return *this;
    }

    [[nodiscard]] std::span<const std::byte> bytes() const {
        return {reinterpret_cast<const std::byte*>(bytes_.data()), bytes_.size()};
    }
    void cut(std::size_t length) { bytes_.resize(length); }

private:
    std::string bytes_;
};

std::string attribute_of(std::uint16_t type, const std::string& value) {
    rtattr head{};
    head.rta_len = static_cast<std::uint16_t>(sizeof head + value.size());
    head.rta_type = type;
    std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
    bytes += value;
    bytes.resize((bytes.size() + 3) & ~std::size_t{3});
    return bytes;
}

ifinfomsg link_of(int index, unsigned flags) {
    ifinfomsg link{};
    link.ifi_index = index;
    link.ifi_flags = flags;
    return link;
}

ifaddrmsg address_on(unsigned index, std::uint8_t flags = 0,
                     std::uint8_t scope = RT_SCOPE_UNIVERSE) {
    ifaddrmsg address{};
    address.ifa_index = index;
    address.ifa_flags = flags;
    address.ifa_scope = scope;
    return address;
}

rtmsg route_of(std::uint8_t length) {
    rtmsg route{};
    route.rtm_dst_len = length;
    route.rtm_type = RTN_UNICAST;
    return route;
}

bool take(platform::NetworkPicture& picture, const Messages& messages) {
    return picture.take(messages.bytes());
}

const std::string some_address = attribute_of(IFA_LOCAL, std::string("\x0a\x00\x00\x01", 4));
const std::string other_address = attribute_of(IFA_LOCAL, std::string("\x0a\x00\x00\x02", 4));
const std::string gateway = attribute_of(RTA_GATEWAY, std::string("\x0a\x00\x00\xfe", 4));

}  // namespace

TEST_CASE("a link is news when it begins to run, and again after it stopped") {
    platform::NetworkPicture picture;
    const auto up = Messages().add(RTM_NEWLINK, link_of(2, IFF_UP | IFF_RUNNING));
    const auto without_cable = Messages().add(RTM_NEWLINK, link_of(2, IFF_UP));
    CHECK_FALSE(take(picture, without_cable));
    CHECK(take(picture, up));
    CHECK_FALSE(take(picture, up));
    CHECK_FALSE(take(picture, without_cable));
    CHECK(take(picture, up));
    CHECK_FALSE(take(picture, Messages().add(RTM_DELLINK, link_of(2, IFF_UP | IFF_RUNNING))));
    CHECK(take(picture, up));
}

TEST_CASE("loopback is no network") {
    platform::NetworkPicture picture;
    CHECK_FALSE(take(picture,
                     Messages().add(RTM_NEWLINK, link_of(1, IFF_UP | IFF_RUNNING | IFF_LOOPBACK))));
    CHECK_FALSE(
        take(picture, Messages().add(RTM_NEWADDR, address_on(1, 0, RT_SCOPE_HOST), some_address)));
}

TEST_CASE("an address is news when it can be used, not when it is only confirmed") {
    platform::NetworkPicture picture;
    CHECK_FALSE(
        take(picture, Messages().add(RTM_NEWADDR, address_on(2, IFA_F_TENTATIVE), some_address)));
    CHECK(take(picture, Messages().add(RTM_NEWADDR, address_on(2), some_address)));
    CHECK_FALSE(take(picture, Messages().add(RTM_NEWADDR, address_on(2), some_address)));
    CHECK(take(picture, Messages().add(RTM_NEWADDR, address_on(2), other_address)));
    CHECK(take(picture, Messages().add(RTM_NEWADDR, address_on(3), some_address)));
    CHECK_FALSE(take(picture, Messages().add(RTM_DELADDR, address_on(2), some_address)));
    CHECK(take(picture, Messages().add(RTM_NEWADDR, address_on(2), some_address)));
}

TEST_CASE("only default routes are news") {
    platform::NetworkPicture picture;
    CHECK_FALSE(take(picture, Messages().add(RTM_NEWROUTE, route_of(24), gateway)));
    CHECK(take(picture, Messages().add(RTM_NEWROUTE, route_of(0), gateway)));
    CHECK_FALSE(take(picture, Messages().add(RTM_NEWROUTE, route_of(0), gateway)));
    rtmsg unreachable = route_of(0);
    unreachable.rtm_type = RTN_UNREACHABLE;
    CHECK_FALSE(take(picture, Messages().add(RTM_NEWROUTE, unreachable)));
}

TEST_CASE("what was there at the start is no news, then or later") {
    platform::NetworkPicture picture;
    const auto link = link_of(2, IFF_UP | IFF_RUNNING);
    CHECK_FALSE(take(picture, Messages().add(RTM_NEWLINK, link, "", NLM_F_MULTI)));
    CHECK_FALSE(take(picture, Messages().add(RTM_NEWLINK, link)));
}

TEST_CASE("several messages come in one piece") {
    platform::NetworkPicture picture;
    const auto both = Messages()
                          .add(RTM_NEWLINK, link_of(2, IFF_UP))
                          .add(RTM_NEWADDR, address_on(2), some_address);
    CHECK(take(picture, both));
    CHECK_FALSE(take(picture, both));
}

TEST_CASE("bytes that are no messages, and messages that are cut anywhere, do no harm") {
    Messages whole;
    whole.add(RTM_NEWADDR, address_on(2), some_address)
        .add(RTM_NEWROUTE, route_of(0), gateway)
        .add(RTM_NEWLINK, link_of(2, IFF_UP | IFF_RUNNING));
    for (std::size_t length = 0; length < whole.bytes().size(); ++length) {
        Messages part = whole;
        part.cut(length);
        platform::NetworkPicture picture;
        static_cast<void>(take(picture, part));
        CHECK(take(picture, whole));
    }
    platform::NetworkPicture picture;
    const std::vector<std::byte> noise(1000, std::byte{0xff});
    CHECK_FALSE(picture.take(noise));
    const std::vector<std::byte> zeros(1000);
    CHECK_FALSE(picture.take(zeros));
}
