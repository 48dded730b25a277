#include "kiosk/screens/info_model.h"

#include <algorithm>

#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk {

namespace {

using programme::InfoKind;
using programme::InfoPage;
using programme::Snapshot;

std::string wifi_escaped(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',' || c == ':' || c == '"') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

InfoSection section_of_page(const InfoPage& page, const Catalogue& words) {
    InfoSection section;
    section.title = std::string(page.title.in(words.language()));
    section.title_language = home::shown_language(page.title, words.language());
    section.text = std::string(page.text.in(words.language()));
    section.text_language = home::shown_language(page.text, words.language());
    if (!page.network.empty())
        section.wifi.push_back({page.network,
                                page.security == programme::WifiSecurity::open ? "" : page.password,
                                wifi_payload(page.network, page.password, page.security)});
    return section;
}

/// What the programme knows of its venue without a page about it.
void tell_venue(const Snapshot& snapshot, const Catalogue& words, InfoModel& model) {
    const programme::Conference& conference = snapshot.conference();
    const bool told = std::ranges::any_of(
        snapshot.info(), [](const InfoPage& page) { return page.kind == InfoKind::venue; });
    std::string text;
    for (const std::string& part : {conference.venue, conference.city, conference.url}) {
        if (part.empty()) continue;
        if (!text.empty()) text += '\n';
        text += part;
    }
    if (told || text.empty()) return;
    InfoSection section;
    section.title = words.text("info.venue");
    section.text = std::move(text);
    model.sections.push_back(std::move(section));
}

}  // namespace

std::string wifi_payload(const std::string& network, const std::string& password,
                         programme::WifiSecurity security) {
    std::string payload = "WIFI:T:";
    switch (security) {
        case programme::WifiSecurity::wpa:
            payload += "WPA";
            break;
        case programme::WifiSecurity::wep:
            payload += "WEP";
            break;
        case programme::WifiSecurity::open:
            payload += "nopass";
            break;
    }
    payload += ";S:" + wifi_escaped(network) + ";";
    if (security != programme::WifiSecurity::open) payload += "P:" + wifi_escaped(password) + ";";
    return payload + ";";
}

InfoModel info_model(const Snapshot& snapshot, const Catalogue& words) {
    InfoModel model;
    tell_venue(snapshot, words, model);
    for (const InfoPage& page : snapshot.info())
        model.sections.push_back(section_of_page(page, words));
    for (const programme::Sponsor& sponsor : snapshot.sponsors()) {
        const std::string level(sponsor.level.in(words.language()));
        auto group = std::ranges::find(model.sponsors, level, &InfoSponsors::level);
        if (group == model.sponsors.end())
            group = model.sponsors.insert(group, InfoSponsors{level, {}});
        group->sponsors.push_back({sponsor.name, sponsor.picture ? &*sponsor.picture : nullptr});
    }
    return model;
}

}  // namespace foyer::kiosk
