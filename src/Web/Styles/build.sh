#!/usr/bin/env bash
# Compiles agii.scss to ../wwwroot/css and copies the fonts it names to ../wwwroot/fonts. Needs node and npm.
# The design package has hundreds of dependencies that styles do not need, so it is fetched alone and checked by its hash.
set -euo pipefail
cd "$(dirname "$0")"

package=@appuniversum/ember-appuniversum version=4.4.1
sha512=3bhuDTZEBXl4/7LWCnnOSqxCeRXBicJq36gUp/H1GErRy8tDVYKgTq9i3hX5ThbEE4vet9iRXqi4Fa+Wds04sQ==
work=../.styles
mkdir -p "$work" ../wwwroot/css ../wwwroot/fonts
scratch=$(mktemp -d "$work/unfinished.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# Everything is made aside and moved into place whole, so an interrupted or simultaneous build leaves nothing half done.
design="$work/appuniversum-$version"
if [ ! -d "$design" ]; then
    archive=$(cd "$scratch" && npm pack --silent "$package@$version")
    found=$(node -p 'require("crypto").createHash("sha512").update(require("fs").readFileSync(process.argv[1])).digest("base64")' "$scratch/$archive")
    if [ "$found" != "$sha512" ]; then
        echo "error: $package@$version is not the package whose sha512 is recorded in build.sh (found $found)" >&2
        exit 1
    fi
    tar -xzf "$scratch/$archive" -C "$scratch"
    [ -d "$design" ] || mv "$scratch/package" "$design"
fi

compiler="$work/sass-$(node -p 'require("./package.json").dependencies.sass')"
if [ ! -d "$compiler" ]; then
    mkdir "$scratch/sass"
    cp package.json package-lock.json "$scratch/sass/"
    (cd "$scratch/sass" && npm ci --silent --ignore-scripts --omit=optional --no-audit --no-fund)
    [ -d "$compiler" ] || mv "$scratch/sass" "$compiler"
fi

for font in sans-regular sans-medium sans-bold; do
    cp "$design/public/fonts/flanders-$font.woff2" "$scratch/"
done
mv "$scratch"/*.woff2 ../wwwroot/fonts/

# Appuniversum still says @import; Sass warns about that until its version 3.
node "$compiler/node_modules/sass/sass.js" --style=compressed --no-source-map --quiet-deps --silence-deprecation=import \
    --load-path="$design/styles" agii.scss "$scratch/agii.css"
mv "$scratch/agii.css" ../wwwroot/css/agii.css
