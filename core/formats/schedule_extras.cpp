#include "core/formats/schedule_extras.h"

#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/json_values.h"
#include "core/formats/json_writer.h"

namespace foyer::formats {

namespace {

/// The value of `name="…"` in `text`; empty when it is not there.
std::optional<std::string_view> attribute_in(std::string_view text, std::string_view name) {
    const std::string begin = std::string(name) + "=\"";
    std::size_t at = text.find(begin);
    if (at == std::string_view::npos) return std::nullopt;
    at += begin.size();
    const std::size_t end = text.find('"', at);
    if (end == std::string_view::npos) return std::nullopt;
    return text.substr(at, end - at);
}

}  // namespace

void write_extras(JsonWriter& out, const ScheduleExtras& extras) {
    out.open_object(JsonLayout::one_line);
    if (extras.plenary) out.boolean("plenary", true);
    if (extras.rooms) {
        out.key("rooms");
        out.open_list();
        for (const std::string& guid : *extras.rooms)
            out.string(guid);
        out.close_list();
    }
    if (extras.kind) out.string("kind", word_for(*extras.kind));
    out.close_object();
}

ScheduleExtras extras_in(const Json& value) {
    ScheduleExtras extras;
    const Json& plenary = member_of(value, "plenary");
    extras.plenary = plenary.is_boolean() && plenary.get<bool>();
    extras.kind = programme::session_kind(text_in(value, "kind"));
    const Json& rooms = member_of(value, "rooms");
    if (!rooms.is_array()) return extras;
    extras.rooms.emplace();
    for (const Json& room : rooms) {
        if (extras.rooms->size() == limits::rooms) break;
        extras.rooms->push_back(text_of(room));
    }
    return extras;
}

std::string instruction_text(const ScheduleExtras& extras) {
    std::string text;
    const auto add = [&text](std::string_view name, std::string_view value) {
        if (!text.empty()) text += ' ';
        text.append(name).append("=\"").append(value).append("\"");
    };
    if (extras.plenary) add("plenary", "true");
    if (extras.rooms) {
        std::string guids;
        for (const std::string& guid : *extras.rooms)
            guids += (guids.empty() ? "" : " ") + guid;
        add("rooms", guids);
    }
    if (extras.kind) add("kind", word_for(*extras.kind));
    return text;
}

ScheduleExtras extras_in_instruction(std::string_view text) {
    ScheduleExtras extras;
    extras.plenary = attribute_in(text, "plenary") == "true";
    if (const auto kind = attribute_in(text, "kind")) extras.kind = programme::session_kind(*kind);
    const auto rooms = attribute_in(text, "rooms");
    if (!rooms) return extras;
    extras.rooms.emplace();
    for (const std::string_view guid : text::split(*rooms, ' ')) {
        if (extras.rooms->size() == limits::rooms) break;
        extras.rooms->emplace_back(guid);
    }
    return extras;
}

void apply(const ScheduleExtras& extras, const std::map<std::string, RoomRef>& rooms_by_guid,
           SessionDraft& draft) {
    if (extras.plenary) draft.plenary = true;
    if (extras.kind) draft.kind = extras.kind;
    if (!extras.rooms) return;
    draft.rooms.clear();
    for (const std::string& guid : *extras.rooms) {
        const auto room = rooms_by_guid.find(guid);
        if (room != rooms_by_guid.end()) draft.rooms.push_back(room->second);
    }
}

}  // namespace foyer::formats
