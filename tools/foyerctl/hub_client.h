#pragma once
// Talking to a hub: who it is, the token, and the calls of its API.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "platform/http_client.h"
#include "tools/foyerctl/hub_requests.h"
#include "tools/foyerctl/requests.h"

namespace foyer::foyerctl {

/// What the hub says to a call that it understood: done (2xx), conflict (409) or refused (422).
struct HubAnswer {
    int status = 0;
    std::shared_ptr<const Json> body;  ///< an object

    [[nodiscard]] bool done() const { return status >= 200 && status < 300; }
};

/// A call that changes something.
struct HubCall {
    std::string method;
    std::string path;  ///< below /api/v1/
    std::string body;
    std::string content_type = "application/json";
    std::string if_match;
    std::chrono::milliseconds patience{30'000};
};

class HubClient {
public:
    /// Asks the hub who it is; with `token` also looks for the token (--token-file, FOYER_TOKEN,
    /// the tokens of this user) and fails with what to do when there is none.
    enum class Token { needed, unneeded };
    [[nodiscard]] static Result<HubClient> connect(const HubAccess& access, Token token,
                                                   World& world);

    [[nodiscard]] const HubAccess& access() const { return access_; }
    /// What GET hub said.
    [[nodiscard]] const Json& facts() const { return *facts_; }

    [[nodiscard]] Result<HubAnswer> get(const std::string& path);
    /// Sends a call with a key of its own; where no answer comes, once more with the same key, so
    /// that it is done once.
    [[nodiscard]] Result<HubAnswer> send(const HubCall& call);

private:
    HubClient(platform::HttpClient http, const HubAccess& access, World& world);
    [[nodiscard]] Result<HubAnswer> once(const platform::HttpCall& call, bool& lost);
    [[nodiscard]] platform::HttpCall call_to(const std::string& path) const;
    [[nodiscard]] Result<void> find_token();
    [[nodiscard]] std::string fresh_key() const;

    platform::HttpClient http_;
    HubAccess access_;
    World* world_;
    std::string token_;
    std::shared_ptr<const Json> facts_;
};

/// What the hub gives as its reason, for a person; never empty.
[[nodiscard]] std::string reason_of(const HubAnswer& answer);
/// The code of the error ("clash"); "" for none.
[[nodiscard]] std::string error_code_of(const HubAnswer& answer);

/// One part of a path or of a query, with everything but letters, digits, "-._~" as %XX.
[[nodiscard]] std::string escaped_for_url(std::string_view part);

}  // namespace foyer::foyerctl
