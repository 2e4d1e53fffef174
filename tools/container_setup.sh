#!/bin/sh
# Make a bare Debian ready for `make study` and `make test`: run it as root, in an image or a machine.
# The Dockerfile and .devcontainer do nothing else.
set -eu
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# A browser and its driver to scrape with, a font for its pages and for contact sheets.
apt-get install -y -qq --no-install-recommends ca-certificates git make python3 python3-venv \
    chromium chromium-driver fonts-dejavu-core
rm -rf /var/lib/apt/lists/*
make setup
