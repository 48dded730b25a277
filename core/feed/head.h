#pragma once
// The head: the only file of a feed that changes. It names the newest revision, proves that it is
// the newest, and says where the documents are. Pure; any thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feed/document.h"
#include "core/feed/envelope.h"
#include "core/feed/files.h"

namespace foyer::feed {

/// An instant of the hub's clock in milliseconds.
using SignedTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// What this program understands: heads that ask for more are answered with "needs update".
inline constexpr std::uint64_t client_level = 1;
inline constexpr std::uint64_t record_schema = 1;

/// What the programme is at the head's revision.
struct StateProof {
    Digest blake2b{};  ///< state_hash
    std::uint64_t records = 0;
    std::uint64_t schema = record_schema;
    std::uint64_t min_client = client_level;
    friend bool operator==(const StateProof&, const StateProof&) = default;
};

/// How a screen asks for the next head.
struct Waiting {
    std::chrono::seconds hold{10};           ///< how long the hub holds a request, 1 to 60
    std::chrono::seconds poll{15};           ///< how often to ask where nobody holds, 1 to 3600
    std::chrono::milliseconds spread{2000};  ///< downloads begin within this time, 0 to 60,000
    friend bool operator==(const Waiting&, const Waiting&) = default;
};

/// A simulated clock for all screens: programme time = at + (signed now - since) * speed.
struct Rehearsal {
    SignedTime at{};
    SignedTime since{};
    std::uint64_t speed_thousandths = 1000;  ///< 0 stands still; at most 1,000,000
    friend bool operator==(const Rehearsal&, const Rehearsal&) = default;
};

struct Head {
    Position position;
    std::uint64_t beat = 0;  ///< grows by one each time the same revision is signed anew
    SignedTime issued{};
    std::chrono::seconds fresh{600};  ///< the next beat comes within this time, 1 to 86,400
    RootRef root;
    StateProof state;
    DocumentRef snapshot;             ///< at or before the head's revision
    std::vector<DocumentRef> deltas;  ///< all to the head's revision, largest base first
    Waiting wait;
    std::vector<std::string> mirrors;  ///< addresses of folders with the same feed, ending in "/"
    std::optional<Rehearsal> rehearsal;
    friend bool operator==(const Head&, const Head&) = default;
};

/// A head as canonical JSON. invalid when it breaks a rule that read_head checks.
[[nodiscard]] Result<std::string> write_head(const Head& head);

/// The file of a head: its JSON as one gzip member, signed by each of `keys`. Packed, because
/// every screen fetches a whole head for each change. too_large beyond limits::written_head_bytes.
[[nodiscard]] Result<std::string> sign_head(const Head& head,
                                            std::span<const SecretKey* const> keys);

/// The head in canonical JSON. Unknown members are ignored. unsupported when its format is another;
/// malformed or invalid, naming the member, otherwise.
[[nodiscard]] Result<Head> read_head(std::string_view json);

/// The head in the payload of an envelope, which is one gzip member: as read_head, and too_large
/// when it unpacks to more than limits::head_bytes.
[[nodiscard]] Result<Head> open_head(std::string_view payload);

/// The document in a downloaded file that `head` names by `reference`: size and hash first, then
/// unpacked within the size that the head states, then read, and of the head's feed, epoch and
/// revision. untrusted when it is not what the head names.
[[nodiscard]] Result<Document> open_document(const Head& head, const DocumentRef& reference,
                                             std::string_view packed);

/// untrusted unless `state` is what the head is signed for.
[[nodiscard]] Result<void> check_state(const Head& head, const State& state);

}  // namespace foyer::feed
