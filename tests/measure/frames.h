#pragma once
// How long the kiosk works on a frame. Each prints rows.

#include "tests/measure/stage.h"

namespace foyer::kiosk::measure {

/// While the programme is scrolled.
void report_scrolling(HeadlessHost& host, const Stage& stage);
/// When a page is opened and nothing of it has been drawn before.
void report_opening(HeadlessHost& host, const Stage& stage);
/// At each key of a search.
void report_typing(HeadlessHost& host, const Stage& stage);

}  // namespace foyer::kiosk::measure
