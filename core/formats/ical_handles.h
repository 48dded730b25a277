#pragma once
// libical's C handles as values that free themselves. Included where libical is used: the reader
// and the writer of iCalendar.

#include <libical/ical.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace foyer::formats {

struct IcalDelete {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(icalparser* parser) const { icalparser_free(parser); }
    void operator()(char* text) const { std::free(text); }
};

using IcalComponent = std::unique_ptr<icalcomponent, IcalDelete>;
using IcalParser = std::unique_ptr<icalparser, IcalDelete>;
/// Text from one of libical's functions ending in _r, which the caller frees.
using IcalText = std::unique_ptr<char, IcalDelete>;

/// libical ends the process on an error by default; here errors are return values.
inline void make_ical_errors_values() {
    icalerror_set_errors_are_fatal(0);
}

}  // namespace foyer::formats
