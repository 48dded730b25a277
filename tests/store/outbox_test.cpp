#include "core/store/outbox.h"

#include <doctest/doctest.h>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/store/store.h"
#include "tests/sim/disk.h"
#include "tests/support/builders.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using store::Outbox;
using store::WaitingEdit;
using tests::TempFolder;

namespace {

WaitingEdit waiting_edit(const std::string& id) {
    return {id, "sessions/opening", "17", R"({"set":{}})", test::instant("2018-06-26T09:20:00Z")};
}

Outbox opened_outbox(const std::filesystem::path& path) {
    auto outbox = Outbox::open(path);
    REQUIRE_MESSAGE(outbox.ok(), (outbox.ok() ? "" : outbox.error().detail));
    return *std::move(outbox);
}

std::vector<std::string> ids_in(const Outbox& outbox) {
    const auto edits = outbox.waiting();
    REQUIRE(edits.ok());
    std::vector<std::string> ids;
    for (const WaitingEdit& edit : *edits)
        ids.push_back(edit.id);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("edits wait in the order in which they were made, also over a restart") {
    const TempFolder folder;
    const auto path = folder / "kiosk.db.outbox";
    {
        Outbox outbox = opened_outbox(path);
        for (const char* id : {"b", "a", "c"})
            REQUIRE(outbox.add(waiting_edit(id)).ok());
        REQUIRE(outbox.add(waiting_edit("a")).ok());  // the same one once more
    }
    Outbox outbox = opened_outbox(path);
    CHECK(ids_in(outbox) == Ids{"b", "a", "c"});
    CHECK((*outbox.waiting())[0] == waiting_edit("b"));
    REQUIRE(outbox.remove("a").ok());
    REQUIRE(outbox.remove("unknown").ok());
    CHECK(ids_in(outbox) == Ids{"b", "c"});
}

TEST_CASE("an outbox takes so many edits and no longer ones, and says so") {
    const TempFolder folder;
    Outbox outbox = opened_outbox(folder / "outbox");
    WaitingEdit edit = waiting_edit("long");
    edit.body.assign(limits::text_bytes, 'x');
    CHECK(outbox.add(edit).ok());
    edit.id = "longer";
    edit.body += 'x';
    CHECK(outbox.add(edit).error().kind == ErrorKind::too_large);
    CHECK(outbox.add(waiting_edit("no id")).error().kind == ErrorKind::invalid);
    for (std::size_t i = 1; i < store::most_waiting_edits; ++i)
        REQUIRE(outbox.add(waiting_edit("e" + std::to_string(i))).ok());
    CHECK(outbox.add(waiting_edit("more")).error().kind == ErrorKind::too_large);
}

TEST_CASE("two programs do not share an outbox") {
    const TempFolder folder;
    const Outbox outbox = opened_outbox(folder / "outbox");
    CHECK(Outbox::open(folder / "outbox").error().kind == ErrorKind::in_use);
}

TEST_CASE("what is no outbox is refused and left as it is") {
    const TempFolder folder;
    REQUIRE(store::Store::open(folder / "store").ok());
    CHECK(Outbox::open(folder / "store").error().kind == ErrorKind::unsupported);
    CHECK(store::Store::open(folder / "store").ok());
    REQUIRE(write_file(folder / "text", "words, not a database, and some more of them").ok());
    CHECK_FALSE(Outbox::open(folder / "text").ok());
    CHECK(*read_file(folder / "text", 1000) == "words, not a database, and some more of them");
}

TEST_CASE("an edit that was taken survives a power cut at any later step") {
    const TempFolder folder;
    const auto path = folder / "outbox";
    sim::Disk disk("outbox");
    store::Store::use_vfs("outbox");
    std::size_t taken = 0;
    {
        Outbox outbox = opened_outbox(path);
        REQUIRE(outbox.add(waiting_edit("first")).ok());
        taken = disk.steps().size();
        REQUIRE(outbox.add(waiting_edit("second")).ok());
    }
    const std::size_t steps = disk.steps().size();
    std::vector<sim::Image> images;
    for (std::size_t cut = taken; cut <= steps; ++cut)
        for (const sim::Loss loss : {sim::Loss::nothing, sim::Loss::all, sim::Loss::torn})
            images.push_back(disk.after_power_cut(cut, loss, cut));
    for (const sim::Image& image : images) {
        disk.load(image);
        Outbox outbox = opened_outbox(path);
        const Ids ids = ids_in(outbox);
        REQUIRE_FALSE(ids.empty());
        CHECK(ids.front() == "first");
    }
    store::Store::use_vfs("");
}
