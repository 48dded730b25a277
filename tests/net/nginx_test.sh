#!/usr/bin/env bash
# A feed behind nginx: as plain files, which screens poll, and in front of a hub, whose long polls
# must come through.
#
# Usage: tests/net/nginx_test.sh FOYERCTL FOYER-HUB
#
# Ends with 77 when nginx is not installed; ctest counts that as skipped.
set -euo pipefail
foyerctl=$1
hub=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
sample=$root/assets/sample/paris-container-day-2018.json
# A machine that is busy with something else may take this long for anything, seconds.
patience=60

nginx=$(command -v nginx || command -v /usr/sbin/nginx) || {
    echo "SKIPPED: nginx is not installed; tools/setup installs it"
    exit 77
}

work=$(mktemp -d)
processes=()
# shellcheck disable=SC2317 # called by the trap
finish() {
    for process in "${processes[@]}"; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT
export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config HOME=$work LANG=C.UTF-8
unset FOYER_TOKEN FOYER_HUB http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY

fail() {
    echo "FAILED: $*" >&2
    for log in "$work"/*.log; do
        echo "--- ${log##*/}" >&2
        tail -n 20 "$log" >&2
    done
    exit 1
}

# wait_for WHAT COMMAND...: until the command succeeds.
wait_for() {
    local what=$1
    shift
    local tries=$((patience * 20))
    until "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || fail "$what did not come within $patience s"
        sleep 0.05
    done
}

# A hub with the sample programme on a free port; it says where it serves.
"$hub" init --db "$work/hub.db" --programme "$sample" >"$work/init.log" 2>&1 || fail "init"
# The workers of nginx are somebody else when root starts it.
chmod 711 "$work"
mkdir "$work/web"
"$hub" publish --db "$work/hub.db" --dir "$work/web/feed" >"$work/publish.log" 2>&1 ||
    fail "publish"
"$hub" serve --db "$work/hub.db" --listen 127.0.0.1:0 >"$work/hub.log" 2>&1 &
served=$!
processes+=("$served")
wait_for "the hub" grep -q 'http://' "$work/hub.log"
hub_url=$(grep -o 'http://[0-9.:]*' "$work/hub.log" | head -n 1)
# nginx takes no port 0: the first free one of some.
start_nginx() {
    local port=$1
    cat >"$work/nginx.conf" <<CONF
daemon off;
pid $work/nginx.pid;
error_log $work/nginx.log;
worker_processes 1;
events { worker_connections 64; }
http {
    access_log off;
    types { application/json json; application/gzip gz; }
    default_type application/json;
    client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3;
    uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
    server {
        listen 127.0.0.1:$port;
        location /plain/feed/ { alias $work/web/feed/; }
        location / {
            proxy_pass $hub_url/;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_read_timeout 90s;
        }
    }
}
CONF
    "$nginx" -p "$work" -e "$work/nginx.log" -c "$work/nginx.conf" >>"$work/start.log" 2>&1 &
    server=$!
    local tries=100
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        kill -0 "$server" 2>/dev/null || return 1
        ((tries-- > 0)) || return 1
        sleep 0.05
    done
    processes+=("$server")
}
for port in $(shuf -i 20000-59999 -n 20); do
    start_nginx "$port" && break
done
web=http://127.0.0.1:$port
kill -0 "$server" || fail "nginx does not start"

# 1. Plain files: verified, followed, with the ETag that nginx makes itself.
"$foyerctl" verify "$web/plain/feed/" --trust "$work/hub.db.root.json" >"$work/verify.log" 2>&1 ||
    fail "a feed of plain files is not as it was signed"
"$foyerctl" follow --feed "$web/plain/feed/" --db "$work/plain.db" --until-revision 1 \
    --timeout "$patience" >"$work/plain.log" 2>&1 || fail "a feed of plain files is not followed"
grep -q '"event":"applied"' "$work/plain.log" || fail "no revision was applied from plain files"

# 2. Through the proxy: a parked request is answered when staff change something, not before.
"$foyerctl" follow --hub "$web" --db "$work/proxied.db" --until-revision 2 \
    --timeout "$patience" >"$work/proxied.log" 2>&1 &
follower=$!
processes+=("$follower")
wait_for "the first revision" grep -q '"event":"applied"' "$work/proxied.log"
sleep 1 # so that its request is parked; were it polling, it would ask again after 15 s
before=$(date +%s%N)
"$foyerctl" cancel on-premises-offer-with-rancher --hub "$web" >"$work/cancel.log" 2>&1 ||
    fail "staff cannot edit through the proxy"
wait "$follower" || fail "the edit did not come through the proxy"
took=$((($(date +%s%N) - before) / 1000000))
echo "from the edit to the screen through nginx: $took ms"
((took < 8000)) || fail "the long poll did not come through nginx: $took ms"

# 3. The plain files, published anew, are found by a screen that comes back.
kill "$served"
wait "$served" || true
"$hub" publish --db "$work/hub.db" --dir "$work/web/feed" >"$work/publish.log" 2>&1 ||
    fail "the second publication"
"$foyerctl" follow --feed "$web/plain/feed/" --db "$work/plain.db" --until-revision 2 \
    --timeout "$patience" >>"$work/plain.log" 2>&1 || fail "the second publication is not found"
echo "nginx serves a feed and stands in front of a hub"
