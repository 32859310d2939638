#!/usr/bin/env bash
# Two ChatWeb processes over one PostgreSQL, without containers: each writes logs of its own, both see all of them, and a measure that
# one takes against a user is in force on the other within a second. Ends, and takes everything away again, with Ctrl+C.
#
#   samples/ChatWeb/two-instances.sh [PORT [PORT]]      5080 and 5081 by default
#
#   GENAIMEASURES_POSTGRES      the connection string of a server that runs already (Npgsql's form); without it a private cluster is
#                               made in a temporary folder, on loopback, and removed at the end
#   GENAIMEASURES_POSTGRES_BIN  the folder of initdb and pg_ctl, where they are in neither PATH nor Debian's place
#   CHATWEB                     the built program (ChatWeb.dll); without it the sample is built first
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ports=("${1:-5080}" "${2:-5081}")
folder=$(mktemp -d)
pids=() cluster=""

own() { # PostgreSQL does not run as root: then as postgres, or as nobody
  if [ "$(id -u)" != 0 ]; then "$@"; return; fi
  local account=nobody
  id -u postgres >/dev/null 2>&1 && account=postgres
  (cd "$folder" && setpriv --reuid "$account" --regid "$(id -g "$account")" --clear-groups -- "$@")
}

clean() {
  trap - EXIT INT TERM
  for pid in "${pids[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]:-}"; do [ -n "$pid" ] && wait "$pid" 2>/dev/null || true; done
  [ -n "$cluster" ] && own "$bin/pg_ctl" -D "$cluster" -s -w -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 0' INT TERM

fail() { echo "two-instances: $*" >&2; exit 1; }

find_programs() {
  local candidate
  for candidate in "${GENAIMEASURES_POSTGRES_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) ${PATH//:/ }; do
    [ -n "$candidate" ] && [ -x "$candidate/initdb" ] && [ -x "$candidate/pg_ctl" ] && { echo "$candidate"; return; }
  done
}

if [ -n "${GENAIMEASURES_POSTGRES:-}" ]; then
  connection=$GENAIMEASURES_POSTGRES
else
  bin=$(find_programs)
  [ -n "$bin" ] || fail "PostgreSQL is not installed. Install it (Debian: postgresql), name its programs by GENAIMEASURES_POSTGRES_BIN, or a running server by GENAIMEASURES_POSTGRES."
  chmod 711 "$folder"
  mkdir "$folder/postgres"
  [ "$(id -u)" != 0 ] || chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$folder/postgres"
  chmod 700 "$folder/postgres"
  cluster=$folder/postgres/data
  port=$((20000 + RANDOM % 20000))
  own "$bin/initdb" -D "$cluster" -U postgres -A trust -E UTF8 --locale=C --no-instructions >/dev/null
  own "$bin/pg_ctl" -D "$cluster" -s -w -l "$cluster/log" -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=" start >/dev/null
  connection="Host=127.0.0.1;Port=$port;Database=postgres;Username=postgres"
fi

if [ -z "${CHATWEB:-}" ]; then
  dotnet build "$here" -v q >&2
  CHATWEB=$(dotnet msbuild "$here/ChatWeb.csproj" -getProperty:TargetPath)
fi

# both need the same keys: on one machine they share the folder, elsewhere the key file is copied, mounted or a KMS
export GenAiMeasures__PostgreSql__ConnectionString=$connection GenAiMeasures__PostgreSql__Folder=$folder/keys
for i in 0 1; do
  (cd "$folder" && exec dotnet "$CHATWEB" --urls "http://127.0.0.1:${ports[$i]}") >"$folder/instance-$((i + 1)).log" 2>&1 &
  pids+=($!)
  for _ in $(seq 1 240); do
    kill -0 "${pids[$i]}" 2>/dev/null || { cat "$folder/instance-$((i + 1)).log" >&2; fail "instance $((i + 1)) ended."; }
    (exec 3<>"/dev/tcp/127.0.0.1/${ports[$i]}") 2>/dev/null && break
    sleep 0.25
  done
  echo "instance $((i + 1)): http://127.0.0.1:${ports[$i]}/  (console: http://127.0.0.1:${ports[$i]}/compliance/checkpoints)"
done
echo "ready"
wait -n "${pids[@]}" || true
fail "an instance ended."
