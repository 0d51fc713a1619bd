#!/bin/sh
# Make .venv and install one requirements file into it: tools/setup.sh PYTHON requirements.txt
# The second time costs nothing: a stamp in .venv says what was installed.
set -eu
python=$1
requirements=$2
uv_version=0.13.9 # installs in a tenth of pip's time; pip does it where uv cannot
cd "$(dirname "$0")/.."

say() { printf '  %s %s\n' "$1" "$2"; }
seconds_since() { echo "$(($(date +%s) - $1)) s"; }
stamp_of() { cat requirements.txt "$1" .venv/pyvenv.cfg | cksum; }
is_installed() { [ -f ".venv/.has-$1" ] && [ "$(cat ".venv/.has-$1")" = "$(stamp_of "$1")" ]; }

make_venv() {
    if [ -z "$python" ] || ! "$python" -c '' 2>/dev/null; then
        echo "Jishi needs Python 3.11 or newer. Install it, or say where it is: make run PYTHON=/path/to/python3" >&2
        exit 1
    fi
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        # Debian takes this part of Python out of python3.
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
            echo "This Python cannot make virtual environments: install $package (as root: apt-get install $package)" >&2
            exit 1
        fi
        say '·' "Installing $package from Debian …"
        { apt-get update -qq && apt-get install -y -qq "$package"; } >/dev/null
    fi
    began=$(date +%s)
    rm -rf .venv
    "$python" -m venv .venv
    say '✓' "Made .venv with $("$python" -V), $(seconds_since "$began")"
}

with_uv() {
    [ -x .venv/uv/bin/uv ] ||
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --target .venv/uv "uv==$uv_version"
    .venv/uv/bin/uv pip install --quiet --python .venv/bin/python -r "$requirements"
}

with_pip() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
}

.venv/bin/python -c '' 2>/dev/null || make_venv

# What the tests need holds what the market needs, so either stamp will do for the market.
if is_installed "$requirements" || is_installed requirements-dev.txt; then
    exit 0
fi
began=$(date +%s)
mkdir -p var/log
log=var/log/install.log
say '…' "Installing what $requirements names"
if ! with_uv >"$log" 2>&1; then
    say '…' 'uv could not do it; pip takes longer'
    if ! with_pip >>"$log" 2>&1; then
        tail -20 "$log" >&2
        echo "Installing failed. The whole log: $log" >&2
        exit 1
    fi
fi
stamp_of "$requirements" >".venv/.has-$requirements"
say '✓' "Installed what $requirements names, $(seconds_since "$began")"
