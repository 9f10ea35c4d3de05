# Sourced by the scripts that need a browser, after prepare.sh. find_chromium sets
# PORTAL_CHROMIUM to a Chromium that starts, and installs one where that is possible.

find_chromium() {
  known_chromium && return
  printf 'Installing a Chromium …\n'
  log=$(mktemp)
  { download_chromium || install_chromium_package; } >"$log" 2>&1
  if ! known_chromium; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    printf '%s\n' 'The browser tests need a Chromium, and none could be installed here.' \
      'Install one from your system'"'"'s packages (chromium, google-chrome), or set' \
      'PORTAL_CHROMIUM to the path of one that you have.' >&2
    return 1
  fi
  rm -f "$log"
}

# A Chromium that is here already: the one that was named, the system's, Playwright's own.
known_chromium() {
  for candidate in "${PORTAL_CHROMIUM:-}" chromium chromium-browser google-chrome \
    google-chrome-stable "$(playwright_chromium)"; do
    PORTAL_CHROMIUM=$(command -v "$candidate" 2>/dev/null) || continue
    # A wrapper without its browser, or a browser without its libraries, does not get past this.
    "$PORTAL_CHROMIUM" --version >/dev/null 2>&1 || continue
    export PORTAL_CHROMIUM
    return 0
  done
  unset PORTAL_CHROMIUM
  return 1
}

playwright_chromium() {
  "$NODE" -p "require('@playwright/test').chromium.executablePath()" 2>/dev/null
}

# Playwright's own download, and the system's libraries that it needs.
download_chromium() {
  playwright install chromium || return 1
  "$(playwright_chromium)" --version || { may_install && as_root playwright install-deps chromium; }
}

install_chromium_package() {
  may_install && command -v apt-get || return 1
  as_root apt-get update
  as_root apt-get install -y --no-install-recommends chromium ||
    as_root apt-get install -y --no-install-recommends chromium-browser
}

may_install() {
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive PATH="$PATH" "$@"
  fi
}
