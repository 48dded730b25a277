// Files that are not what they should be: a clear message, exit code 1, and a store that holds what
// it held.

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <string>

#include "tests/cli/support.h"
#include "tests/support/files.h"

using namespace foyer;
using namespace foyer::tests;
namespace fs = std::filesystem;

namespace {

/// Importing `file` must fail with a message that holds `words` and change nothing.
void check_refused(const SmallStore& store, const std::string& file, const std::string& words) {
    const std::string before = read_file(store.db);
    const std::string copy = read_file(store.db + ".last.json");
    const auto ended = store.run({"import", file, "--db", store.db});
    CHECK(ended.code == 1);
    CHECK(ended.out.empty());
    CHECK(ended.err.starts_with("foyerctl: "));
    CHECK_MESSAGE(ended.err.find(words) != std::string::npos, ended.err);
    CHECK(read_file(store.db) == before);
    CHECK(read_file(store.db + ".last.json") == copy);
}

}  // namespace

TEST_CASE("a folder, a FIFO, a device and a file that is not there are refused at once") {
    const SmallStore store;
    check_refused(store, store.folder.path().string(), "is a folder, not a file");
    REQUIRE(mkfifo((store.folder / "fifo").c_str(), 0600) == 0);
    check_refused(store, store.folder / "fifo", "is a FIFO, not a file");
    check_refused(store, "/dev/zero", "is a device, not a file");
    check_refused(store, store.folder / "absent", "does not exist");
}

TEST_CASE("a file of 200 MB is refused before it is read") {
    const SmallStore store;
    put(store.folder / "huge.xml", "<schedule>");
    fs::resize_file(store.folder / "huge.xml", 200'000'000);
    check_refused(store, store.folder / "huge.xml", "is larger than 128 MiB");
}

TEST_CASE("a file that may not be read is refused") {
    if (geteuid() == 0) {
        MESSAGE("SKIPPED: nothing can be denied to root");
        return;
    }
    const SmallStore store;
    fs::permissions(store.file, fs::perms::none);
    check_refused(store, store.file, "cannot be read");
}

TEST_CASE("random bytes and empty files are refused") {
    const SmallStore store;
    std::mt19937_64 random(1);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100'000}}) {
        std::string bytes(size, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random());
        put(store.folder / "noise", bytes);
        check_refused(store, store.folder / "noise", "noise");
    }
}

TEST_CASE("a file cut at every tenth is refused, or read with a report") {
    const SmallStore store;
    for (const std::string format : {"json", "schedule-xml", "schedule-json"}) {
        const std::string whole = store.run({"export", "--db", store.db, "--format", format}).out;
        REQUIRE(whole.size() > 100);
        for (std::size_t tenth = 1; tenth < 10; ++tenth) {
            CAPTURE(format);
            CAPTURE(tenth);
            put(store.folder / "cut", whole.substr(0, whole.size() * tenth / 10));
            check_refused(store, store.folder / "cut", "cut");
        }
    }
}

TEST_CASE("a file that is not well-formed says where") {
    const SmallStore store;
    put(store.folder / "bad.xml",
        "<?xml version=\"1.0\"?>\n<schedule>\n<conference><title>A</title>\n</schedule>\n");
    check_refused(store, store.folder / "bad.xml", "line 4");
    std::string json = store.run({"export", "--db", store.db, "--format", "json"}).out;
    json.replace(json.find("\"Lunch\""), 7, "Lunch!!");
    put(store.folder / "bad.json", json);
    check_refused(store, store.folder / "bad.json", "line ");
}

TEST_CASE("a store's folder that is full keeps the old programme") {
    const SmallStore store;
    auto programme = small_conference();
    programme.sessions[1].description = programme::LocalizedText("en", std::string(60'000, 'd'));
    put(store.file, programme);
    const std::string before = read_file(store.db);
    // No file of the program may grow beyond 30 blocks of 512 bytes.
    const auto ended =
        run({"/bin/sh", "-c", "trap '' XFSZ; ulimit -f 30; exec \"$0\" import \"$1\" --db \"$2\"",
             foyerctl_path(), store.file, store.db});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("cannot be written") != std::string::npos);
    CHECK(read_file(store.db) == before);
    CHECK(store.run({"doctor", "--db", store.db}).code == 0);
    for (const auto& entry : fs::directory_iterator(store.folder.path()))
        CHECK(entry.path().extension() != ".tmp");
}

TEST_CASE("real files that are broken are refused with the place") {
    const auto broken = shared_file("31c3/not-well-formed.xml");
    if (broken.empty()) {
        MESSAGE("SKIPPED: no real programmes beside the sources");
        return;
    }
    const SmallStore store;
    check_refused(store, broken, "line ");
}
