# Shared by all set-up files: messages, the cache, locks, atomic installs, checksums. Sourced, never run.
#
# Everything downloaded or built once for all clones lies under $ship_cache. A folder in it either does not exist or is
# complete: it is made beside its place under a temporary name and renamed. So a run may be interrupted at any time.

ship_cache="${XDG_CACHE_HOME:-$HOME/.cache}/shipshape"

# Progress of the long steps; the driver sets steps_total before the first one.
steps_total=0
steps_done=0
step() {
    steps_done=$((steps_done + 1))
    if [ "$steps_total" -gt 0 ]; then
        printf '== %d/%d %s\n' "$steps_done" "$steps_total" "$*" >&2
    else
        printf '== %s\n' "$*" >&2
    fi
}
say() { printf '   %s\n' "$*" >&2; }

# fail SENTENCE...: each on a line of its own, then end this (sub)shell.
fail() {
    printf 'shipshape: %s\n' "$@" >&2
    exit 1
}

# with_lock NAME COMMAND...: runs the command in a subshell while no other run holds NAME. The lock goes with the
# process, so a killed run leaves none behind. The command must not need the descriptor: it is closed for its children.
with_lock() {
    mkdir -p "$ship_cache/locks"
    (
        exec 9>"$ship_cache/locks/$1"
        if ! flock --nonblock 9; then
            say "another run is preparing $1: waiting for it"
            flock 9
        fi
        shift
        "$@" 9>&-
    )
}

# install_folder TARGET COMMAND...: calls the command with an empty folder as its last argument and makes that folder
# TARGET. To be called under a lock; what interrupted runs left beside TARGET is removed. The command must end or return
# with an error by itself at each step that can fail: bash's errexit does not hold in here.
install_folder() {
    local target="$1" fresh
    shift
    [ -d "$target" ] && return 0
    mkdir -p "$(dirname "$target")" && rm -rf "$target".new.* && fresh="$(mktemp -d "$target.new.XXXXXX")" &&
        chmod 755 "$fresh" || fail "the folder $(dirname "$target") cannot be written."
    "$@" "$fresh" || {
        rm -rf "$fresh"
        return 1
    }
    mv -T "$fresh" "$target" || fail "$target could not be put in place."
}

sha256_of_file() { sha256sum "$1" | cut -d' ' -f1; }

# One sum for a folder: over the sorted list of its files' sums and names.
sha256_of_folder() {
    (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# check_sum WHAT EXPECTED FOUND
check_sum() {
    [ "$2" = "$3" ] && return 0
    fail "the checksum of $1 is wrong: it may be damaged, changed, or another version." \
        "  expected SHA-256 $2" \
        "  found    SHA-256 $3" \
        "Nothing was installed. Try again; if it stays so, check the new version and record it in .setup/versions.tsv," \
        "or point CMake at your own copy with -DFETCHCONTENT_SOURCE_DIR_<NAME>=<folder>."
}

# unpack ARCHIVE FOLDER TAR_OPTION...: unpacks it there and removes it.
unpack() {
    local archive="$1" folder="$2"
    shift 2
    tar -xf "$archive" -C "$folder" --no-same-owner "$@" || fail "$(basename "$archive") could not be unpacked (is the disk full?)."
    rm -f "$archive"
}

# version_row NAME: sets row_version, row_kind, row_package and row_sha256 from versions.tsv.
version_row() {
    local name
    while IFS=$'\t' read -r name row_version row_kind row_package row_sha256 _; do
        [ "$name" = "$1" ] && return 0
    done <"$repository/.setup/versions.tsv"
    fail "$1 is missing in .setup/versions.tsv"
}

# version_at_least FOUND FLOOR
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }
