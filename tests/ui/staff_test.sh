#!/usr/bin/env bash
# Staff at a real kiosk with a real hub: the clock held opens the pad, a code lets them in, a talk is
# delayed and on all screens; without the hub an edit is only here, and goes out once when the hub is
# back, also after the kiosk has died meanwhile. What the hub asks about is decided at the kiosk or on
# the staff page. Staff type a message, and end an emergency.
#
# Usage: tests/ui/staff_test.sh FOYER FOYERCTL FOYER-HUB
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
talk=buzzwords-at-the-cloud-native-era
code=428613
# shellcheck source=tests/ui/parts.sh
source "$root/tests/ui/parts.sh"
export XDG_CONFIG_HOME=$work/config

kill_hub() {
    kill -KILL "$hub"
    wait "$hub" 2>/dev/null || true
    hub=''
}
start_kiosk() {
    run_kiosk --hub "$url" --db "$work/kiosk.db" --token-file "$work/token" --open "session/$talk" --lang en \
        --size "$size"
}

# times_of SESSION: when the hub has it.
times_of() {
    curl -sS "$url/api/v1/sessions/$1" | grep -o '"\(start\|end\)":"[^"]*"' | sort | tr '\n' ' '
}
starts_at() { times_of "$talk" | grep -q "T$1:00+02:00"; }
begins_at() { curl -sS "$url/api/v1/sessions/$talk" | grep -q "\"start\":\"[^\"]*T$1:00"; }
# What the hub holds, as the staff page asks for it.
held() { curl -sS -H "Authorization: Bearer $(<"$work/anna")" "$url/api/v1/edits?state=held"; }
asked_about() { held | grep -q "\"code\":\"$1\""; }
nothing_is_asked() { held | grep -q '"edits":\[\]'; }
said() { grep -q "$1" "$work/kiosk.log"; }
# How often the kiosk has changed the talk, as the audit has it.
audited() {
    curl -sS -H "Authorization: Bearer $(<"$work/token")" "$url/api/v1/audit" |
        grep -o '{[^{}]*"user":"Kiosk lobby"[^{}]*' | grep -c "session $talk" || true
}

hold_clock() {
    # The clock can be held once the desk has looked for a code, a moment after the first frame.
    sleep 3
    xdotool mousemove 950 90 mousedown 1
    sleep 3.4
    xdotool mouseup 1
    sleep 0.5
}
# The amber bar of staff mode is at the top.
staff_bar_shown() {
    photograph
    [[ $(convert "$work/window.png" -format '%[pixel:p{540,60}]' info:) == *255,194,71* ]]
}
let_in() {
    hold_clock
    xdotool type --delay 60 "$code"
    until_true staff_bar_shown || fail "the code does not let staff in"
    sleep 0.5
}

# open_talk: a kiosk that has just been started shows it, and staff are let in.
open_talk() {
    stop_kiosk
    start_kiosk
    let_in
}

# tap_at X Y: what was touched is drawn pressed for a moment.
tap_at() {
    xdotool mousemove "$1" "$2" click 1
    sleep 0.6
}
# Where things stand on a screen of 1080x1920, as the golden picture of the page has them.
delay_by_five() { tap_at 950 394; }
publish() { tap_at 600 1800; }
lock() { tap_at 900 52; }
undo_at_once() { tap_at 848 1750; }
open_questions() { tap_at 500 176; }
keep_mine() { tap_at 250 1014; }
own_words() { tap_at 900 982; }
done_typing() { tap_at 940 1816; }
hold_end() {
    xdotool mousemove 540 1828 mousedown 1
    sleep 3.4
    xdotool mouseup 1
}

# while_kiosk_is_cut_off COMMAND...: Anna does it on the hub, elsewhere, while the kiosk does not
# reach it.
while_kiosk_is_cut_off() {
    local here=$url
    start_hub 127.0.0.1:0
    FOYER_TOKEN=$(<"$work/anna") "$foyerctl" "$@" --hub "$url" >>"$work/draw.log" || fail "Anna cannot $1"
    kill_hub
    start_hub "${here#http://}"
}

start_server
"$foyer_hub" init --db "$work/hub.db" --programme "$sample" >"$work/init.log"
"$foyer_hub" token create --db "$work/hub.db" --name "Kiosk lobby" --role editor |
    grep -o 'foyer_[0-9a-f_]*' >"$work/token"
"$foyer_hub" token create --db "$work/hub.db" --name Anna --role editor |
    grep -o 'foyer_[0-9a-f_]*' >"$work/anna"
chmod 600 "$work/token" "$work/anna"

# --- Without a code nobody comes in; a code is set, and kept from others ---

start_hub 127.0.0.1:0
start_kiosk
hold_clock
staff_bar_shown && fail "staff mode opened without a code"
stop_kiosk
echo 12345 | "$foyer" --db "$work/kiosk.db" --set-pin 2>>"$work/draw.log" && fail "five digits were taken"
echo "$code" | "$foyer" --db "$work/kiosk.db" --set-pin >>"$work/draw.log"
[[ $(stat -c %a "$work/kiosk.db.pin") == 600 ]] || fail "others may read the code"
grep -q "$code" "$work/kiosk.db.pin" && fail "the code itself is on the disk"

