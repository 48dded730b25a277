# shellcheck shell=bash
# What the scripts of tools/ share. Sourced, never run; needs `set -euo pipefail` from its caller.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=${FOYER_JOBS:-$(nproc)}

say() { printf '%s\n' "$*"; }
die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# usage_of SCRIPT: prints the comment at the head of a script, which is its help.
usage_of() { sed -n '2,/^[^#]/{/^#/!d;s/^# \{0,1\}//;p}' "$1"; }

# build_in PRESET TARGET...: configures build/PRESET when it is new and builds the targets there.
# Shows progress on a terminal; elsewhere one line, and the log when it fails.
build_in() {
    local preset=$1 begin=$SECONDS folder log
    shift
    folder=$root/build/$preset
    log=$folder/build.log
    mkdir -p "$folder"
    if [[ -z ${CMAKE_CXX_COMPILER_LAUNCHER:-} ]] && command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    if [[ ! -e $folder/build.ninja ]]; then
        (cd "$root" && cmake --preset "$preset") >"$log" 2>&1 || {
            cat "$log" >&2
            die "Configuring build/$preset failed; the reason is above."
        }
    fi
    if [[ -t 1 ]]; then
        cmake --build "$folder" -j "$jobs" --target "$@" ||
            die "Building in build/$preset failed; the first error is above."
    elif ! cmake --build "$folder" -j "$jobs" --target "$@" >"$log" 2>&1; then
        grep -E -m 20 'error|FAILED|undefined reference' "$log" >&2 || tail -n 40 "$log" >&2
        die "Building in build/$preset failed; the whole log is ${log#"$root"/}."
    elif ((SECONDS - begin > 2)); then
        say "Built build/$preset in $((SECONDS - begin)) s."
    fi
}
