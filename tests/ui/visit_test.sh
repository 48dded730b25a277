#!/usr/bin/env bash
# A visitor at the kiosk in a real window: finds a talk by search in under eight taps from the home,
# changes the language on the way, moves a list by a drag, opens the talk, types on a keyboard, goes
# home.
#
# Usage: tests/ui/visit_test.sh FOYER WIDTHxHEIGHT DRAWING
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
taps=0

# look PAGE LANGUAGE: what a visitor of that page should see, and where its buttons are.
look() {
    "$foyer" --source "$sample" --at "$at" --speed 0 --size "$size" --open "$1" --lang "$2" \
        --screenshot "$work/wanted.png" --dump-ui "$work/ui.json"
}
# sees PAGE LANGUAGE: the window shows it.
sees() {
    look "$1" "$2"
    until_true looks_like "$work/wanted.png" || fail "the window does not show $1 in $2"
}
touch_it() {
    tap "$1"
    taps=$((taps + 1))
}

start_server
run_kiosk --source "$sample" --db "$work/kiosk.db" --drawing "$drawing" \
    --at "$at" --speed 0 --size "$size" --lang en

# --- From the home to a talk: the search, three letters, the row ---

sees now en
touch_it "Search"
sees search en
for letter in H A P; do touch_it "$letter"; done
sees 'search?q=hap' en
touch_it "14:25 Enforcing (micro) service response time on Kubernetes with HAProxy and prometheus"
((taps < 8)) || fail "it took $taps taps"
until_true looks_unlike "$work/wanted.png" || fail "the row opened nothing"
echo "found in $taps taps"

# --- The language changes, the page stays ---

session=enforcing-service-response-time
sees "session/$session" en
tap "Language: Français"
sees "session/$session" fr

# --- A list is moved by a drag, and stays where it was left ---

tap "Chercher"
sees search fr
for letter in K U B; do tap "$letter"; done
sees 'search?q=kub' fr
read -r x y < <(awk -F'[:,]' '/"label": "1[0-9]:[0-9][0-9] /{found=1}
    found && /"[xywh]": /{gsub(/[^0-9]/,"",$2); v[++n]=$2}
    found && n==4 {print v[1]+v[3]/2, v[2]+v[4]/2; exit}' "$work/ui.json")
xdotool mousemove "${x%.*}" "${y%.*}" mousedown 1
for step in 20 40 60 80 100 100 100; do
    y=$(awk "BEGIN { print int($y - $step / 3) }")
    xdotool mousemove "${x%.*}" "$y"
    sleep 0.02
done
xdotool mouseup 1
until_true looks_unlike "$work/wanted.png" || fail "the drag moved nothing"

# --- What the keyboard of the machine writes, and the way home ---

xdotool key BackSpace BackSpace BackSpace
sees search fr
xdotool type --delay 15 concourse
sees "search?q=concourse" fr
tap "Retour"
sees now fr

stop_kiosk
echo "passed"
