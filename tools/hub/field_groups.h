#pragma once
// The fields of a session that staff may set, in groups that are edited and kept as one: who moves
// a talk has its time in mind, and who retimes it the room. Pure; any thread.

#include <array>
#include <optional>
#include <string_view>

#include "core/programme/model.h"

namespace foyer::hub {

enum class FieldGroup {
    slot,    ///< start, end, rooms, plenary
    status,  ///< scheduled or cancelled, and what is instead
    title,
    text,  ///< subtitle, abstract, description
    people,
    live,  ///< full
};
inline constexpr std::array field_groups{FieldGroup::slot, FieldGroup::status, FieldGroup::title,
                                         FieldGroup::text, FieldGroup::people, FieldGroup::live};
/// "slot" … "live".
[[nodiscard]] std::string_view word_for(FieldGroup group);
[[nodiscard]] std::optional<FieldGroup> field_group_called(std::string_view word);

/// One field of a session, as the API names it.
enum class Field {
    rooms,
    start,
    end,
    plenary,
    status,
    instead,
    title,
    subtitle,
    abstract,
    description,
    people,
    full,
};
inline constexpr std::array fields_of_session{
    Field::rooms,    Field::start,       Field::end,    Field::plenary,
    Field::status,   Field::instead,     Field::title,  Field::subtitle,
    Field::abstract, Field::description, Field::people, Field::full,
};
/// "rooms" … "full".
[[nodiscard]] std::string_view word_for(Field field);
[[nodiscard]] std::optional<Field> field_called(std::string_view word);
[[nodiscard]] FieldGroup group_of(Field field);

/// Gives `to` the field or the fields of the group as `from` has them.
void copy_field(Field field, const programme::Session& from, programme::Session& to);
void copy_group(FieldGroup group, const programme::Session& from, programme::Session& to);
/// True when both have the same there; the order of rooms and people does not count.
[[nodiscard]] bool same_field(Field field, const programme::Session& a,
                              const programme::Session& b);
[[nodiscard]] bool same_group(FieldGroup group, const programme::Session& a,
                              const programme::Session& b);

}  // namespace foyer::hub
