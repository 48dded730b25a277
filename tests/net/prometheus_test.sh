#!/bin/sh
# A hub under Debian's Prometheus: prometheus_test.sh FOYER-HUB. Skipped where a tool is missing.
set -eu
here=$(dirname "$0")
for program in prometheus promtool node; do
    command -v "$program" >/dev/null 2>&1 || {
        echo "SKIPPED: there is no $program; tools/setup installs it"
        exit 77
    }
done
FOYER_HUB=$1 exec node --test "$here/prometheus_test.mjs"
