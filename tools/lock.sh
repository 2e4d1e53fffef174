#!/bin/sh
# Resolve the pinned requirements for every platform into *.lock files with hashes, with uv in $1.
# What is locked already keeps its version where it can: delete a file to get all of it anew.
set -eu
lock() {
    "$1/uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --no-emit-package facestudy --custom-compile-command "make lock" \
        ${3:+--constraint "$3"} --output-file "$2.lock" "$2.txt"
}
lock "$1" requirements-build
lock "$1" requirements
lock "$1" requirements-gpu requirements.lock
lock "$1" requirements-backends requirements.lock
