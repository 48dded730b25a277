// Real change streams: programmes as they were published again and again, revision after revision.
// What was announced is compared with changes.tsv, which counts by guid alone: there a session with
// a new guid is one removed and one added.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/csv_table.h"
#include "core/programme/changes.h"
#include "core/programme/losses.h"
#include "tests/formats/import_bench.h"
#include "tests/support/files.h"
#include "tests/support/streams.h"

namespace foyer::formats {

using programme::ChangeKind;

namespace {

constexpr std::array<ChangeKind, 9> change_kinds{
    ChangeKind::moved_room, ChangeKind::moved_time, ChangeKind::cancelled,
    ChangeKind::reinstated, ChangeKind::new_,       ChangeKind::removed,
    ChangeKind::retitled,   ChangeKind::people,     ChangeKind::text};

/// What was announced when one revision took the place of the one before it.
struct Step {
    std::string revision;  ///< "0308"
    std::array<std::size_t, change_kinds.size()> changes{};
    std::size_t losses = 0;

    [[nodiscard]] std::size_t count(ChangeKind kind) const {
        return changes[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] std::size_t total() const {
        return std::accumulate(changes.begin(), changes.end(), std::size_t{0});
    }
};

/// The steps between the revisions of a stream that give a programme; revisions that give none are
/// kept in `refused`.
std::vector<Step> steps_of(const tests::Stream& stream, const char* zone,
                           std::vector<std::string>* refused = nullptr) {
    std::vector<Step> steps;
    std::optional<programme::Programme> before;
    for (const auto& file : stream.revisions()) {
        ImportOptions options;
        options.time_zone = zone;
        auto imported = read_programme(tests::read_file(file), options);
        if (!imported) {
            if (refused != nullptr) refused->push_back(file.stem().string());
            continue;
        }
        programme::Programme after = std::move(imported->programme);
        if (before) {
            Step step;
            step.revision = file.stem().string();
            for (const auto& change : programme::changes_between(*before, after, ""))
                ++step.changes[static_cast<std::size_t>(change.kind)];
            step.losses = programme::find_losses(*before, after, UtcTime{}).size();
            steps.push_back(step);
        }
        before = std::move(after);
    }
    return steps;
}

const Step& step_to(const std::vector<Step>& steps, std::string_view revision) {
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const Step& step) { return step.revision == revision; });
    REQUIRE(found != steps.end());
    return *found;
}

std::size_t sum(const std::vector<Step>& steps, ChangeKind kind) {
    std::size_t total = 0;
    for (const Step& step : steps)
        total += step.count(kind);
    return total;
}

/// A number in the row of changes.tsv for one revision.
class CountedByGuid {
public:
    explicit CountedByGuid(const std::string& stream) {
        const auto rows =
            read_csv_table(tests::read_file(tests::shared_file(stream + "/changes.tsv")));
        REQUIRE(rows.ok());
        for (std::size_t i = 0; i < rows->front().cells.size(); ++i)
            columns_[rows->front().cells[i]] = i;
        for (const CsvRow& row : *rows)
            rows_[row.cells.at(columns_.at("rev"))] = row.cells;
    }

    [[nodiscard]] std::size_t operator()(const Step& step, const std::string& column) const {
        const std::string revision = step.revision.substr(step.revision.find_first_not_of('0'));
        const std::string& cell = rows_.at(revision).at(columns_.at(column));
        return cell.empty() ? 0 : std::stoul(cell);
    }

private:
    std::map<std::string, std::size_t> columns_;
    std::map<std::string, std::vector<std::string>> rows_;
};

/// The steps of a stream between two revisions, each no louder than the count by guid: what is new
/// or removed there may be recognised here, never the other way round.
std::vector<Step> plausible_steps(const std::string& stream, int first, int last) {
    std::vector<int> numbers(static_cast<std::size_t>(last - first + 1));
    std::iota(numbers.begin(), numbers.end(), first);
    const tests::Stream files(stream + "/revisions.tar.xz", numbers, ".xml");
    if (files.revisions().empty()) {
        MESSAGE("SKIPPED: the stream ", stream, " is not here");
        return {};
    }
    const std::vector<Step> steps = steps_of(files, "Europe/Berlin");
    REQUIRE(steps.size() == numbers.size() - 1);
    const CountedByGuid counted(stream);
    for (const Step& step : steps) {
        CAPTURE(step.revision);
        const std::size_t added = counted(step, "added"), removed = counted(step, "removed");
        const std::size_t rekeyed = std::min(added, removed);
        CHECK(step.count(ChangeKind::new_) <= added);
        CHECK(step.count(ChangeKind::removed) <= removed);
        CHECK(step.count(ChangeKind::new_) + removed == step.count(ChangeKind::removed) + added);
        CHECK(step.count(ChangeKind::moved_room) <= counted(step, "room_moved") + rekeyed);
        CHECK(step.count(ChangeKind::moved_time) <= counted(step, "time_moved") +
                                                        counted(step, "day_moved") +
                                                        counted(step, "duration") + rekeyed);
        CHECK(step.count(ChangeKind::cancelled) == 0);
    }
    return steps;
}

}  // namespace

