#pragma once
// Which records an edit may have touched, so that publishing it looks at no others. Plain values;
// pure; any thread.

#include <set>
#include <string>

#include "tools/hub/layers.h"

namespace foyer::hub {

struct Touched {
    bool everything = false;  ///< the source is another one; the rest need not be filled in
    std::set<std::string> sessions;
    bool people = false;  ///< who takes part anywhere, or what staff know of them
    std::set<std::string> announcements;
    std::set<std::string> screens;

    void add(const Touched& more);
};

/// What may differ in what is published when the layers change.
[[nodiscard]] Touched touched_between(const Layers& before, const Layers& after);

}  // namespace foyer::hub
