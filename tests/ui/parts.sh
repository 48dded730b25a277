#!/usr/bin/env bash
# What the tests in a real window share: a display in memory, patience, pictures. Sourced with
# `root`, `foyer` and `size` (WIDTHxHEIGHT) set; `work` is a folder that goes with the test.
# shellcheck disable=SC2154 # those, and what each part names

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
hub=''
# shellcheck disable=SC2317 # called by the trap
finish() {
    for process in $kiosk $hub $server; do
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
    [[ ! -s $work/hub.log ]] || sed 's/^/  hub: /' "$work/hub.log" >&2
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

# start_hub ADDRESS:PORT: serves, rehearsing at a time that stands still. With `foyer_hub` and `at`
# set; sets `url`.
start_hub() {
    : >"$work/hub.log"  # what an earlier hub said is not this one's word
    "$foyer_hub" serve --db "$work/hub.db" --listen "$1" --at "$at" --speed 0 >"$work/hub.log" 2>&1 &
    hub=$!
    until_true hub_listens_or_ended || fail "the hub does not listen"
    kill -0 "$hub" 2>/dev/null || fail "the hub ended"
    # shellcheck disable=SC2034 # for who sources this
    url=$(grep -o 'http://[0-9.:]*' "$work/hub.log" | head -1)
}
hub_listens_or_ended() { ! kill -0 "$hub" 2>/dev/null || grep -q 'http://' "$work/hub.log"; }

# run_kiosk OPTION...: starts `foyer` and waits for its first frame.
run_kiosk() {
    : >"$work/kiosk.log"  # the first frame of an earlier kiosk is not this one's
    FOYER_TRACE=1 FOYER_STATS=1 "$foyer" "$@" 2>"$work/kiosk.log" &
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

