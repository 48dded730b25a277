#!/bin/sh
# The staff page in Debian's Chromium: run.sh FOYER-HUB. Skipped where there is no browser or no Node.
# Meets H88, H90, H98
set -eu
here=$(dirname "$0")
for program in chromium node; do
    command -v "$program" >/dev/null 2>&1 || {
        echo "SKIPPED: there is no $program; tools/setup says what to install"
        exit 77
    }
done
FOYER_HUB=$1 exec node --test --test-concurrency=1 "$here/page_test.mjs" "$here/held_test.mjs"
