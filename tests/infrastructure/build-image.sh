#!/usr/bin/env bash
# Builds the Dockerfile where there is no Docker engine and no registry, and unpacks the image:
#
#   tests/infrastructure/build-image.sh FOLDER      FOLDER/root is its root file system, FOLDER/config.json what it says of itself
#
# Buildah carries out the stages as they stand. In place of the registry's bases come two of this machine's making: Debian by mmdebstrap, with
# the .NET runtime that is installed here; and for the stages that build, the SDK and Node.js of this machine, lent for as long as it takes.
# What this cannot show is what is in the registry's own bases.
set -euo pipefail
if [[ $EUID -ne 0 ]]; then exec buildah unshare "${BASH_SOURCE[0]}" "$@"; fi # a user namespace in which we are root
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

out=$1
debian=artifacts/image/debian.tar # made once; remove it for a newer one
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
node=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
mkdir -p "$packages" "$(dirname "$debian")"

work=$(mktemp -d "${TMPDIR:-/tmp}/agii-image.XXXXXXXX")
clean_up() {
    # What Buildah has mounted goes first, the innermost before what it is in: nothing is removed through a mount.
    awk -v work="$work/" 'index($2, work) == 1 { print $2 }' /proc/mounts | sort --reverse | xargs --no-run-if-empty umount --lazy
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export BUILDAH_ISOLATION=chroot
image() { buildah --root "$work/storage" --runroot "$work/run" "$@"; }

if [[ ! -f $debian ]]; then
    mmdebstrap --quiet --variant=minbase --include=libicu72,ca-certificates,tzdata bookworm "${debian%.tar}.unfinished.tar"
    mv "${debian%.tar}.unfinished.tar" "$debian"
fi

base=$(image from scratch)
image add --quiet "$base" "$debian" / >/dev/null
image copy --quiet "$base" "$dotnet/dotnet" /usr/share/dotnet/ >/dev/null
image copy --quiet "$base" "$dotnet/host" /usr/share/dotnet/host >/dev/null
image copy --quiet "$base" "$dotnet/shared" /usr/share/dotnet/shared >/dev/null
image config --env PATH=/usr/share/dotnet:/usr/bin:/bin "$base"
image commit --quiet --rm "$base" runtime >/dev/null

certificates=/etc/ssl/certs/ca-certificates.crt # this machine's, which may know more authorities than Debian's
sdk=$(image from runtime)
image config --env PATH=/usr/share/dotnet:/opt/node/bin:/usr/bin:/bin --env NUGET_PACKAGES=/packages \
    --env SSL_CERT_FILE="$certificates" --env NODE_EXTRA_CA_CERTS="$certificates" \
    --env DOTNET_NOLOGO=1 --env DOTNET_CLI_TELEMETRY_OPTOUT=1 --env DOTNET_GENERATE_ASPNET_CERTIFICATE=false "$sdk"
image commit --quiet --rm "$sdk" sdk >/dev/null

image build --network host --pull-never --tag agii-platform \
    --build-arg NODE=localhost/sdk --build-arg SDK=localhost/sdk --build-arg RUNTIME=localhost/runtime \
    --volume "$packages:/packages" --volume "$certificates:$certificates:ro" \
    --volume "$dotnet:/usr/share/dotnet:ro" --volume "$node:/opt/node:ro" .

rm -rf "$out"
mkdir -p "$out"
container=$(image from agii-platform)
image inspect --type image agii-platform >"$out/config.json"
cp -a "$(image mount "$container")" "$out/root"
