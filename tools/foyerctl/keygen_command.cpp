// foyerctl keygen: a new key that signs heads or roots.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/base/files.h"
#include "core/feed/crypto.h"
#include "core/feed/key_file.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

Error cannot_make(const std::string& path, int why) {
    if (why == EEXIST)
        return {ErrorKind::refused,
                path + " is there already, and keys are never overwritten; give another name."};
    return {ErrorKind::disk, path + " cannot be written: " +
                                 std::error_code(why, std::generic_category()).message()};
}

/// Makes a file that was not there, for its owner alone, on disk when this returns.
Result<void> write_new_secret(const std::string& path, std::string_view bytes) {
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) return cannot_make(path, errno);
    const bool written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        fsync(file) == 0;
    const int why = errno;
    close(file);
    if (written) return {};
    unlink(path.c_str());
    return cannot_make(path, why);
}

}  // namespace

Outcome run(const KeygenRequest& request, World& world) {
    feed::Seed seed;
    world.randomness(seed.bytes());
    const feed::SecretKey key = feed::SecretKey::of(seed);
    const std::string public_path = request.output + ".pub";
    std::error_code unknown;
    if (std::filesystem::exists(public_path, unknown)) return cannot_make(public_path, EEXIST);
    std::string secret = feed::write_secret_key(key);
    const auto written = write_new_secret(request.output, secret);
    feed::wipe(secret);
    if (!written) return written.error();
    const auto shown = write_file(public_path, feed::write_public_key(key.public_key()));
    if (!shown) {
        unlink(request.output.c_str());
        return shown.error();
    }
    const std::string id = feed::key_id(key.public_key());
    if (request.json) {
        print_json(world.out, {{"id", id}, {"secret", request.output}, {"public", public_path}});
        return 0;
    }
    world.out.line("Key " + id);
    world.out.line("  secret  " + request.output + " (keep it to yourself, and a copy offline)");
    world.out.line("  public  " + public_path);
    return 0;
}

}  // namespace foyer::foyerctl
