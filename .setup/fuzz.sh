# The fuzzers of tests/fuzz, for `./shipshape fuzz` and as a suite of the tests.

# run_fuzzers LANES SECONDS [OPTION...]: all of them, each for that long, so many at a time; ends with the line of a
# suite. What one of them found it names in its output, which is shown then, and leaves in build/.
run_fuzzers() {
    local lanes="$1" seconds="$2" fuzzers found passed=0 failed=0
    shift 2
    any_file 'tests/fuzz/fuzz_*.cpp' || fail "there are no fuzzers."
    fuzzers="$(for found in tests/fuzz/fuzz_*.cpp; do basename "$found" .cpp; done)"
    # shellcheck disable=SC2086 # a list of words
    build_targets native-debug $fuzzers
    # shellcheck disable=SC2016 # the inner shell fills them in
    printf '%s\n' $fuzzers | xargs -P "$lanes" -I FUZZER sh -c '
        build/native-debug/tests/FUZZER "$@" >build/FUZZER.log 2>&1
        echo $? >build/FUZZER.rc' sh --seconds "$seconds" "$@"
    for found in $fuzzers; do
        if [ "$(cat "build/$found.rc")" = 0 ]; then
            passed=$((passed + 1))
            printf '✓ %s: %s inputs in %s s\n' "$found" "$(awk 'END { print $1 }' "build/$found.log")" "$seconds"
        else
            failed=$((failed + 1))
            printf '✗ %s found something:\n' "$found"
            tail -n 60 "build/$found.log"
        fi
    done
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
}

fuzz_suite_s=30 # for each fuzzer
fuzz_for_suite() { run_fuzzers "$1" "$fuzz_suite_s" --seed 1; } # what broke should break again
