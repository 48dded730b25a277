#!/usr/bin/env bash
# The kiosk in a real window on a display in memory: what it draws is what --screenshot draws, a tap
# changes it, a quiet screen is not drawn again, and it ends as it should.
#
# Usage: tests/ui/window_test.sh FOYER WIDTHxHEIGHT DRAWING
#
# Ends with 77 when the tools for it are not installed; ctest counts that as skipped.
set -euo pipefail
foyer=$1
size=$2
drawing=$3
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
sample=$root/assets/sample/paris-container-day-2018.json
at=2018-06-26T11:20:00+02:00
# shellcheck source=tests/ui/parts.sh
source "$root/tests/ui/parts.sh"

# start_kiosk OPTION...: starts it and waits for its first frame.
start_kiosk() {
    run_kiosk --source "$sample" --db "$work/kiosk.db" --drawing "$drawing" "$@"
}

# draw FILE.png OPTION...: what the screen should look like.
draw() {
    local file=$1
    shift
    "$foyer" --source "$sample" --at "$at" --speed 0 --size "$size" --screenshot "$file" "$@"
}

start_server
"$foyer" --source "$sample" --at "$at" --size "$size" --dump-ui "$work/ui.json"
draw "$work/english.png" --lang en
draw "$work/french.png" --lang fr
draw "$work/contrast.png" --lang fr --theme contrast

# --- What is drawn, and touch ---

start_kiosk --at "$at" --speed 0 --size "$size" --lang en
until_true looks_like "$work/english.png" || fail "the window differs from --screenshot"

tap "Language: Français"
until_true looks_like "$work/french.png" || fail "the French pill did not bring the French screen"

# A page that this kiosk was not asked for, Escape, and the way back to the same picture.
tap "Search"
until_true looks_unlike "$work/french.png" || fail "the search button opened nothing"
xdotool key Escape Escape Escape alt+F4
until_true looks_like "$work/french.png" || fail "Escape did not lead back to the home"

code=0
"$foyer" --db "$work/kiosk.db" --size "$size" 2>"$work/second.log" || code=$?
((code == 1)) || fail "a second kiosk on the same store ended with $code, not 1"
grep -q "kiosk.db" "$work/second.log" || fail "the second kiosk does not name the store"
stop_kiosk

# --- Full screen, and nothing drawn without a reason ---

start_kiosk --at "$at" --speed 0 --fullscreen --lang fr --theme contrast
until_true looks_like "$work/contrast.png" || fail "full screen differs from --screenshot"
stop_kiosk
# The first frame, and again when the window system shows the window.
(($(frames) <= 3)) || fail "$(frames) frames were drawn of a picture that stands still"

# A minute passes each second: each has its frame, and nothing else is drawn.
start_kiosk --at "$at" --speed 60 --size "$size"
sleep 3
stop_kiosk
seconds=$(($(sed -n 's/.*run_ms=\([0-9]*\)/\1/p' "$work/kiosk.log") / 1000))
(($(frames) >= 3 && $(frames) <= seconds + 4)) || fail "$(frames) frames in $seconds minutes"

# --- Without a display ---

code=0
env -u DISPLAY "$foyer" --source "$sample" 2>"$work/kiosk.log" || code=$?
((code == 1)) || fail "without a display it ended with $code, not 1"
grep -q -- "--screenshot" "$work/kiosk.log" || fail "without a display it does not say what to do"
echo "passed"
