#pragma once
// Spellings that schedule.xml and schedule.json have in common, as regular expressions.

namespace foyer::formats {

constexpr const char* uuid_pattern = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
constexpr const char* instant_pattern =
    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})";

}  // namespace foyer::formats
