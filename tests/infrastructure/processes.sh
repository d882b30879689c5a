# Sourced by tests/run. Every process a run starts is started here, so that it can be stopped here: by its own id, never
# by a name, for other runs and other people's servers live on the same machine.

declare -A started=()

# start NAME ACCOUNT LOG COMMAND…   Starts a process in the background, in a session and process group of its own.
#   - its group, so that Ctrl-C reaches this script alone, which then stops the rest in order;
#   - default signals, because bash makes background processes deaf to Ctrl-C, and their children inherit that;
#   - --pdeathsig, so that it goes down with this script even when that is killed outright;
#   - another account when we are root, since PostgreSQL refuses root.
# ACCOUNT "-" is: as we are. LOG "-" is: in sight.
start() {
    local name=$1 account=$2 log=$3 output
    shift 3
    if [[ $log == - ]]; then exec {output}>&1; else exec {output}>>"$log"; fi
    local change_account=()
    if [[ $EUID -eq 0 && $account != - ]]; then
        change_account=(--reuid="$account" --regid="$account" --init-groups)
    fi
    setsid env --default-signal=INT,QUIT setpriv --pdeathsig=TERM "${change_account[@]}" "$@" \
        </dev/null >&"$output" 2>&1 {output}>&- 9>&- &
    started[$name]=$!
    exec {output}>&-
}

is_running() {
    [[ -n ${started[$1]:-} ]] && kill -0 "${started[$1]}" 2>/dev/null
}

# stop SIGNAL NAME…   Signals the process groups, waits a few seconds for all of them, then kills what is left.
stop() {
    local signal=$1 name group deadline=$((SECONDS + 5))
    shift
    for name in "$@"; do
        group=${started[$name]:-}
        if [[ -z $group ]]; then continue; fi
        # Off the job list, or bash reports its end after the count, which has to be the last line.
        disown "$group" 2>/dev/null || true
        # In its first instant a process has no group of its own yet.
        kill -s "$signal" -- "-$group" 2>/dev/null || kill -s "$signal" "$group" 2>/dev/null || true
    done
    for name in "$@"; do
        group=${started[$name]:-}
        if [[ -z $group ]]; then continue; fi
        while kill -0 -- "-$group" 2>/dev/null && ((SECONDS < deadline)); do sleep 0.05; done
        kill -KILL -- "-$group" 2>/dev/null || true
        unset "started[$name]"
    done
}

# attend NAME COMMAND…   Runs a command in sight and returns its exit code. It is started like the servers and waited
# for, because bash answers a signal only between foreground commands, and a test run takes minutes.
attend() {
    local name=$1
    shift
    start "$name" - - "$@"
    await_end "$name"
}

# await_end NAME   Waits for what was started under this name, and returns its exit code. What it left running is stopped,
# and said; but not of a build, which always leaves its compiler.
await_end() {
    local name=$1 status=0
    wait "${started[$name]}" || status=$?
    local patience=$((SECONDS + 3))
    while [[ $name != build ]] && kill -0 -- "-${started[$name]}" 2>/dev/null; do
        if ((SECONDS >= patience)); then
            say "$name left these running; stopping them"
            ps --sid "${started[$name]}" -o pid=,args= 2>/dev/null || true # where there is a ps
            break
        fi
        sleep 0.1
    done
    stop TERM "$name"
    return "$status"
}

# free_ports COUNT   Prints that many free ports. They lie below the range from which Linux takes ports for outgoing
# connections (32768 and up), so only another server can take one before ours does; then ours is started again.
free_ports() {
    local port found=0
    for port in $(shuf --input-range=20000-31999 --head-count=200); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
        echo "$port"
        found=$((found + 1))
        if ((found == $1)); then return; fi
    done
    return 1
}

secret() {
    od --address-radix=n --read-bytes=16 --format=x1 /dev/urandom | tr -d ' \n'
}

milliseconds() {
    local now=${EPOCHREALTIME//[.,]/}
    echo $((now / 1000))
}
