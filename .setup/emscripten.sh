# Emscripten: emcc from PATH when it is new enough; else Debian's own packages of a newer suite, unpacked into the cache
# and made to run there with their own libraries. No package of the system changes; no root is needed.

emscripten_floor=6.0
emscripten_suite=forky
emscripten_packages="emscripten binaryen clang-21 lld-21 llvm-21 libclang-common-21-dev libclang-cpp21 libllvm21 node-acorn
    libc6 libgcc-s1 libstdc++6 zlib1g libzstd1 libxml2-16 libz3-4 libedit2 libbsd0 libmd0 libtinfo6 liblzma5 libffi8
    libicu78 patchelf"
# Programs that Emscripten calls, below usr/lib/llvm-21/bin; of Binaryen it calls bin/wasm-*.
emscripten_llvm_programs="clang lld llvm-ar llvm-nm llvm-objcopy llvm-dwarfdump llvm-cxxfilt llvm-symbolizer llvm-dwp
    llvm-size clang-scan-deps"

# emscripten_on_path: prints the folder of an installed Emscripten at or above the floor, or nothing.
emscripten_on_path() {
    local emcc folder version=""
    emcc="$(command -v emcc)" || return 0
    folder="$(dirname "$(readlink -f "$emcc")")"
    [ -e "$folder/emscripten-version.txt" ] && version="$(tr -d '"' <"$folder/emscripten-version.txt")"
    if [ -n "$version" ] && version_at_least "$version" "$emscripten_floor"; then
        printf '%s' "$folder"
    fi
}

# emscripten_in_cache: prints the folder of the newest one installed there, or nothing.
emscripten_in_cache() {
    local root
    root="$(find "$ship_cache/emscripten" -maxdepth 1 -name 'debian-*' ! -name '*.new.*' 2>/dev/null | sort -V | tail -n1)"
    [ -z "$root" ] || printf '%s/usr/share/emscripten' "$root"
}

# warn_of_untested FOLDER: names the packages whose version is not the one the project was last tested with. A difference
# is no error: the suite moves, and apt has checked the signatures.
warn_of_untested() {
    local package version others=""
    while IFS=$'\t' read -r package version _; do
        version_row "$package"
        [ "$version" = "$row_version" ] || others="$others $package $version,"
    done <"$1/packages.tsv"
    [ -z "$others" ] || say "note: not the versions last tested with (usually fine):${others%,}"
}

# patch_program LOADER RPATH FILE: makes an unpacked program use the libraries unpacked beside it.
patch_program() { "${patchelf[@]}" --set-interpreter "$1" --set-rpath "$2" "$3"; }

