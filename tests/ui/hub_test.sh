#!/usr/bin/env bash
# A hub and a kiosk in a real window: what staff change is on the screen, in the old room too; the
# screen outlives the hub, its own death, and comes back by itself.
#
# Usage: tests/ui/hub_test.sh FOYER FOYERCTL FOYER-HUB
#
# Ends with 77 when the tools for it are not installed; ctest counts that as skipped.
set -euo pipefail
foyer=$1
foyerctl=$2
foyer_hub=$3
size=1080x1920
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
sample=$root/assets/sample/paris-container-day-2018.json
at=2018-06-26T11:20:00+02:00
# shellcheck source=tests/ui/parts.sh
source "$root/tests/ui/parts.sh"
export XDG_CONFIG_HOME=$work/config

stop_hub() {
    local code=0
    kill -TERM "$hub"
    wait "$hub" || code=$?
    hub=''
    ((code == 0)) || fail "the hub ended with $code when asked to end"
}

# draw FILE.png: what a screen that has just been set up shows.
draw() { "$foyer" --hub "$url" --lang en --size "$size" --screenshot "$1" 2>>"$work/draw.log"; }

edit() { "$foyerctl" "$@" --hub "$url" >>"$work/edit.log" 2>&1 || {
    cat "$work/edit.log" >&2
    fail "foyerctl $* was refused"
}; }

start_server
"$foyer_hub" init --db "$work/hub.db" --programme "$sample" >"$work/init.log"
start_hub 127.0.0.1:0
draw "$work/before.png"

# --- It finds the hub, and follows its clock ---

run_kiosk --hub "$url" --db "$work/kiosk.db" --lang en --size "$size"
until_true looks_like "$work/before.png" || fail "the window does not show what the hub publishes"
"$foyer" --hub "$url" --dump-ui "$work/ui.json" --lang en 2>>"$work/draw.log"
grep -q '"Rehearsal"' "$work/ui.json" || fail "the screen does not say that it rehearses"
grep -q '"11:20"' "$work/ui.json" || fail "the screen does not follow the clock of the hub"

# --- A clash is refused, then a change is on the screen ---

code=0
"$foyerctl" move concourse-container-first-ci-and-cd --room "Salle 3" --hub "$url" \
    >"$work/clash.log" 2>&1 || code=$?
((code == 1)) || fail "a double booking was not refused"
edit cancel reliability-of-container-orchestration
edit move concourse-container-first-ci-and-cd --room "Salle 3"
since=$EPOCHREALTIME
until_true looks_unlike "$work/before.png" || fail "the change is not on the screen"
echo "on the screen $(awk "BEGIN { print int(($EPOCHREALTIME - $since) * 1000) }") ms later"
draw "$work/moved.png"
until_true looks_like "$work/moved.png" || fail "the window differs from what the hub publishes"
"$foyer" --hub "$url" --dump-ui "$work/ui.json" --lang en 2>>"$work/draw.log"
grep -q '"Moved, now Salle 3"' "$work/ui.json" || fail "the old room does not say where the talk is"
grep -q '"Moved, was Salle 2"' "$work/ui.json" || fail "the new room does not say where it was"

# --- The hub goes, the screen stays; the hub comes back, so does the screen ---

stop_hub
sleep 2
looks_like "$work/moved.png" || fail "the picture changed because the hub went"
start_hub "${url#http://}"
edit undo --json
until_true looks_unlike "$work/moved.png" || fail "the screen did not find back to the hub"
draw "$work/undone.png"
until_true looks_like "$work/undone.png" || fail "the window differs after the hub came back"

# --- The kiosk dies, and starts again without a hub ---

kill -KILL "$kiosk"
wait "$kiosk" 2>/dev/null || true
kiosk=''
stop_hub
run_kiosk --hub "$url" --db "$work/kiosk.db" --lang en --size "$size" --at "$at" --speed 0
grep -q "sample" "$work/kiosk.log" && fail "it shows the sample instead of what it holds"
stop_kiosk

# --- The same feed as files, on a stick ---

"$foyer_hub" publish --db "$work/hub.db" --dir "$work/stick" >>"$work/init.log"
"$foyerctl" verify "$work/stick" >"$work/verify.log" || fail "the feed on the stick does not prove"
"$foyerctl" follow --feed "$work/stick" --db "$work/stick.db" --until-revision 4 --timeout "$patience" \
    >"$work/follow.log" || fail "nothing was taken from the stick"
echo "passed"
