# Library sources: brought into the cache from package registries, verified, never committed.
# Where each lies: $ship_cache/sources/<name>-<version>, names and versions from versions.tsv.

source_suites="forky sid"
source_names="imgui md4c zlib qrcodegen zopfli nlohmann_json doctest sqlite3"

source_folder() {
    version_row "$1"
    printf '%s/sources/%s-%s' "$ship_cache" "$1" "$row_version"
}

# debian_version_with_sum SUITE PACKAGE SHA256: the source version whose upstream tarball has that sum, or nothing.
debian_version_with_sum() {
    with_apt "$1" apt-cache showsrc --only-source "$2" 2>/dev/null | awk -v sum="$3" '
        /^Version:/ { version = $2 }
        index($0, sum) { print version; exit }'
}

# fetch_debian_source FOLDER: unpacks the upstream tarball of the current row there. The tarball alone is enough, and
# some mirrors miss the other parts of a source package.
fetch_debian_source() {
    local folder="$1" suite version="" tarball
    for suite in $source_suites; do
        apt_ensure "$suite"
        version="$(debian_version_with_sum "$suite" "$row_package" "$row_sha256")"
        if [ -z "$version" ]; then
            apt_ensure "$suite" 10
            version="$(debian_version_with_sum "$suite" "$row_package" "$row_sha256")"
        fi
        [ -n "$version" ] && break
    done
    [ -n "$version" ] || fail "none of Debian's suites ($source_suites) has $row_package $row_version with the recorded checksum" \
        "  expected SHA-256 $row_sha256" \
        "Debian has moved on: check its newer version and record it in .setup/versions.tsv," \
        "or point CMake at your own copy with -DFETCHCONTENT_SOURCE_DIR_<NAME>=<folder>."
    (cd "$folder" && with_apt "$suite" apt-get source --download-only --tar-only "$row_package=$version" >download.log 2>&1) || {
        cat "$folder/download.log" >&2
        fail "the source package $row_package could not be downloaded (log above). Check the network and try again."
    }
    tarball="$(find "$folder" -name '*.orig.tar.*' ! -name '*.asc')"
    check_sum "$(basename "$tarball")" "$row_sha256" "$(sha256_of_file "$tarball")"
    unpack "$tarball" "$folder" --strip-components=1
    rm -f "$folder/download.log"
}

# fetch_debian_headers FOLDER: the include folder of a binary package of headers. The sum is over the headers, so that a
# rebuilt package with the same headers is accepted.
fetch_debian_headers() {
    local folder="$1" suite found="" unpacked="$1/unpacked"
    for suite in $source_suites; do
        apt_ensure "$suite"
        rm -rf "$unpacked" "$folder"/*.deb
        mkdir -p "$unpacked"
        if ! (cd "$folder" && with_apt "$suite" apt-get download "$row_package" >"$unpacked/download.log" 2>&1); then
            apt_ensure "$suite" 10
            (cd "$folder" && with_apt "$suite" apt-get download "$row_package" >"$unpacked/download.log" 2>&1) || {
                cat "$unpacked/download.log" >&2
                fail "the package $row_package could not be downloaded (log above). Check the network and try again."
            }
        fi
        dpkg -x "$folder"/*.deb "$unpacked" || fail "$row_package could not be unpacked (is the disk full?)."
        found="$(sha256_of_folder "$unpacked/usr/include")"
        [ "$found" = "$row_sha256" ] && break
    done
    check_sum "the headers in $(basename "$folder"/*.deb)" "$row_sha256" "$found"
    mv "$unpacked/usr/include" "$folder/include" || return 1
    rm -rf "$unpacked" "$folder"/*.deb
}

# fetch_sqlite FOLDER: the amalgamation out of the npm package that carries it; no install script is run.
fetch_sqlite() {
    local folder="$1" tarball
    (cd "$folder" && npm pack "$row_package" --ignore-scripts --silent >/dev/null 2>download.log) || {
        cat "$folder/download.log" >&2
        fail "the npm package $row_package could not be downloaded (log above). Check the network and try again."
    }
    tarball="$(find "$folder" -name '*.tgz')"
    check_sum "$(basename "$tarball")" "$row_sha256" "$(sha256_of_file "$tarball")"
    unpack "$tarball" "$folder" --strip-components=3 package/deps/sqlite3
    rm -f "$folder/download.log"
    version_row sqlite3.c
    check_sum sqlite3.c "$row_sha256" "$(sha256_of_file "$folder/sqlite3.c")"
}

fetch_source() {
    say "$1 $row_version"
    case "$row_kind" in
    debian-source) fetch_debian_source "$2" ;;
    debian-headers) fetch_debian_headers "$2" ;;
    npm) fetch_sqlite "$2" ;;
    *) fail "versions.tsv: unknown kind $row_kind of $1" ;;
    esac
}

ensure_sources_locked() {
    local name folder
    for name in $source_names; do
        folder="$(source_folder "$name")"
        version_row "$name"
        install_folder "$folder" fetch_source "$name" || exit 1
    done
}

sources_are_ready() {
    local name
    for name in $source_names; do
        [ -d "$(source_folder "$name")" ] || return 1
    done
}

ensure_sources() {
    sources_are_ready && return 0
    command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
        fail "the library sources come from Debian packages, but apt-get and dpkg are not here." \
            "Unpack imgui, md4c, zlib, qrcodegen, zopfli, nlohmann_json, doctest and sqlite3 yourself and name each folder to CMake" \
            "with -DFETCHCONTENT_SOURCE_DIR_<NAME>=<folder>; the versions are in .setup/versions.tsv."
    with_lock apt ensure_sources_locked
}
