#!/usr/bin/env bash
# again.sh COMMAND…   Runs a server, and starts it again at once when it was killed (SIGKILL), as an orchestrator does; for
# tests/operate, which kills. A server that finds what is left of the one before (PostgreSQL does not start until the last of
# its processes is gone) is tried again for a while. Whatever else ends it is its end.

tries=0
while true; do
    status=0
    setpriv --pdeathsig=TERM "$@" || status=$?
    if ((status == 137)); then
        tries=100
    elif ((status == 1 && tries > 0)); then
        tries=$((tries - 1))
        sleep 0.1
    else
        exit "$status"
    fi
done
