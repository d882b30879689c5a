# Sourced by tests/run, tests/operate and tests/benchmark. A private PostgreSQL, RabbitMQ and Azurite: on loopback, on free ports,
# with throw-away data under $scratch. They start while the solution builds; use_servers waits for them and exports where they are.

rabbitmq_server=/usr/lib/rabbitmq/bin/rabbitmq-server # Debian's wrapper in /usr/sbin insists on the system's instance
servers=(postgresql rabbitmq azurite)
again=() # what goes in front of a server that may be killed

# start_again_when_killed   From here on, PostgreSQL and RabbitMQ come back when they are killed: the processes that their
# postgresql/data/postmaster.pid and rabbitmq/pid name. A copy of the program, for their accounts may not pass through this folder.
start_again_when_killed() {
    install --mode=755 tests/infrastructure/again.sh "$scratch/again"
    again=("$scratch/again")
}

start_postgresql() {
    local home=$scratch/postgresql
    rm -rf "$home"
    mkdir -p "$home"
    # The password file and not an argument: other accounts can read arguments.
    (umask 077 && printf '%s\n' "$superuser_password" >"$home/password")
    give_to postgres "$home"
    postgresql_port=$(free_ports 1)
    # Without fsync a crash of the machine would lose data, which here is thrown away anyway; a killed server does not
    # need it. Commits do wait for their write (synchronous_commit), as the specs about lost messages count on it.
    # SIGTERM to PostgreSQL means "when the last client has left", so the shell in between makes it SIGINT.
    start postgresql postgres "$logs/postgresql.log" bash -c '
        set -euo pipefail
        programs=$1 home=$2
        shift 2
        cd "$home"
        "$programs/initdb" --pgdata=data --username=postgres --pwfile=password --auth=scram-sha-256 \
            --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
        rm password
        exec "$@"' \
        bash "$postgresql_programs" "$home" \
        "${again[@]}" setpriv --pdeathsig=INT "$postgresql_programs/postgres" -D data \
        -c listen_addresses=127.0.0.1 -c port="$postgresql_port" -c unix_socket_directories="$home" \
        -c max_connections=300 -c shared_buffers=128MB \
        -c fsync=off -c synchronous_commit=on \
        -c log_line_prefix='%m [%p] %u@%d '
}

start_rabbitmq() {
    local home=$scratch/rabbitmq ports
    rm -rf "$home"
    mkdir -p "$home"
    mapfile -t ports < <(free_ports 3)
    rabbitmq_port=${ports[0]}
    # Naming another default user and vhost means that guest and "/" never come to be.
    (
        umask 077
        cat >"$home/rabbitmq.conf" <<END
listeners.tcp.default = 127.0.0.1:$rabbitmq_port
default_user = agii
default_pass = $rabbitmq_password
default_vhost = agii-specs
default_user_tags.administrator = false
disk_free_limit.absolute = 200MB
END
        echo '[].' >"$home/enabled_plugins"
        : >"$home/environment"
    )
    give_to rabbitmq "$home"
    rabbitmq_environment=(
        HOME="$home"
        ERL_EPMD_PORT="${ports[1]}"
        RABBITMQ_NODENAME=agii@localhost
        RABBITMQ_CONF_ENV_FILE="$home/environment"
    )
    # Erlang's name server is started here by hand: the broker would start one that outlives it.
    start epmd rabbitmq "$logs/rabbitmq.log" epmd -address 127.0.0.1 -port "${ports[1]}"
    # RUNNING_UNDER_SYSTEMD makes the script become the broker, instead of a shell that waits for it. "+sbwt none" keeps
    # idle schedulers from spinning: the build and the specs need the processor.
    start rabbitmq rabbitmq "$logs/rabbitmq.log" env --chdir="$home" \
        "${rabbitmq_environment[@]}" \
        RUNNING_UNDER_SYSTEMD=true \
        RABBITMQ_DIST_PORT="${ports[2]}" \
        RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 \
        RABBITMQ_NODE_PORT="$rabbitmq_port" \
        RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins" \
        RABBITMQ_GENERATED_CONFIG_DIR="$home/generated" \
        RABBITMQ_SCHEMA_DIR="$home/schema" \
        RABBITMQ_MNESIA_BASE="$home/mnesia" \
        RABBITMQ_LOG_BASE="$home/log" \
        RABBITMQ_LOGS=- \
        RABBITMQ_PID_FILE="$home/pid" \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}' \
        "${again[@]}" "$rabbitmq_server"
}

start_azurite() {
    local home=$scratch/azurite
    rm -rf "$home"
    mkdir -p "$home"
    azurite_port=$(free_ports 1)
    start azurite - "$logs/azurite.log" node artifacts/azurite/node_modules/azurite/dist/src/blob/main.js \
        --blobHost 127.0.0.1 --blobPort "$azurite_port" --location "$home" \
        --silent --disableTelemetry --skipApiVersionCheck
}

# Only tests/run full has one: elsewhere mail is written to a folder.
start_smtp() {
    export AGII_SPECS_MAIL=$scratch/mail
    mkdir -p "$AGII_SPECS_MAIL"
    AGII_SPECS_SMTP_PORT=$(free_ports 1)
    export AGII_SPECS_SMTP_PORT
    cp tests/infrastructure/smtp/server.mjs artifacts/smtp/
    start smtp - "$logs/smtp.log" node artifacts/smtp/server.mjs "$AGII_SPECS_SMTP_PORT" "$AGII_SPECS_MAIL"
}

