#pragma once
// Session rows as pieces of a flow. UI thread only.

#include <string>
#include <vector>

#include "kiosk/screens/session_row.h"
#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk {

/// `rows` below `heading` ("" for none); they outlive the flow. Nothing when there are none.
void add_session_rows(Canvas& canvas, PageFlow& flow, float above, const std::string& heading,
                      const std::vector<SessionRow>& rows);

/// One session on a low row after the words `heading`; both outlive the flow.
void add_low_row(Canvas& canvas, PageFlow& flow, float above, const std::string& heading,
                 const SessionRow& row);

/// A quiet line of text.
void add_quiet_line(Canvas& canvas, PageFlow& flow, float above, std::string text);

}  // namespace foyer::kiosk
