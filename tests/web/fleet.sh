#!/bin/sh
# Staff in Debian's Chromium and screens in windows: fleet.sh FOYER-HUB FOYER. Skipped where a tool is
# missing.
set -eu
here=$(dirname "$0")
for program in chromium node Xvfb compare convert xdotool; do
    command -v "$program" >/dev/null 2>&1 || {
        echo "SKIPPED: there is no $program; tools/setup says what to install"
        exit 77
    }
done
FOYER_HUB=$1 FOYER=$2 exec node --test "$here/fleet_test.mjs"