# unpack_emscripten TARGET FOLDER: downloads, unpacks and patches in FOLDER, which will be renamed to TARGET.
unpack_emscripten() {
    local target="$1" root="$2" file loader libraries program
    mkdir "$root/packages"
    say "downloading about 100 MB"
    # shellcheck disable=SC2086 # a list of words
    (cd "$root/packages" && with_apt "$emscripten_suite" apt-get download $emscripten_packages >download.log 2>&1) || {
        tail -n 20 "$root/packages/download.log" >&2
        fail "Emscripten's packages could not be downloaded (log above). Check the network and try again." \
            "Or install Emscripten $emscripten_floor or newer yourself and have emcc on PATH."
    }
    say "unpacking about 490 MB"
    for file in "$root"/packages/*.deb; do
        printf '%s\t%s\t%s\n' "$(dpkg-deb -f "$file" Package)" "$(dpkg-deb -f "$file" Version)" \
            "$(sha256_of_file "$file")" >>"$root/packages.tsv"
        dpkg -x "$file" "$root" || fail "$(basename "$file") could not be unpacked (is the disk full?)."
    done
    rm -rf "$root/packages" "$root/usr/share/doc" "$root/usr/share/man"

    loader="$(cd "$root" && find usr/lib lib -name 'ld-linux*.so.*' 2>/dev/null | head -n1)"
    [ -n "$loader" ] || fail "the unpacked libc6 has no program loader: the suite's packages have changed their layout."
    libraries="$(dirname "$loader")"
    # patchelf itself is run through the unpacked loader, so nothing has to be installed for it.
    local patchelf=("$root/$loader" --library-path "$root/$libraries" "$root/usr/bin/patchelf.plain")
    mv "$root/usr/bin/patchelf" "$root/usr/bin/patchelf.plain" || return 1
    for program in $emscripten_llvm_programs; do
        # Several are links to one file; each real file is patched once, at the end of its link.
        readlink -f "$root/usr/lib/llvm-21/bin/$program"
    done | sort -u | while read -r file; do
        patch_program "$target/$loader" "$target/$libraries:$target/usr/lib/llvm-21/lib" "$file" || exit 1
    done || return 1
    for file in "$root"/usr/bin/wasm-*; do
        [ -L "$file" ] || patch_program "$target/$loader" "$target/$libraries" "$file" || return 1
    done
    for file in "$root/$libraries"/lib{LLVM,clang}*.so.* "$root"/usr/lib/llvm-21/lib/lib{LLVM,clang}*.so.*; do
        if [ -f "$file" ] && [ ! -L "$file" ]; then
            "${patchelf[@]}" --set-rpath "$target/$libraries" "$file" || return 1
        fi
    done
    # The optimiser imports acorn as an ES module, which looks for folders named node_modules only.
    ln -s nodejs "$root/usr/share/node_modules" || return 1
    # Emscripten reads this file beside itself, so no environment variable is needed to use it.
    cat >"$root/usr/share/emscripten/.emscripten" <<CONFIG
import shutil
LLVM_ROOT = '$target/usr/lib/llvm-21/bin'
BINARYEN_ROOT = '$target/usr'
EMSCRIPTEN_ROOT = '$target/usr/share/emscripten'
NODE_JS = shutil.which('node') or 'node'
CACHE = '$target/cache'
CLOSURE_COMPILER = 'google-closure-compiler'
CONFIG
}

install_emscripten() {
    apt_ensure "$emscripten_suite"
    local version target
    version="$(with_apt "$emscripten_suite" apt-cache show --no-all-versions emscripten | sed -n 's/^Version: //p')"
    version_at_least "${version:-0}" "$emscripten_floor" ||
        fail "Debian $emscripten_suite offers Emscripten ${version:-nothing}, but $emscripten_floor is needed." \
            "Install it with emsdk (below) and have emcc on PATH." "$emsdk_advice"
    # Only characters that are safe in every configuration file.
    target="$ship_cache/emscripten/debian-${version//[^0-9a-zA-Z.]/-}"
    install_folder "$target" unpack_emscripten "$target" || exit 1
    warn_of_untested "$target"
    "$target/usr/share/emscripten/emcc" --version >/dev/null || {
        mv -T "$target" "$target.new.broken"
        fail "the unpacked Emscripten does not run on this machine (message above)." "$emsdk_advice"
    }
}

emsdk_advice="git clone emsdk from the Emscripten project, then in it: ./emsdk install 6.0.5 && ./emsdk activate 6.0.5
shipshape: . ./emsdk_env.sh   (puts emcc on PATH), then run this command again."

# warm_system_libraries: builds the C and C++ libraries of Emscripten for plain and link-time-optimised builds, which
# otherwise the first link would do in silence.
warm_system_libraries() {
    local emscripten="$1" mark="$ship_cache/emscripten/warm-$2" work
    [ -e "$mark" ] && return 0
    say "building its system libraries, once: two to five minutes"
    work="$(mktemp -d)"
    printf '#include <string>\nint main(int n, char**) { return std::to_string(n).size() > 3; }\n' >"$work/a.cpp"
    local flags
    for flags in "-O1" "-Oz -flto -sMALLOC=emmalloc"; do
        # shellcheck disable=SC2086 # a list of words
        "$emscripten/em++" -std=c++23 -fno-exceptions -fno-rtti $flags -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 \
            "$work/a.cpp" -o "$work/a.mjs" >"$work/log" 2>&1 || {
            tail -n 20 "$work/log" >&2
            rm -rf "$work"
            fail "Emscripten could not build its system libraries (log above)."
        }
    done
    rm -rf "$work"
    touch "$mark"
}

# ensure_emscripten: sets SHIPSHAPE_EMSCRIPTEN, the folder of emcc and of CMake's toolchain file.
ensure_emscripten() {
    SHIPSHAPE_EMSCRIPTEN="$(emscripten_on_path)"
    if [ -z "$SHIPSHAPE_EMSCRIPTEN" ]; then
        SHIPSHAPE_EMSCRIPTEN="$(emscripten_in_cache)"
    fi
    if [ -z "$SHIPSHAPE_EMSCRIPTEN" ]; then
        command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
            fail "Emscripten $emscripten_floor or newer is needed, and this machine has no apt to bring it in." "$emsdk_advice"
        with_lock apt install_emscripten
        SHIPSHAPE_EMSCRIPTEN="$(emscripten_in_cache)"
    fi
    export SHIPSHAPE_EMSCRIPTEN
    local key
    key="$(printf '%s' "$SHIPSHAPE_EMSCRIPTEN" | sha256sum | cut -c1-12)"
    [ -e "$ship_cache/emscripten/warm-$key" ] ||
        with_lock emscripten-libraries warm_system_libraries "$SHIPSHAPE_EMSCRIPTEN" "$key"
}
