#!/bin/sh
# Fetches the jars of Neo4j Community for the integration tests, once, into a cache folder, and prints its path.
# ISNAD_NEO4J_JARS names another folder. Needs Maven and Java 17 or 21; as root on Debian or Ubuntu it installs what is missing.
# Where they cannot be had the tests are skipped and say so, except under CI=true, where that is a failure.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's:.*<neo4j.version>\(.*\)</neo4j.version>.*:\1:p' "$here/pom.xml")
jars=${ISNAD_NEO4J_JARS:-${XDG_CACHE_HOME:-$HOME/.cache}/isnad/neo4j-$version}

give_up() {
    echo "$1 The tests on a real Neo4j are left out." >&2
    [ "${CI:-}" != true ] || exit 1
    exit 0
}

[ "${ISNAD_TEST_NEO4J:-}" != skip ] || exit 0
if [ -f "$jars/.complete" ]; then
    echo "$jars"
    exit 0
fi

if ! command -v mvn >/dev/null || ! command -v java >/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || give_up "Maven (mvn) or Java 17 (java) is missing."
    echo "Installing Maven and Java 17 for the tests on a real Neo4j" >&2
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends maven openjdk-17-jre-headless; } >&2 ||
        give_up "Maven and Java 17 could not be installed."
fi

echo "Fetching Neo4j $version from Maven Central (128 MB, once)" >&2
mkdir -p "$jars"
mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars" >&2 || give_up "Maven could not fetch Neo4j."
touch "$jars/.complete"
echo "$jars"
