#!/usr/bin/env bash
# A visitor types a word that nothing else contains and leaves; after a while neither the screen nor
# the memory of the kiosk holds it.
#
# Usage: leave_test.sh FOYER
set -euo pipefail
foyer=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
size=1080x1920
# shellcheck source=tests/ui/parts.sh
source "$root/tests/ui/parts.sh"
command -v perl >/dev/null || {
    echo "SKIPPED: perl is not installed"
    exit 77
}

word=qxzvkw
# shellcheck disable=SC2016 # perl's own variables
reader='
my ($pid, $word) = @ARGV;
open(my $maps, "<", "/proc/$pid/maps") or exit 2;
open(my $memory, "<:raw", "/proc/$pid/mem") or exit 2;
my $found = 0;
while (<$maps>) {
    next unless /^([0-9a-f]+)-([0-9a-f]+) rw/;
    my ($at, $end) = (hex $1, hex $2);
    my $rest = "";
    while ($at < $end) {
        my $size = $end - $at > 1048576 ? 1048576 : $end - $at;
        sysseek($memory, $at, 0) or last;
        sysread($memory, my $bytes, $size) or last;
        my $block = $rest . $bytes;
        $found++ while $block =~ /\Q$word\E/gi;
        $rest = substr($block, -(length($word) - 1));
        $at += $size;
    }
}
exit($found ? 0 : 1);'
# 0: the kiosk remembers the word; 1: it does not; 2: nobody may look.
remembers() { perl -e "$reader" "$kiosk" "$word"; }
has_forgotten() {
    local code=0
    remembers || code=$?
    ((code == 1))
}

start_server
run_kiosk --db "$work/kiosk.db" --source "$root/assets/sample/paris-container-day-2018.json" \
    --at 2018-06-26T11:20:00+02:00 --speed 0 --size "$size" --lang en --open search
code=0
remembers || code=$?
if ((code == 2)); then
    echo "SKIPPED: the memory of another process may not be read here"
    exit 77
fi
((code == 1)) || fail "the word is there before anybody has typed it"
xdotool mousemove 540 1000 type --delay 40 "$word"
until_true remembers || fail "what was typed is nowhere, so that this test proves nothing"
xdotool key Escape
until_true has_forgotten || fail "the memory of the kiosk still holds what the visitor typed"
echo "forgotten after $SECONDS s"
stop_kiosk
