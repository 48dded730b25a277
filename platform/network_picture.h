#pragma once
// Which links, addresses and default routes this machine has, as the kernel's messages (rtnetlink)
// tell it. Pure; one thread.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace foyer::platform {

class NetworkPicture {
public:
    /// Reads messages that came from the kernel. True when something came up that was not there
    /// before: a link that runs, an address that can be used, a default route. What repeats itself
    /// (a router says every few minutes that an address stays), what goes away, and answers to a
    /// question about what there is (NLM_F_MULTI) are no news. Bytes that are no messages are
    /// ignored.
    [[nodiscard]] bool take(std::span<const std::byte> messages);

private:
    enum class Kind { link, address, route };
    struct Thing {
        Kind kind = Kind::link;
        std::int32_t interface = 0;
        std::string detail;  ///< the bytes of an address or a gateway
        friend auto operator<=>(const Thing&, const Thing&) = default;
    };
    struct Message;

    [[nodiscard]] bool take_one(const Message& message);
    [[nodiscard]] bool take_link(const Message& message);
    [[nodiscard]] bool take_address(const Message& message);
    [[nodiscard]] bool take_route(const Message& message);
    [[nodiscard]] bool note(Thing thing, bool is_there);

    std::set<Thing> there_;
};

}  // namespace foyer::platform
