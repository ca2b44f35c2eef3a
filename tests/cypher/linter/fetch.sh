#!/bin/sh
# Fetches Neo4j's Cypher linter from npm, once, into node_modules beside this file. Needs Node 20 or newer and npm; as root on Debian or
# Ubuntu it installs them where they are missing. Where it cannot be had its test is skipped and says so, except under CI=true.
set -eu

cd "$(dirname "$0")"

give_up() {
    echo "$1 The statements are not linted." >&2
    [ "${CI:-}" != true ] || exit 1
    exit 0
}

[ -f node_modules/.complete ] && [ ! package-lock.json -nt node_modules/.complete ] && exit 0
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || give_up "Node (node, npm) is missing."
    echo "Installing Node for Neo4j's Cypher linter" >&2
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm; } >&2 || give_up "Node could not be installed."
fi
echo "Fetching Neo4j's Cypher linter from npm (100 MB, once)" >&2
npm ci --silent >&2 || give_up "npm could not fetch the linter."
touch node_modules/.complete
