#include "kiosk/state/programme_choices.h"

namespace foyer::kiosk {

namespace {

std::string& chosen_in(ProgrammeChoices& choices, ProgrammeFacet facet) {
    switch (facet) {
        case ProgrammeFacet::room:
            return choices.room;
        case ProgrammeFacet::track:
            return choices.track;
        case ProgrammeFacet::kind:
            return choices.kind;
        case ProgrammeFacet::language:
            break;
    }
    return choices.language;
}

void filter_by(ProgrammeChoices& choices, ProgrammeFacet facet, const std::string& value) {
    chosen_in(choices, facet) = value;
    choices.panel_open = false;
}

void open_panel(ProgrammeChoices& choices, const std::string& value) {
    choices.panel_open = false;
    for (const ProgrammeFacet facet : all_facets) {
        if (word_for(facet) != value) continue;
        choices.panel_open = true;
        choices.facet = facet;
    }
}

}  // namespace

const std::string& ProgrammeChoices::chosen(ProgrammeFacet facet_asked) const {
    switch (facet_asked) {
        case ProgrammeFacet::room:
            return room;
        case ProgrammeFacet::track:
            return track;
        case ProgrammeFacet::kind:
            return kind;
        case ProgrammeFacet::language:
            break;
    }
    return language;
}

bool ProgrammeChoices::filtered() const {
    for (const ProgrammeFacet each : all_facets)
        if (!chosen(each).empty()) return true;
    return false;
}

ProgrammeField field_of(ProgrammeFacet facet) {
    switch (facet) {
        case ProgrammeFacet::room:
            return ProgrammeField::room;
        case ProgrammeFacet::track:
            return ProgrammeField::track;
        case ProgrammeFacet::kind:
            return ProgrammeField::kind;
        case ProgrammeFacet::language:
            break;
    }
    return ProgrammeField::language;
}

std::string_view word_for(ProgrammeFacet facet) {
    switch (facet) {
        case ProgrammeFacet::room:
            return "room";
        case ProgrammeFacet::track:
            return "track";
        case ProgrammeFacet::kind:
            return "kind";
        case ProgrammeFacet::language:
            break;
    }
    return "language";
}

void choose(ProgrammeChoices& choices, ProgrammeField field, const std::string& value) {
    switch (field) {
        case ProgrammeField::shape:
            if (value == "list") choices.shape = ProgrammeShape::list;
            if (value == "grid") choices.shape = ProgrammeShape::grid;
            break;
        case ProgrammeField::day:
            choices.day = value;
            break;
        case ProgrammeField::room:
            filter_by(choices, ProgrammeFacet::room, value);
            break;
        case ProgrammeField::track:
            filter_by(choices, ProgrammeFacet::track, value);
            break;
        case ProgrammeField::kind:
            filter_by(choices, ProgrammeFacet::kind, value);
            break;
        case ProgrammeField::language:
            filter_by(choices, ProgrammeFacet::language, value);
            break;
        case ProgrammeField::no_filter:
            for (const ProgrammeFacet facet : all_facets)
                chosen_in(choices, facet).clear();
            choices.panel_open = false;
            break;
        case ProgrammeField::panel:
            open_panel(choices, value);
            break;
    }
}

}  // namespace foyer::kiosk
