#include "core/base/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/support/full_disk.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::size_t files_in(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder))
        count += entry.exists() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("a file is read whole, also when it is empty or holds zero bytes") {
    const tests::TempFolder folder;
    const std::string bytes("a\0b\n", 4);
    put(folder / "some", bytes);
    put(folder / "empty", "");
    const auto some = read_file(folder / "some", 100);
    REQUIRE(some);
    CHECK(*some == bytes);
    const auto empty = read_file(folder / "empty", 100);
    REQUIRE(empty);
    CHECK(empty->empty());
}

TEST_CASE("a file of the limit is read, one byte more is refused before reading") {
    const tests::TempFolder folder;
    put(folder / "file", std::string(100, 'x'));
    CHECK(read_file(folder / "file", 100));
    const auto larger = read_file(folder / "file", 99);
    REQUIRE_FALSE(larger);
    CHECK(larger.error().kind == ErrorKind::too_large);
    CHECK(larger.error().detail ==
          (folder / "file").string() + " is larger than 99 bytes, the most that is read");

    put(folder / "sparse", "");
    fs::resize_file(folder / "sparse", std::uintmax_t{1} << 40);
    CHECK(read_file(folder / "sparse", 1000).error().kind == ErrorKind::too_large);
}

TEST_CASE("what is not a regular file is refused at once and named") {
    const tests::TempFolder folder;
    REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
    const auto fifo = read_file(folder / "fifo", 100);
    REQUIRE_FALSE(fifo);
    CHECK(fifo.error().kind == ErrorKind::unreadable);
    CHECK(fifo.error().detail.find("is a FIFO, not a file") != std::string::npos);

    const auto a_folder = read_file(folder.path(), 100);
    REQUIRE_FALSE(a_folder);
    CHECK(a_folder.error().kind == ErrorKind::unreadable);
    CHECK(a_folder.error().detail.find("is a folder, not a file") != std::string::npos);

    CHECK(read_file("/dev/zero", 100).error().kind == ErrorKind::unreadable);
    CHECK(read_file(folder / "absent", 100).error().kind == ErrorKind::not_found);
    put(folder / "file", "x");
    CHECK(read_file(folder.path() / "file" / "below", 100).error().kind == ErrorKind::not_found);
}

TEST_CASE("a file that may not be read says so") {
    if (geteuid() == 0) {
        MESSAGE("SKIPPED: nothing can be denied to root");
        return;
    }
    const tests::TempFolder folder;
    put(folder / "secret", "x");
    fs::permissions(folder / "secret", fs::perms::none);
    CHECK(read_file(folder / "secret", 100).error().kind == ErrorKind::unreadable);
}

TEST_CASE("a written file replaces the old one, keeps its permissions and leaves nothing beside") {
    const tests::TempFolder folder;
    CHECK(write_file(folder / "file", "old"));
    fs::permissions(folder / "file", fs::perms::owner_read | fs::perms::owner_write);
    CHECK(write_file(folder / "file", "new"));
    CHECK(*read_file(folder / "file", 100) == "new");
    CHECK(fs::status(folder / "file").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("writing through a link replaces the file that it names") {
    const tests::TempFolder folder;
    put(folder / "file", "old");
    fs::create_symlink(folder / "file", folder / "link");
    CHECK(write_file(folder / "link", "new"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(*read_file(folder / "file", 100) == "new");
}

TEST_CASE("a full disk leaves the old file and nothing else") {
    const tests::TempFolder folder;
    put(folder / "file", "old");
    const auto written = [&] {
        const tests::FullDisk full(4096);
        return write_file(folder / "file", std::string(100'000, 'x'));
    }();
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::disk);
    CHECK(*read_file(folder / "file", 100) == "old");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("writing to a device goes to the device, and its failure is told") {
    CHECK(write_file("/dev/null", "text"));
    const auto full = write_file("/dev/full", "text");
    REQUIRE_FALSE(full);
    CHECK(full.error().kind == ErrorKind::disk);
    CHECK(fs::is_character_file("/dev/full"));

    const tests::TempFolder folder;
    REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(write_file(folder / "fifo", "text").error().kind == ErrorKind::disk);
    CHECK(write_file(folder.path(), "text").error().kind == ErrorKind::disk);
    CHECK(write_file(folder.path() / "absent" / "file", "text").error().kind == ErrorKind::disk);
}

TEST_CASE("a staged file appears only when it is committed") {
    const tests::TempFolder folder;
    put(folder / "file", "old");
    {
        const auto staged = StagedFile::write(folder / "file", "new");
        REQUIRE(staged);
        CHECK(*read_file(folder / "file", 100) == "old");
        CHECK(files_in(folder.path()) == 2);
    }
    CHECK(files_in(folder.path()) == 1);

    auto staged = StagedFile::write(folder / "file", "new");
    REQUIRE(staged);
    StagedFile moved = std::move(*staged);
    CHECK(moved.commit());
    CHECK(*read_file(folder / "file", 100) == "new");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a staged file that is made safe later is in its place before") {
    const tests::TempFolder folder;
    auto staged = StagedFile::write(folder / "file", "new", StagedFile::Safe::later);
    REQUIRE(staged);
    CHECK(staged->commit());
    CHECK(*read_file(folder / "file", 100) == "new");
    CHECK(sync_files({folder / "file", folder / "file"}));
    const auto absent = sync_files({folder / "absent"});
    CHECK(absent.error().kind == ErrorKind::disk);
    CHECK(absent.error().detail.find("absent") != std::string::npos);
}

TEST_CASE("stages left by a dead process are removed, other files stay") {
    const tests::TempFolder folder;
    for (const char* name : {"file", "file.123.tmp", "file.bak", "other.123.tmp"})
        put(folder / name, "x");
    remove_stale_stages(folder / "file");
    CHECK(fs::exists(folder / "file"));
    CHECK_FALSE(fs::exists(folder / "file.123.tmp"));
    CHECK(fs::exists(folder / "file.bak"));
    CHECK(fs::exists(folder / "other.123.tmp"));
}
