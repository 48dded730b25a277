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
# A machine that is busy with something else may take this long for anything, seconds.
patience=120

for tool in Xvfb xdotool import compare; do
    command -v "$tool" >/dev/null || {
        echo "SKIPPED: $tool is not installed; tools/setup --for headless installs it"
        exit 77
    }
done

work=$(mktemp -d)
server=''
kiosk=''
# shellcheck disable=SC2317 # called by the trap
finish() {
    for process in $kiosk $server; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT
export XDG_STATE_HOME=$work/state FOYER_ASSETS=$root/assets LANG=C.UTF-8

fail() {
    echo "FAILED: $*" >&2
    [[ ! -s $work/kiosk.log ]] || sed 's/^/  kiosk: /' "$work/kiosk.log" >&2
    exit 1
}

# until_true COMMAND...: runs it again and again until it succeeds or patience ends.
until_true() {
    local deadline=$((SECONDS + patience))
    until "$@"; do
        ((SECONDS < deadline)) || return 1
        sleep 0.05
    done
}

start_server() {
    mkfifo "$work/number"
    Xvfb -displayfd 3 -screen 0 "${size}x24" -noreset -nolisten tcp \
        3>"$work/number" >"$work/xvfb.log" 2>&1 &
    server=$!
    local number
    read -r -t "$patience" number <"$work/number" || fail "Xvfb did not start"
    export DISPLAY=:$number
}

# start_kiosk OPTION...: starts it and waits for its first frame.
start_kiosk() {
    FOYER_TRACE=1 FOYER_STATS=1 "$foyer" --source "$sample" --db "$work/kiosk.db" \
        --drawing "$drawing" "$@" \
        2>"$work/kiosk.log" &
    kiosk=$!
    until_true first_frame_or_end || fail "no first frame"
    kill -0 "$kiosk" 2>/dev/null || fail "it ended before its first frame"
}
first_frame_or_end() { ! kill -0 "$kiosk" 2>/dev/null || grep -q "first frame" "$work/kiosk.log"; }

# stop_kiosk: asks it to end; it must do so with success.
stop_kiosk() {
    local code=0
    kill -TERM "$kiosk"
    wait "$kiosk" || code=$?
    kiosk=''
    ((code == 0)) || fail "it ended with $code when asked to end"
}
frames() { sed -n 's/^stats frames=\([0-9]*\).*/\1/p' "$work/kiosk.log"; }

photograph() { import -window root "$work/window.png"; }

# looks_like FILE.png: the window shows that picture; rounding may differ by 2 in 255.
looks_like() {
    photograph
    local differing
    differing=$(compare -metric AE -fuzz 1% "$work/window.png" "$1" null: 2>&1 || true)
    [[ $differing == 0 ]]
}

looks_unlike() { ! looks_like "$1"; }

# draw FILE.png OPTION...: what the screen should look like.
draw() {
    local file=$1
    shift
    "$foyer" --source "$sample" --at "$at" --speed 0 --size "$size" --screenshot "$file" "$@"
}

# tap LABEL: in the middle of the button that --dump-ui calls so.
tap() {
    local x y w h
    read -r x y w h < <(awk -v label="\"label\": \"$1\"," '
        index($0, label) { found = 1 }
        found && /"[xywh]": / { gsub(/[^0-9]/, ""); numbers = numbers " " $0; ++count }
        found && count == 4 { print numbers; exit }' "$work/ui.json") ||
        fail "there is no button \"$1\""
    xdotool mousemove $((x + w / 2)) $((y + h / 2)) click 1
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
