#pragma once
// Key files, as foyerctl keygen writes them: one line of canonical JSON each (FORMAT.md). Pure; any
// thread.

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/feed/crypto.h"

namespace foyer::feed {

/// The file that holds the secret key. The caller wipes the text after writing it.
[[nodiscard]] std::string write_secret_key(const SecretKey& key);
/// The file that may be shown to everybody.
[[nodiscard]] std::string write_public_key(const PublicKey& key);

/// The key in a secret key file. malformed when it is none, invalid when its parts do not belong
/// together; a message never repeats what the file says. The caller wipes `file`.
[[nodiscard]] Result<SecretKey> read_secret_key(std::string_view file);
/// The public key in a key file of either kind.
[[nodiscard]] Result<PublicKey> read_public_key(std::string_view file);

}  // namespace foyer::feed
