#!/bin/sh
# Have a browser and its driver: use the one that is there, else Debian's where we may install.
# Never fails: Selenium Manager may still find one, studies of a labelled folder need none, and the
# scrapers say what is missing when they do need it.
for name in google-chrome google-chrome-stable chrome; do  # Selenium fetches Chrome's driver
    command -v "$name" >/dev/null 2>&1 && exit 0
done
command -v chromedriver >/dev/null 2>&1 &&
    { command -v chromium || command -v chromium-browser; } >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

sudo=""
if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || {
        echo "no browser found; to scrape: sudo apt-get install chromium chromium-driver" >&2
        exit 0
    }
    sudo="sudo"
fi
echo "installing chromium and chromium-driver"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq >/dev/null 2>&1
$sudo apt-get install -y -qq chromium chromium-driver >/dev/null 2>&1 ||
    echo "chromium could not be installed; to scrape, install it or Google Chrome" >&2
exit 0
