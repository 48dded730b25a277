#pragma once
// The sessions of Foyer's own JSON, read one at a time. One thread at a time.

#include <string>
#include <string_view>
#include <vector>

#include "core/formats/json_fields.h"
#include "core/formats/json_id_table.h"
#include "core/programme/model.h"

namespace foyer::formats {

/// The records that sessions refer to; must outlive the reading.
struct JsonReferences {
    const JsonIdTable& rooms;
    const JsonIdTable& tracks;
    const JsonIdTable& people;
};

class FoyerJsonSessions {
public:
    /// `unstated_language` is the language of texts that state none; outlives the reading.
    FoyerJsonSessions(const JsonReferences& references, std::string_view unstated_language)
        : references_(references), unstated_language_(unstated_language) {}

    /// Keeps the session behind `fields`; drops it with a report when its times are of no use.
    void read(JsonFields& fields);

    /// The sessions kept so far, their references to each other among them resolved.
    [[nodiscard]] std::vector<programme::Session> take(ImportReport& report);

private:
    void read_texts(JsonFields& fields, programme::Session& session) const;
    void read_references(JsonFields& fields, programme::Session& session) const;
    void read_rooms(JsonFields& fields, programme::Session& session) const;
    void read_people(JsonFields& fields, programme::Session& session) const;

    /// A session to go to instead of `session`, as the file calls it: it may come later.
    struct Instead {
        std::size_t session;
        std::string wanted;
        std::string where;
    };

    JsonReferences references_;
    std::string_view unstated_language_;
    JsonIdTable ids_;
    std::vector<programme::Session> sessions_;
    std::vector<Instead> instead_;
};

}  // namespace foyer::formats
