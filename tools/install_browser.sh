#!/bin/sh
# Have a browser and its driver: use the one that is there, else Debian's where we may install.
for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    # Selenium Manager finds a driver for any Chrome; Debian's Chromium comes with its own.
    command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -d "/Applications/Google Chrome.app" ] && exit 0

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; else sudo="none"; fi
    if [ "$sudo" != none ]; then
        echo "installing chromium and chromium-driver"
        export DEBIAN_FRONTEND=noninteractive
        $sudo apt-get update -qq >/dev/null 2>&1
        $sudo apt-get install -y -qq chromium chromium-driver >/dev/null 2>&1 && exit 0
    fi
fi
echo "no browser found: install Chromium or Google Chrome (Debian: apt-get install chromium chromium-driver)" >&2
exit 1
