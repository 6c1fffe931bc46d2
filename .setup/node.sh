# Node and the page's tools from npm, exactly as web/package-lock.json records them (npm checks each one's hash).

node_floor=20

fetch_node() {
    local folder="$2" tarball
    version_row "$1"
    (cd "$folder" && npm pack "$row_package" --ignore-scripts --silent >/dev/null 2>download.log) || {
        cat "$folder/download.log" >&2
        fail "the npm package $row_package could not be downloaded (log above)." \
            "Check the network, or install Node $node_floor or newer."
    }
    tarball="$(find "$folder" -name '*.tgz')"
    check_sum "$(basename "$tarball")" "$row_sha256" "$(sha256_of_file "$tarball")"
    unpack "$tarball" "$folder" --strip-components=1 package/bin package/LICENSE
    rm -f "$folder/download.log"
}

# ensure_node: a node that is new enough on PATH; an older one is good enough to bring a newer one in through npm.
ensure_node() {
    command -v node >/dev/null && command -v npm >/dev/null ||
        fail "node and npm are needed: on Debian, apt-get install nodejs npm"
    local found name
    found="$(node --version)"
    version_at_least "${found#v}" "$node_floor" && return 0
    case "$(uname -m)" in
    x86_64) name=node-x64 ;;
    aarch64) name=node-arm64 ;;
    *) fail "node $found is too old: $node_floor or newer is needed." ;;
    esac
    version_row "$name"
    local folder="$ship_cache/node/$row_version"
    if [ ! -d "$folder" ]; then
        say "node $found is older than $node_floor: bringing in $row_version"
        with_lock node install_folder "$folder" fetch_node "$name"
    fi
    export PATH="$folder/bin:$PATH"
}

fetch_npm_tools() {
    local folder="$1"
    cp "$repository/web/package.json" "$repository/web/package-lock.json" "$folder/" || return 1
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >install.log 2>&1) || {
        tail -n 20 "$folder/install.log" >&2
        fail "npm could not install the page's tools (log above). Check the network and try again."
    }
}

# ensure_npm_tools: node_modules at the top of the repository is a link to the installed tools of this lock file.
ensure_npm_tools() {
    local key folder link="$repository/node_modules"
    key="$(sha256_of_file "$repository/web/package-lock.json" | cut -c1-16)"
    folder="$ship_cache/npm/$key"
    if [ ! -d "$folder" ]; then
        say "downloading the page's tools from npm (about 150 MB unpacked)"
        with_lock npm install_folder "$folder" fetch_npm_tools
    fi
    [ "$(readlink "$link" 2>/dev/null)" = "$folder/node_modules" ] && return 0
    if [ -e "$link" ] && [ ! -L "$link" ]; then
        fail "node_modules is a folder of your own: move it away; a link to the tools of the lock file belongs there."
    fi
    ln -s "$folder/node_modules" "$link.new.$$"
    mv -T "$link.new.$$" "$link"
}
