#include "platform/network_picture.h"

#include <linux/if_addr.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

#include <cstring>
#include <optional>
#include <utility>

namespace foyer::platform {

namespace {

/// Things that are remembered. A kiosk has ten; beyond this all are forgotten and news once more.
constexpr std::size_t most_things = 4096;

std::size_t aligned(std::size_t length) {
    return (length + 3) & ~std::size_t{3};
}

/// A struct at the beginning of `bytes`; empty when they are too short.
template <class T>
std::optional<T> struct_at(std::span<const std::byte> bytes) {
    if (bytes.size() < sizeof(T)) return {};
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

/// The bytes of the first attribute of this type; "" when there is none.
std::string attribute(std::span<const std::byte> bytes, std::uint16_t type) {
    while (const auto head = struct_at<rtattr>(bytes)) {
        if (head->rta_len < sizeof(rtattr) || head->rta_len > bytes.size()) return {};
        if (head->rta_type == type)
            return {reinterpret_cast<const char*>(bytes.data()) + sizeof(rtattr),
                    head->rta_len - sizeof(rtattr)};
        bytes = bytes.subspan(std::min(aligned(head->rta_len), bytes.size()));
    }
    return {};
}

std::span<const std::byte> after(std::span<const std::byte> bytes, std::size_t length) {
    return bytes.subspan(std::min(aligned(length), bytes.size()));
}

}  // namespace

struct NetworkPicture::Message {
    std::uint16_t type = 0;
    std::uint16_t flags = 0;
    std::span<const std::byte> body;
};

bool NetworkPicture::take(std::span<const std::byte> messages) {
    bool news = false;
    while (const auto head = struct_at<nlmsghdr>(messages)) {
        if (head->nlmsg_len < sizeof(nlmsghdr) || head->nlmsg_len > messages.size()) break;
        const Message message{
            head->nlmsg_type, head->nlmsg_flags,
            messages.subspan(sizeof(nlmsghdr), head->nlmsg_len - sizeof(nlmsghdr))};
        const bool is_answer = (message.flags & NLM_F_MULTI) != 0;
        if (take_one(message) && !is_answer) news = true;
        messages = after(messages, head->nlmsg_len);
    }
    return news;
}

bool NetworkPicture::take_one(const Message& message) {
    switch (message.type) {
        case RTM_NEWLINK:
        case RTM_DELLINK:
            return take_link(message);
        case RTM_NEWADDR:
        case RTM_DELADDR:
            return take_address(message);
        case RTM_NEWROUTE:
        case RTM_DELROUTE:
            return take_route(message);
        default:
            return false;
    }
}

bool NetworkPicture::take_link(const Message& message) {
    const auto link = struct_at<ifinfomsg>(message.body);
    if (!link || (link->ifi_flags & IFF_LOOPBACK) != 0) return false;
    const bool runs = message.type == RTM_NEWLINK && (link->ifi_flags & IFF_UP) != 0 &&
                      (link->ifi_flags & IFF_RUNNING) != 0;
    return note({Kind::link, link->ifi_index, ""}, runs);
}

bool NetworkPicture::take_address(const Message& message) {
    const auto address = struct_at<ifaddrmsg>(message.body);
    if (!address || address->ifa_scope == RT_SCOPE_HOST) return false;
    const auto attributes = after(message.body, sizeof(ifaddrmsg));
    std::string bytes = attribute(attributes, IFA_LOCAL);
    if (bytes.empty()) bytes = attribute(attributes, IFA_ADDRESS);
    // Nobody may use an address while it is looked whether another machine has it.
    const bool usable = message.type == RTM_NEWADDR && (address->ifa_flags & IFA_F_TENTATIVE) == 0;
    return note({Kind::address, static_cast<std::int32_t>(address->ifa_index), std::move(bytes)},
                usable);
}

bool NetworkPicture::take_route(const Message& message) {
    const auto route = struct_at<rtmsg>(message.body);
    if (!route || route->rtm_dst_len != 0 || route->rtm_type != RTN_UNICAST) return false;
    const auto attributes = after(message.body, sizeof(rtmsg));
    const std::string out = attribute(attributes, RTA_OIF);
    std::int32_t interface = 0;
    if (out.size() == sizeof interface) std::memcpy(&interface, out.data(), sizeof interface);
    return note({Kind::route, interface, attribute(attributes, RTA_GATEWAY)},
                message.type == RTM_NEWROUTE);
}

bool NetworkPicture::note(Thing thing, bool is_there) {
    if (!is_there) {
        there_.erase(thing);
        return false;
    }
    if (there_.size() >= most_things) there_.clear();
    return there_.insert(std::move(thing)).second;
}

}  // namespace foyer::platform