# An OpenID Connect provider that is not ours. It must know beforehand where people come back to: the origin that the specs give their
# hosts, and that of the browser's, whose port is chosen here.
start_oidc-provider() {
    local ports
    mapfile -t ports < <(free_ports 2)
    export AGII_SPECS_OIDC=http://127.0.0.1:${ports[0]} AGII_BROWSER_PORT=${ports[1]}
    cp tests/infrastructure/oidc-provider/server.mjs artifacts/oidc-provider/
    start oidc-provider - "$logs/oidc-provider.log" node artifacts/oidc-provider/server.mjs "${ports[0]}" \
        https://samen.example "http://localhost:${ports[1]}"
}

# What each server writes once it answers. Its own words, because on its port some other server might be answering.
declare -A ready_words=(
    [postgresql]='database system is ready to accept connections'
    [rabbitmq]='Server startup complete'
    [azurite]='successfully listens'
    [smtp]='takes mail'
    [oidc-provider]='signs people in'
)

give_to() {
    if [[ $EUID -eq 0 ]]; then chown -R "$1" "$2"; fi
}

# launch NAME   Starts a server, and notes beside it when it answered.
launch() {
    local name=$1 began
    began=$(milliseconds)
    : >"$logs/$name.log"
    rm -f "$scratch/$name.ready"
    "start_$name"
    (
        until grep --quiet "${ready_words[$name]}" "$logs/$name.log"; do
            is_running "$name" || exit 0
            sleep 0.1
        done
        echo $(($(milliseconds) - began)) >"$scratch/$name.ready"
    ) 9>&- &
}

# give_broker_rights   Makes the broker's users of the services, with the rights that the host prints for an operator. The run's
# one password is theirs too.
give_broker_rights() {
    local definitions=$scratch/rabbitmq/definitions.json
    (umask 077 && dotnet "$AGII_HOST_DLL" --broker-permissions agii-specs | PASSWORD=$rabbitmq_password node -e '
        const definitions = JSON.parse(require("fs").readFileSync(0, "utf8"));
        definitions.users = definitions.permissions.map(p => ({ name: p.user, password: process.env.PASSWORD, tags: [] }));
        console.log(JSON.stringify(definitions));' >"$definitions") || return 1
    give_to rabbitmq "$definitions"
    start rabbitmqctl rabbitmq "$logs/rabbitmq.log" env --chdir="$scratch/rabbitmq" "${rabbitmq_environment[@]}" \
        "${rabbitmq_server%/*}/rabbitmqctl" --quiet import_definitions "$definitions"
    wait "${started[rabbitmqctl]}"
}

# await_servers NAME…   Waits until these answer. A server that went down at once most likely lost its port to somebody else: it gets
# two more chances.
await_servers() {
    local name chances deadline
    for name in "$@"; do
        chances=2 deadline=$((SECONDS + 90))
        until [[ -s $scratch/$name.ready ]]; do
            if ! is_running "$name" || ((SECONDS > deadline)); then
                stop KILL "$name"
                if [[ $name == rabbitmq ]]; then stop KILL epmd; fi
                if ((chances == 0)); then
                    say "$name does not start. The end of its log:"
                    tail -n 20 "$logs/$name.log"
                    return 1
                fi
                say "$name went down or stays silent; starting it again on another port."
                chances=$((chances - 1)) deadline=$((SECONDS + 90))
                launch "$name"
            fi
            sleep 0.1
        done
        took+=("$(printf '%-34s %6d ms' "starting $name" "$(<"$scratch/$name.ready")")")
    done
}

# use_servers   Waits until all answer, prepares the database and exports the addresses for the specs.
use_servers() {
    await_servers "${servers[@]}" || return 1

    # The passwords go in by standard input, for the reason given in postgresql-roles.sql.
    PGPASSWORD=$superuser_password "$postgresql_programs/psql" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
        --host=127.0.0.1 --port="$postgresql_port" --username=postgres --dbname=postgres <<END || return 1
create database agii;
\connect agii
\set migrator_password '$roles_password'
\set identity_password '$roles_password'
\set agreements_password '$roles_password'
\set caseloads_password '$roles_password'
\set inburgering_password '$roles_password'
\set overview_password '$roles_password'
\set programmes_password '$roles_password'
\i src/Platform/Persistence/postgresql-roles.sql
END

    give_broker_rights || return 1

    export AGII_SPECS_PG_HOST=127.0.0.1
    export AGII_SPECS_PG_PORT=$postgresql_port
    export AGII_SPECS_PG_DATABASE=agii
    export AGII_SPECS_PG_PASSWORD=$roles_password
    export AGII_SPECS_PG_SUPERUSER="Host=127.0.0.1;Port=$postgresql_port;Database=agii;Username=postgres;Password=$superuser_password"
    export AGII_SPECS_RABBITMQ="amqp://agii:$rabbitmq_password@127.0.0.1:$rabbitmq_port/agii-specs"
    # Azurite's account and key are the same on every machine and stand in its manual: no secret.
    local key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==
    local account="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=$key"
    export AGII_SPECS_BLOB="$account;BlobEndpoint=http://127.0.0.1:$azurite_port/devstoreaccount1;"
}
