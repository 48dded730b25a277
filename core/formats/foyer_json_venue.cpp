#include "core/formats/foyer_json_venue.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/base64.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/pictures.h"

namespace foyer::formats {

namespace {

using programme::InfoKind;
using programme::InfoPage;
using programme::LocalizedText;
using programme::Map;
using programme::MapPosition;
using programme::Sponsor;
using programme::WifiSecurity;

LocalizedText in_both(const char* english, const char* french) {
    LocalizedText text("en", english);
    text.set("fr", french);
    return text;
}

/// What a page is called that has no title.
LocalizedText usual_title(InfoKind kind) {
    switch (kind) {
        case InfoKind::venue:
            return in_both("Venue", "Lieu");
        case InfoKind::wifi:
            return in_both("Wi-Fi", "Wi-Fi");
        case InfoKind::help:
            return in_both("Help", "Aide");
        case InfoKind::licences:
            return in_both("Licences", "Licences");
        case InfoKind::other:
            break;
    }
    return in_both("Information", "Informations");
}

/// The bytes of a picture: those that base64 stands for, broken into lines or not, or the text
/// itself where it is SVG.
Result<std::string> picture_bytes(const std::string& text) {
    if (text::trim(text).starts_with('<')) return text;
    std::string digits = text;
    std::erase_if(digits, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
    return from_base64(digits);
}

}  // namespace

FoyerJsonVenue::ReadPicture FoyerJsonVenue::read_picture(const JsonFields& fields) {
    const Json* member = fields.find("picture");
    if (member == nullptr) return {};
    if (!member->is_string()) return {{}, "its picture is not a text"};
    Result<std::string> bytes = picture_bytes(member->get_ref<const std::string&>());
    if (!bytes) return {{}, "its picture is neither base64 nor SVG"};
    if (pictures_bytes_ + bytes->size() > limits::all_pictures_bytes)
        return {{},
                "all pictures together have more than " +
                    std::to_string(limits::all_pictures_bytes) + " bytes"};
    Result<programme::Picture> picture = whole_picture(*std::move(bytes));
    if (!picture) return {{}, "its picture cannot be shown: " + picture.error().detail};
    pictures_bytes_ += picture->bytes.size();
    return {*std::move(picture), {}};
}

std::vector<Map> FoyerJsonVenue::read_maps() {
    std::vector<Map> maps;
    document_.each_object("maps", limits::maps, [&](JsonFields& fields) {
        Map map;
        ReadPicture read = read_picture(fields);
        if (!read.picture) {
            fields.dropped(read.why.empty() ? "a map without a picture" : read.why);
            return;
        }
        map.picture = *std::move(read.picture);
        map.id = map_ids_.take(fields, "map");
        map.title = fields.required("title", unstated_language_, LocalizedText(map.id));
        maps.push_back(std::move(map));
    });
    return maps;
}

std::vector<InfoPage> FoyerJsonVenue::read_info() {
    std::vector<InfoPage> pages;
    document_.each_object("info", limits::info_pages, [&](JsonFields& fields) {
        InfoPage page;
        page.id = info_ids_.take(fields, "info");
        page.kind = fields.word("kind", programme::info_kind, InfoKind::other);
        page.title = fields.required("title", unstated_language_, usual_title(page.kind));
        page.text = fields.localized("text", TextShape::block, unstated_language_);
        page.network = fields.text("network");
        page.password = fields.text("password");
        page.security = fields.word("security", programme::wifi_security, WifiSecurity::wpa);
        pages.push_back(std::move(page));
    });
    return pages;
}

std::vector<Sponsor> FoyerJsonVenue::read_sponsors() {
    std::vector<Sponsor> sponsors;
    document_.each_object("sponsors", limits::sponsors, [&](JsonFields& fields) {
        Sponsor sponsor;
        sponsor.id = sponsor_ids_.take(fields, "sponsor");
        sponsor.name = fields.text("name");
        if (text::trim(sponsor.name).empty()) {
            sponsor.name = sponsor.id;
            fields.repaired("name", "", sponsor.id, "no name");
        }
        sponsor.level = fields.localized("level", TextShape::line, unstated_language_);
        sponsor.url = fields.text("url");
        sponsor.logo = fields.text("logo");
        ReadPicture read = read_picture(fields);
        if (!read.why.empty()) fields.repaired("picture", "", "", read.why);
        sponsor.picture = std::move(read.picture);
        sponsors.push_back(std::move(sponsor));
    });
    return sponsors;
}

std::optional<MapPosition> FoyerJsonVenue::position_in(JsonFields& fields) const {
    std::optional<MapPosition> position;
    fields.with_object("map_position", [&](JsonFields& stated) {
        const std::string map = stated.text("map");
        const std::string* id = map_ids_.find(map);
        if (id == nullptr) {
            stated.repaired("map", map, "", "no map has this id");
            return;
        }
        const std::optional<int> x = stated.count("x");
        const std::optional<int> y = stated.count("y");
        if (x.value_or(-1) < 0 || *x > limits::map_parts || y.value_or(-1) < 0 ||
            *y > limits::map_parts) {
            fields.repaired("map_position", "", "",
                            "x and y are thousandths of the map's width and height, 0 to 1000");
            return;
        }
        position = MapPosition{*id, *x, *y};
    });
    return position;
}

}  // namespace foyer::formats