TEST_CASE("33C3 gives 327 sessions new guids in revision 308, which announces nothing" *
          doctest::test_suite("slow")) {
    const std::vector<Step> steps = plausible_steps("33c3", 302, 312);
    if (steps.empty()) return;
    CHECK(step_to(steps, "0308").total() == 0);
    CHECK(step_to(steps, "0308").losses == 0);
    // Two sessions that are one removed and one added by guid have moved.
    CHECK(step_to(steps, "0305").count(ChangeKind::moved_time) == 2);
    CHECK(sum(steps, ChangeKind::new_) == 4);
    CHECK(sum(steps, ChangeKind::removed) == 1);
}

TEST_CASE("34C3 gives 240 sessions new guids in revision 47, which announces nothing") {
    const std::vector<Step> steps = plausible_steps("34c3", 44, 58);
    if (steps.empty()) return;
    CHECK(step_to(steps, "0047").total() == 0);
    CHECK(step_to(steps, "0047").losses == 0);
    // Occurrences that share a guid change their order: by guid alone 165 have moved.
    CHECK(sum(steps, ChangeKind::moved_time) == 8);
    CHECK(sum(steps, ChangeKind::moved_room) == 0);
}

TEST_CASE("36C3 loses a fifth of its sessions four times, and each time people are asked") {
    const std::vector<Step> steps = plausible_steps("36c3", 58, 71);
    if (steps.empty()) return;
    for (const char* outage : {"0061", "0063", "0065", "0068"}) {
        CAPTURE(outage);
        CHECK(step_to(steps, outage).count(ChangeKind::removed) >= 41);
        CHECK(step_to(steps, outage).losses > 0);
    }
    for (const char* return_ : {"0062", "0064", "0066", "0069"}) {
        CAPTURE(return_);
        CHECK(step_to(steps, return_).count(ChangeKind::new_) >= 41);
        CHECK(step_to(steps, return_).losses == 0);
    }
}

TEST_CASE("NICAR's table announces seven cancellations and no more, a new column or not" *
          doctest::test_suite("slow")) {
    const tests::Stream stream("nicar2020/revisions.tar.xz");
    if (stream.revisions().empty()) {
        MESSAGE("SKIPPED: the stream nicar2020 is not here");
        return;
    }
    const std::vector<Step> steps = steps_of(stream, "America/Chicago");
    CHECK(steps.size() == 78);
    CHECK(sum(steps, ChangeKind::cancelled) == 7);
    CHECK(sum(steps, ChangeKind::removed) == 4);
    // 158 sessions in the first revision, 268 in the last.
    CHECK(sum(steps, ChangeKind::new_) == 268 - 158 + 4);
    CHECK(std::all_of(steps.begin(), steps.end(), [](const Step& s) { return s.losses == 0; }));
}

TEST_CASE("PyCon's calendar replaces every UID and announces nothing; an empty one is refused") {
    const tests::Stream stream("pyconus2025/open_spaces.tar.xz");
    if (stream.revisions().empty()) {
        MESSAGE("SKIPPED: the stream pyconus2025 is not here");
        return;
    }
    std::vector<std::string> refused;
    const std::vector<Step> steps = steps_of(stream, "America/New_York", &refused);
    CHECK(refused == std::vector<std::string>{"0003"});
    for (const char* rekeyed : {"0005", "0006", "0008", "0011"})
        CHECK(step_to(steps, rekeyed).total() == 0);
    CHECK(sum(steps, ChangeKind::cancelled) == 0);
}

}  // namespace foyer::formats
