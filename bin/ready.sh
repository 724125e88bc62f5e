# Sourced by the commands beside it: goes to the project's folder and makes sure of Node 24 and of
# the packages. Install scripts are never run; what they would do is done here or at start.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
node_major() { "$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }
# What lies in these files and folders, as one number.
content_of() { find "$@" -type f ! -name '*.test.ts' ! -path 'src/messages/*' -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum | cut -d' ' -f1; }
write_stamp() { printf '%s' "$2" > "$1.new" && mv -f "$1.new" "$1"; }

ready_node() {
	command -v node >/dev/null 2>&1 || fail 'Osnova needs Node.js 20 or newer, see https://nodejs.org. Please install it and try again.'
	command -v npm >/dev/null 2>&1 || fail 'Osnova needs npm, which comes with Node.js. On Debian and Ubuntu it is a package of its own: npm.'
	[ "$(node_major node)" -ge 24 ] && return
	[ "$(node_major node)" -ge 20 ] || fail "Osnova needs Node.js 20 or newer; this one is $(node --version). Please install a newer one."
	own="$PWD/runtime/node_modules/.bin"
	if [ "$(node_major "$own/node")" -lt 24 ]; then
		say "Fetching Node.js 24 (this machine has $(node --version))"
		install_into runtime || fail 'Node.js 24 could not be fetched. Please check the connection, or install Node.js 24 or newer yourself.'
	fi
	PATH="$own:$PATH"
	export PATH
	[ "$(node_major node)" -ge 24 ] || fail 'The fetched Node.js 24 does not run on this machine. Please install Node.js 24 or newer yourself.'
}

ready_packages() {
	stamp="$(node -p 'process.versions.modules + process.platform + process.arch') $(cksum < package-lock.json)"
	[ "$(cat node_modules/.stamp 2>/dev/null)" = "$stamp" ] && return
	say 'Installing the packages (once; a minute or two)'
	install_into . || fail 'The packages could not be installed. Please check the connection and the message above.'
	write_stamp node_modules/.stamp "$stamp"
}

install_into() {
	ready_cache
	(cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --no-update-notifier >&2)
}

# npm writes to the home folder, which a service user may lack.
ready_cache() {
	[ -n "${npm_config_cache:-}" ] && return
	mkdir -p "${HOME:-/nonexistent}/.npm" 2>/dev/null && [ -w "$HOME/.npm" ] && return
	npm_config_cache="${TMPDIR:-/tmp}/osnova-npm-$(id -u)"
	export npm_config_cache
}

# Types and messages that the tools and the server read, made from their sources.
ready_sources() {
	made="$(content_of messages project.inlang package-lock.json vite.config.ts) $(cksum < tsconfig.json)"
	# shellcheck disable=SC2016 # the folder is really called $app
	[ -f 'node_modules/$app/tsconfig.json' ] && [ -f src/messages/messages.js ] && [ "$(cat node_modules/.made 2>/dev/null)" = "$made" ] && return
	say 'Preparing messages and types'
	node_modules/.bin/paraglide-js compile --project ./project.inlang --outdir ./src/messages --silent >&2 || fail 'The messages could not be prepared.'
	node_modules/.bin/svelte-kit sync >&2 || fail 'The types could not be prepared.'
	write_stamp node_modules/.made "$made"
}

ready_build() {
	built="$(content_of src static messages packages project.inlang vite.config.ts package-lock.json)"
	[ -f build/handler.js ] && [ "$(cat build/.stamp 2>/dev/null)" = "$built" ] && return
	say 'Building the pages (after a change only)'
	rm -f build/.stamp
	node_modules/.bin/vite build --logLevel warn >&2 || fail 'The pages could not be built; the reason is above.'
	write_stamp build/.stamp "$built"
}

ready_node
ready_packages
ready_sources
