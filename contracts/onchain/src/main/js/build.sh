#!/bin/sh
# Called by Maven: says what is missing before Node could fail with something less clear.
set -eu
cd "$(dirname "$0")/../../.."
for tool in node npm; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "contracts/onchain needs Node.js 20 or later with npm on the PATH: '$tool' is missing." >&2
    exit 1
  fi
done
node src/main/js/install.mjs
node src/main/js/compile.mjs
