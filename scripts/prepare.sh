# Sourced by the other scripts, in the project's root: installs and builds what is missing.
# Sets NODE to the Node.js that the project pins, whatever the machine has.

NODE=$PWD/node_modules/node/bin/node

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Installs the packages when they are missing or the lock file changed since. npm writes
# node_modules/.package-lock.json last.
install_packages() {
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
    fail 'Node.js (18 or later) and npm are needed to install the portal.' \
      'Install them from your system'"'"'s packages, and start again.'
  installed=node_modules/.package-lock.json
  if [ ! -x "$NODE" ] || [ ! -f "$installed" ] ||
    [ -n "$(find package-lock.json -newer "$installed")" ]; then
    printf 'Installing the packages …\n'
    clean_install ||
      fail 'The packages could not be installed; npm says why above.'
    [ -x "$NODE" ] || npm rebuild node --foreground-scripts --loglevel=error
    [ -x "$NODE" ] || fail 'The package that brings Node.js 24 could not be installed.' \
      'Does npm allow install scripts (npm config get ignore-scripts)?'
  fi
  PATH=$PWD/node_modules/node/bin:$PWD/node_modules/.bin:$PATH
  export PATH
}

# npm leaves out optional packages that do not take the Node.js it runs on, native parts that are
# needed among them. So on an older one it runs on an early copy of the one that the project pins.
clean_install() {
  set -- --no-audit --no-fund --loglevel=error
  if [ "$(node -p 'parseInt(process.versions.node)')" -ge 24 ]; then
    npm ci "$@" >/dev/null
    return
  fi
  early=$(mktemp -d)
  package=$(node -p '[process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node",
    process.platform, process.arch].join("-")')
  version=$(node -p 'require("./package-lock.json").packages["node_modules/node"].version')
  npm install --prefix "$early" --no-save "$@" "$package@$version" >/dev/null && (
    # By its file, where npm is one: its first line may name another Node.js.
    cli=$(readlink -f "$(command -v npm)" 2>/dev/null)
    export PATH="$early/node_modules/$package/bin:$PATH"
    case $cli in
      *.js) node "$cli" ci "$@" >/dev/null ;;
      *) npm ci "$@" >/dev/null ;;
    esac
  )
  status=$?
  rm -rf "$early"
  return $status
}

# Builds the pages when they are missing or anything they are made of changed since.
build_pages() {
  if [ -f build/.built ] && [ -z "$(
    find src data project.inlang/settings.json static vite.config.ts package-lock.json \
      -path src/i18n/compiled -prune -o -name '*.test.ts' -prune -o \
      -type f -newer build/.built -print | head -n 1
  )" ]; then
    return
  fi
  printf 'Building the pages …\n'
  log=$(mktemp)
  if ! { compile_messages && "$NODE" node_modules/vite/bin/vite.js build; } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail 'The pages could not be built.'
  fi
  rm -f "$log"
  : >build/.built
}

# Compiles the messages, for what runs without the built pages.
compile_messages() {
  "$NODE" src/i18n/compile.ts
}
