#pragma once
// What Foyer's own JSON tells about the place: maps, pages of information and sponsors. A picture
// that cannot be used costs its map, or the sponsor his logo, and is reported. One thread at a
// time.

#include <optional>
#include <string_view>
#include <vector>

#include "core/formats/json_fields.h"
#include "core/formats/json_id_table.h"
#include "core/programme/model.h"

namespace foyer::formats {

class FoyerJsonVenue {
public:
    /// Reads from the members of the document. `unstated_language` is the language of texts that
    /// state none. Both outlive the reading.
    FoyerJsonVenue(JsonFields& document, std::string_view unstated_language)
        : document_(document), unstated_language_(unstated_language) {}

    [[nodiscard]] std::vector<programme::Map> read_maps();
    [[nodiscard]] std::vector<programme::InfoPage> read_info();
    [[nodiscard]] std::vector<programme::Sponsor> read_sponsors();

    /// The member `map_position` of a room, on one of the maps that were read.
    [[nodiscard]] std::optional<programme::MapPosition> position_in(JsonFields& fields) const;

private:
    /// The member `picture`: base64, or SVG as it is. What is wrong with it when it is of no use,
    /// or nothing where there is no picture.
    struct ReadPicture {
        std::optional<programme::Picture> picture;
        std::string why;
    };
    [[nodiscard]] ReadPicture read_picture(const JsonFields& fields);

    JsonFields& document_;
    std::string_view unstated_language_;
    JsonIdTable map_ids_, info_ids_, sponsor_ids_;
    std::size_t pictures_bytes_ = 0;
};

}  // namespace foyer::formats
