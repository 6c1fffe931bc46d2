# A private apt: downloads packages of a newer Debian suite, with apt's signature check, without touching the system's
# own lists or packages. Needs no root.

# apt_mirrors: the addresses this machine gets Debian itself from, in both formats of apt's source lists. Only entries
# of the running release count, which leaves out other vendors' archives; SHIPSHAPE_DEBIAN_MIRROR overrides.
apt_mirrors() {
    if [ -n "${SHIPSHAPE_DEBIAN_MIRROR:-}" ]; then
        printf '%s\n' "$SHIPSHAPE_DEBIAN_MIRROR"
        return
    fi
    local codename
    codename="$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-stable}")"
    {
        cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
            sed -nE 's/^[[:space:]]*deb[[:space:]]+(\[[^]]*\][[:space:]]+)?//p' |
            awk -v codename="$codename" '($2 == codename || $2 == "stable") && / main( |$)/ { print $1 }' || true
        for file in /etc/apt/sources.list.d/*.sources; do
            [ -e "$file" ] || continue
            { grep -v '^#' "$file"; printf '\n'; } | awk -v codename="$codename" '
                BEGIN { RS = ""; FS = "\n" }
                {
                    split("", field)
                    for (i = 1; i <= NF; i++) {
                        if ($i !~ /^[ \t]/) { name = tolower($i); sub(/:.*/, "", name); sub(/^[^:]*:/, "", $i) }
                        field[name] = field[name] " " $i " "
                    }
                    if (field["enabled"] ~ /no/ || field["types"] !~ / deb / || field["components"] !~ / main /) next
                    if (index(field["suites"], " " codename " ") || field["suites"] ~ / stable /) {
                        count = split(field["uris"], uri, " ")
                        for (i = 1; i <= count; i++) print uri[i]
                    }
                }'
        done
    } | grep -v security | awk '!seen[$0]++'
}

# with_apt SUITE PROGRAM ARGUMENT...: an apt program on the private lists of one suite.
with_apt() {
    local home="$ship_cache/apt/$1" program="$2"
    shift 2
    "$program" -q -o Dir::Etc::sourcelist="$home/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::Lists="$home/lists" -o Dir::State::status="$home/status" -o Dir::Cache="$home/cache" \
        -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=3 \
        -o APT::Architecture="$(dpkg --print-architecture)" -o APT::Architectures::="$(dpkg --print-architecture)" "$@"
}

# apt_refresh SUITE: fetches the suite's signed lists from the first mirror that has them. Under the lock "apt".
apt_refresh() {
    local suite="$1" home="$ship_cache/apt/$1" mirror keyring=""
    for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
        [ -e "$keyring" ] && break
    done
    [ -e "$keyring" ] || fail "Debian's archive keyring is missing: install the package debian-archive-keyring."
    mkdir -p "$home/lists/partial" "$home/cache/archives/partial"
    : >"$home/status"
    while read -r mirror; do
        printf 'deb [signed-by=%s] %s %s main\ndeb-src [signed-by=%s] %s %s main\n' \
            "$keyring" "$mirror" "$suite" "$keyring" "$mirror" "$suite" >"$home/sources.list"
        if with_apt "$suite" apt-get update -o APT::Update::Error-Mode=any >"$home/update.log" 2>&1; then
            touch "$home/fresh"
            return 0
        fi
    done < <(apt_mirrors)
    tail -n 5 "$home/update.log" >&2 2>/dev/null || true
    fail "no Debian mirror with the suite $suite could be read (log above)." \
        "Check the network, or name a mirror: SHIPSHAPE_DEBIAN_MIRROR=<address> ./shipshape build"
}

# apt_ensure SUITE [MINUTES]: refreshes lists that are missing or older than that (default: a day).
apt_ensure() {
    local age="${2:-1440}"
    [ -e "$ship_cache/apt/$1/fresh" ] && [ -z "$(find "$ship_cache/apt/$1/fresh" -mmin "+$age")" ] && return 0
    say "reading the package lists of Debian $1"
    apt_refresh "$1"
}
