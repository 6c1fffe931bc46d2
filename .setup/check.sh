# `./shipshape check`: what needs no run of the program. A tool that is not here is skipped with its name.

check_failed=0
# check_with NAME COMMAND...
check_with() {
    local name="$1"
    shift
    say "$name"
    "$@" || {
        check_failed=1
        printf 'shipshape: %s found something (above)\n' "$name" >&2
    }
}

# The newest program of that name, versioned names included, at or above a floor; prints nothing where there is none.
newest_tool() {
    local name candidate version best="" best_version="$2"
    for name in "$1" "$1"-{14..30}; do
        candidate="$(command -v "$name")" || continue
        version="$("$candidate" --version | grep -oE '[0-9]+\.[0-9]+' | head -n1)"
        if version_at_least "$version" "$best_version"; then
            best="$candidate" best_version="$version"
        fi
    done
    printf '%s' "$best"
}

cmd_check() {
    local tool
    steps_total=5
    set_up_native
    set_up_web
    step "Checks"
    local sources=()
    mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
    tool="$(newest_tool clang-format 14)"
    if [ -n "$tool" ]; then
        check_with "format ($("$tool" --version | grep -oE 'version [0-9.]+'))" "$tool" --dry-run --Werror "${sources[@]}"
    else
        say "format: skipped, clang-format is not here (apt-get install clang-format)"
    fi
    # Older versions cannot read std::expected of this C++ library.
    tool="$(newest_tool clang-tidy 19)"
    if [ -n "$tool" ]; then
        with_build_lock native-debug configure native-debug
        local units=()
        mapfile -t units < <(printf '%s\n' "${sources[@]}" | grep -E '^(core|shell)/.*\.cpp$')
        check_with "clang-tidy" "$tool" -p build/native-debug --quiet --extra-arg=-Wno-unknown-warning-option "${units[@]}"
    else
        say "clang-tidy: skipped, version 19 or newer is not here (apt-get install clang-tidy-19)"
    fi
    for tool in tsconfig tsconfig.worker; do
        check_with "types of the page (web/$tool.json)" node_modules/.bin/tsc --noEmit -p "web/$tool.json"
    done
    if any_file 'tests/style/*.test.mjs'; then
        check_with "style and arrows" node --test --test-reporter=dot tests/style/*.test.mjs
    fi
    if command -v shellcheck >/dev/null; then
        # The parts in .setup are sourced into one script, which is what these three codes do not see.
        check_with "shell scripts" shellcheck -s bash -S warning -e SC2148,SC2154,SC2034 shipshape .setup/*.sh .ci/run
    else
        say "shell scripts: skipped, shellcheck is not here (apt-get install shellcheck)"
    fi
    return "$check_failed"
}
