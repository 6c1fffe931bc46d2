# Programs that are taken from the system: used where they are there, else installed with apt.

# ensure_programs PROGRAM:PACKAGE...: installs the packages of those programs that are missing.
ensure_programs() {
    local pair packages=""
    for pair in "$@"; do
        command -v "${pair%%:*}" >/dev/null || packages="$packages ${pair#*:}"
    done
    [ -z "$packages" ] || install_packages "$packages"
}

# install_packages "PACKAGE PACKAGE...": as root, or through sudo where it asks for nothing or can ask.
install_packages() {
    local packages="$1" log admin=""
    command -v apt-get >/dev/null || fail "these programs are missing; install them with your system's packages (Debian's names):$packages"
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            admin=sudo
        else
            fail "these packages are missing and installing them needs root: apt-get install --no-install-recommends$packages"
        fi
    fi
    say "installing$packages"
    log="$(mktemp)"
    # shellcheck disable=SC2086 # lists of words
    if ! $admin env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $packages </dev/null >"$log" 2>&1; then
        # Old package lists name files that the mirror no longer has.
        if ! { $admin apt-get -q -o DPkg::Lock::Timeout=600 update &&
            $admin env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $packages; } </dev/null >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            rm -f "$log"
            fail "apt could not install$packages (log above)."
        fi
    fi
    rm -f "$log"
}

ensure_build_programs() {
    ensure_programs cmake:cmake ninja:ninja-build g++:g++ python3:python3 xz:xz-utils
    version_at_least "$(cmake --version | awk 'NR == 1 { print $3 }')" 3.25 ||
        fail "CMake $(cmake --version | awk 'NR == 1 { print $3 }') is too old: 3.25 or newer is needed."
    version_at_least "$(g++ -dumpfullversion)" 12 || fail "g++ $(g++ -dumpfullversion) is too old: 12 or newer is needed."
    ensure_compiler_cache
}

# ensure_compiler_cache: sets compiler_launcher to ccache, with settings by which all clones share one cache; to nothing
# where ccache cannot be had: then every build compiles all it needs.
ensure_compiler_cache() {
    (ensure_programs ccache:ccache) || say "going on without ccache: builds of fresh clones take longer"
    compiler_launcher="$(command -v ccache)" || return 0
    export CCACHE_DIR="$ship_cache/ccache" CCACHE_MAXSIZE=2G
    # Paths below the repository are handed to the compiler as relative ones, so that what it makes (debug information and
    # assertions name source files) is the same in every clone, and so is the name of the build folder.
    export CCACHE_BASEDIR="$repository" CCACHE_NOHASHDIR=1
}

# identify_emscripten: ccache knows compilers by their file; em++ is a script that stays the same while clang changes.
identify_emscripten() {
    export CCACHE_COMPILERTYPE=clang
    CCACHE_COMPILERCHECK="string:$SHIPSHAPE_EMSCRIPTEN $(cat "$SHIPSHAPE_EMSCRIPTEN/emscripten-version.txt")"
    export CCACHE_COMPILERCHECK
}

# ensure_chromium: sets SHIPSHAPE_CHROMIUM, the browser of the browser tests; the variable set by hand wins.
ensure_chromium() {
    local name
    if [ -z "${SHIPSHAPE_CHROMIUM:-}" ]; then
        for name in chromium chromium-browser google-chrome google-chrome-stable; do
            SHIPSHAPE_CHROMIUM="$(command -v "$name")" && break
        done
    fi
    if [ -z "${SHIPSHAPE_CHROMIUM:-}" ]; then
        # Without a font nothing can be drawn; the page names these families.
        install_packages " chromium fonts-liberation fonts-dejavu-core"
        SHIPSHAPE_CHROMIUM="$(command -v chromium)"
    fi
    export SHIPSHAPE_CHROMIUM
}
