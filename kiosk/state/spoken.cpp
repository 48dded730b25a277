#include "kiosk/state/spoken.h"

namespace foyer::kiosk {

namespace {

bool ends_sentence(const std::string& text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with("。") || text.ends_with("…");
}

}  // namespace

std::string spoken(const ProbeItem& item) {
    if (item.value.empty()) return item.label;
    return item.label + ", " + item.value;
}

std::string spoken_page(const Probe& probe) {
    std::string page;
    for (const ProbeItem& item : probe.items) {
        std::string said = spoken(item);
        if (said.empty()) continue;
        if (!ends_sentence(said)) said += '.';
        page += said + '\n';
    }
    return page;
}

}  // namespace foyer::kiosk