# --- A wrong code, then the right one; a talk is delayed on all screens ---

start_kiosk
until_true said "shows revision" || fail "the kiosk does not follow the hub"
hold_clock
xdotool type --delay 60 111111
until_true said "4 tries left" || fail "the wrong code was not counted"
# The pad takes digits again when it says so, a moment after the log.
sleep 3
xdotool type --delay 60 "$code"
until_true staff_bar_shown || fail "the code does not let staff in"
sleep 0.5
delay_by_five
publish
until_true starts_at 11:55 || fail "the hub does not have the edit"
[[ $(audited) == 1 ]] || fail "the audit does not tell who it was"
"$foyer" --hub "$url" --dump-ui "$work/ui.json" --open "session/$talk" --lang en 2>>"$work/draw.log"
grep -q '11:55' "$work/ui.json" || fail "another screen does not show the edit"

# --- The hub is killed: the next edit is only here, and outlives the kiosk ---

lock
stop_kiosk
kill_hub
start_kiosk
let_in
delay_by_five
publish
lock
kill -KILL "$kiosk"
wait "$kiosk" 2>/dev/null || true
kiosk=''
start_kiosk
sleep 2
photograph
cp "$work/window.png" "$work/only_here.png"

# --- The hub is back: it arrives exactly once ---

start_hub "${url#http://}"
until_true starts_at 12:00 || fail "what waited has not arrived"
until_true looks_unlike "$work/only_here.png" || fail "it is still shown as only here"
until_true said "an edit has arrived" || fail "the kiosk does not know that it has arrived"
sleep 2
[[ $(audited) == 2 ]] || fail "it arrived $(($(audited) - 1)) times"

# --- Somebody was quicker: asked about here and on the page, and staff here keep theirs ---

kill_hub
let_in
delay_by_five
publish
lock
while_kiosk_is_cut_off retime "$talk" --start 2018-06-26T12:10:00+02:00
until_true asked_about conflict || fail "the page is not asked about the conflict"
held | grep -q '"who":"Kiosk lobby"' || fail "the page does not say whose it is"
begins_at 12:10 || fail "what was asked about is published"
let_in
open_questions
keep_mine
until_true begins_at 12:05 || fail "what staff meant is not published"
until_true nothing_is_asked || fail "it is still asked about"
lock

# --- Published and taken back at once ---

FOYER_TOKEN=$(<"$work/anna") "$foyerctl" retime "$talk" --start 2018-06-26T11:50:00+02:00 --hub "$url" \
    >>"$work/draw.log" || fail "Anna cannot retime"
until_true begins_at 11:50 || fail "the talk is not back"
open_talk
delay_by_five
publish
until_true begins_at 11:55 || fail "the edit is not published"
undo_at_once
until_true begins_at 11:50 || fail "it was not taken back"
lock

# --- A clash that nobody could see here: the page drops it, and the kiosk hears of that ---

kill_hub
open_talk
delay_by_five
publish
lock
while_kiosk_is_cut_off retime the-cloud-native-way --start 2018-06-26T12:10:00+02:00
until_true asked_about clash || fail "the page is not asked about the clash"
edit=$(held | grep -o '"id":"[0-9a-f]*"' | head -1 | cut -d'"' -f4)
curl -sS -X DELETE -H "Authorization: Bearer $(<"$work/anna")" -H 'Foyer-Client: test' \
    "$url/api/v1/edits/$edit" >>"$work/draw.log"
until_true said "decided on the staff page: withdrawn" || fail "the kiosk does not know that it was dropped"
begins_at 11:50 || fail "what was dropped is published"

# --- A message in staff's own words, typed at the kiosk ---

announced() { curl -sS -H "Authorization: Bearer $(<"$work/anna")" "$url/api/v1/announcements" | grep -q "$1"; }
open_talk
own_words
xdotool type --delay 60 "badges, please"
sleep 0.5
done_typing
publish
until_true announced '"Badges, please"' || fail "the message is not published"
lock

# --- An emergency covers the kiosk; staff end it there, by a button that must be held ---

FOYER_TOKEN=$(<"$work/anna") "$foyerctl" announce "Leave now" --severity emergency --yes --hub "$url" \
    >>"$work/draw.log" || fail "Anna cannot announce"
emergency_shown() {
    photograph
    [[ $(convert "$work/window.png" -format '%[pixel:p{540,1500}]' info:) == *"(179,24,47)"* ]]
}
emergency_gone() { ! emergency_shown; }
until_true emergency_shown || fail "the emergency is not shown"
let_in
emergency_shown || fail "staff do not see the emergency any more"
tap_at 540 1828
sleep 0.5
announced '"emergency"' || fail "a tap alone ended the emergency"
hold_end
until_true emergency_gone || fail "the emergency is still shown"
announced '"emergency"' && fail "the emergency has not ended at the hub"
lock

grep -q "$code" "$work/kiosk.log" && fail "the code is in the log"
grep -q "$(cat "$work/token")" "$work/kiosk.log" "$work/hub.log" && fail "the token is in a log"
stop_kiosk
echo "passed"
