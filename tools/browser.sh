#!/bin/sh
# See that there is a Chromium for the browser journeys, and a font with Chinese; on Debian, root installs them.
set -eu

find_browser() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}
find_font() { ! command -v fc-list >/dev/null 2>&1 || [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -1)" ]; }

wanted=
find_browser || wanted="chromium"
find_font || wanted="$wanted fonts-noto-cjk"
[ -z "$wanted" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf '  … Installing from Debian: %s\n' "$wanted"
    mkdir -p var/log
    # shellcheck disable=SC2086 (two words are two packages)
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $wanted; } \
        >var/log/browser.log 2>&1; then
        exit 0
    fi
    tail -5 var/log/browser.log >&2
fi
find_browser && exit 0 # Without a Chinese font the pictures show boxes; what is tested is the same.
echo "The browser journeys need Chromium. Install it (Debian, as root: apt-get install chromium)," >&2
echo "or set CHROMIUM to where it is. Everything else: make test JOURNEYS=no" >&2
exit 1
