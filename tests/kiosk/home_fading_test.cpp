#include "kiosk/screens/home_fading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/app/picture.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// Pixels that look otherwise once the session `id` has just changed, inside the items whose label
/// contains one of `labels`, and outside.
struct Stood {
    int out_inside = 0, out_outside = 0;
};

Stood stood_out(const char* at, const Look& look, const std::string& id,
                const std::vector<std::string>& labels) {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    const UtcTime now = test::instant(at);
    const Probe rested = look_at(host, *snapshot, now, look);
    const Picture before = host.picture();
    Look fading = look;
    fading.fading = {id};
    static_cast<void>(look_at(host, *snapshot, now, fading));
    const Picture after = host.picture();
    Stood found;
    const auto within = [&](int x, int y) {
        return std::ranges::any_of(rested.items, [&](const ProbeItem& item) {
            const PixelRect& rect = item.rect;
            return x >= rect.x - 1 && x <= rect.x + rect.w && y >= rect.y - 1 &&
                   y <= rect.y + rect.h &&
                   std::ranges::any_of(labels, [&](const std::string& label) {
                       return item.label.find(label) != std::string::npos;
                   });
        });
    };
    for (int y = 0; y < before.height; y += 2) {
        for (int x = 0; x < before.width; x += 2) {
            if (pixel_at(before, x, y) == pixel_at(after, x, y)) continue;
            ++(within(x, y) ? found.out_inside : found.out_outside);
        }
    }
    return found;
}

struct FadingCase {
    const char* what;
    const char* at;
    Look look;
    const char* id;
    std::vector<std::string> labels;
};

}  // namespace

TEST_CASE("what has just changed stands out wherever the home tells of it, and nothing else does") {
    const FadingCase cases[] = {
        {"what all rooms share",
         "2018-06-26T09:40:00+02:00",
         {},
         "orchestration-security-threat-or-opportunity",
         {"Orchestration", "Kubeflow", "Break"}},
        {"what a room does after it, as a card",
         "2018-06-26T09:40:00+02:00",
         {},
         "kubernetes-should-you-use-it",
         {"Should you use it"}},
        {"what a room does after it, as a row",
         "2018-06-26T09:40:00+02:00",
         {.size = {1080, 1080}},
         "kubernetes-should-you-use-it",
         {"Should you use it"}},
        {"what begins soon, in the list beside the rooms, and the card of its room",
         "2018-06-26T11:20:00+02:00",
         {.size = {1920, 1080}},
         "buzzwords-at-the-cloud-native-era",
         {"Salle 1: ", "Buzzwords"}},
    };
    for (const FadingCase& now : cases) {
        CAPTURE(std::string(now.what));
        const Stood found = stood_out(now.at, now.look, now.id, now.labels);
        CHECK(found.out_inside > 1000);
        CHECK(found.out_outside == 0);
    }
}

}  // namespace foyer::kiosk
