#pragma once
// Which texts of which records are in the table `text`: the words of its columns `record` and
// `field`, and where they belong in the model.

#include <array>
#include <string_view>

#include "core/programme/model.h"

namespace foyer::store {

template <class Record>
struct TextField {
    std::string_view name;
    programme::LocalizedText Record::*text;
    /// False for what the first schema had; an empty text of later is no part of the content hash,
    /// so that what an older program stored keeps its own.
    bool later = false;
};

/// The word for a kind of record and its texts.
template <class Record>
struct TextFields;

template <>
struct TextFields<programme::Conference> {
    static constexpr std::string_view record = "conference";
    static constexpr std::array<TextField<programme::Conference>, 2> fields{
        {{"title", &programme::Conference::title}, {"subtitle", &programme::Conference::subtitle}}};
};

template <>
struct TextFields<programme::Room> {
    static constexpr std::string_view record = "room";
    static constexpr std::array<TextField<programme::Room>, 4> fields{
        {{"name", &programme::Room::name},
         {"description", &programme::Room::description},
         {"floor", &programme::Room::floor},
         {"directions", &programme::Room::directions, true}}};
};

template <>
struct TextFields<programme::Track> {
    static constexpr std::string_view record = "track";
    static constexpr std::array<TextField<programme::Track>, 1> fields{
        {{"name", &programme::Track::name}}};
};

template <>
struct TextFields<programme::Person> {
    static constexpr std::string_view record = "person";
    static constexpr std::array<TextField<programme::Person>, 2> fields{
        {{"position", &programme::Person::position}, {"biography", &programme::Person::biography}}};
};

template <>
struct TextFields<programme::Map> {
    static constexpr std::string_view record = "map";
    static constexpr std::array<TextField<programme::Map>, 1> fields{
        {{"title", &programme::Map::title}}};
};

template <>
struct TextFields<programme::InfoPage> {
    static constexpr std::string_view record = "info";
    static constexpr std::array<TextField<programme::InfoPage>, 2> fields{
        {{"title", &programme::InfoPage::title}, {"text", &programme::InfoPage::text}}};
};

template <>
struct TextFields<programme::Sponsor> {
    static constexpr std::string_view record = "sponsor";
    static constexpr std::array<TextField<programme::Sponsor>, 1> fields{
        {{"level", &programme::Sponsor::level}}};
};

template <>
struct TextFields<programme::Session> {
    static constexpr std::string_view record = "session";
    static constexpr std::array<TextField<programme::Session>, 4> fields{
        {{"title", &programme::Session::title},
         {"subtitle", &programme::Session::subtitle},
         {"abstract", &programme::Session::abstract},
         {"description", &programme::Session::description}}};
};

}  // namespace foyer::store
