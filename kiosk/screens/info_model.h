#pragma once
// What the info page says, in words: the pages of the programme, its sponsors, this screen itself.
// A pure function of the programme and the language. Any thread.

#include <string>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"

namespace foyer::kiosk {

struct InfoWifi {
    std::string network, password;  ///< password "" for an open network
    std::string payload;            ///< what a phone reads to join: "WIFI:T:WPA;S:…;P:…;;"
};

struct InfoSection {
    std::string title, title_language;
    std::string text, text_language;
    std::vector<InfoWifi> wifi;  ///< at most one
};

struct InfoSponsor {
    std::string name;
    const programme::Picture* picture = nullptr;  ///< of the snapshot
};

struct InfoSponsors {
    std::string level;  ///< "Gold", "" when they have none
    std::vector<InfoSponsor> sponsors;
};

struct InfoModel {
    std::vector<InfoSection> sections;   ///< the venue first where no page tells of it
    std::vector<InfoSponsors> sponsors;  ///< in their order, by level
};

[[nodiscard]] InfoModel info_model(const programme::Snapshot& snapshot, const Catalogue& words);

/// What a phone reads off a code to join a network.
[[nodiscard]] std::string wifi_payload(const std::string& network, const std::string& password,
                                       programme::WifiSecurity security);

}  // namespace foyer::kiosk
