# Sourced by the commands beside it, with packages=run or all: makes sure of Node 24, of the packages
# and of what is made from the sources. Install scripts are never run; we do ourselves what they would.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
node_major() { "$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }

# What lies in these files and folders, as one number; tests and made files aside.
content_of() {
	find "$@" -type f ! -name '*.test.ts' ! -path 'src/messages/*' -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum
}
is_stamped() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }
stamp() { printf '%s\n' "$2" > "$1.new" && mv -f "$1.new" "$1"; }

# Two commands started at once do the slow work one after the other.
turn=.turn
take_turn() {
	while ! mkdir "$turn" 2>/dev/null; do
		kill -0 "$(cat "$turn/pid" 2>/dev/null || echo 0)" 2>/dev/null || { sleep 1; kill -0 "$(cat "$turn/pid" 2>/dev/null || echo 0)" 2>/dev/null || rm -rf "$turn"; }
		sleep 1
	done
	echo $$ > "$turn/pid"
	trap 'rm -rf "$turn"' EXIT
	trap 'exit 130' INT TERM
}
end_turn() { rm -rf "$turn"; trap - EXIT INT TERM; }
slowly() {
	"$1_is_ready" && return
	take_turn
	"$1_is_ready" || "make_$1"
	end_turn
}

# npm writes to the home folder, which a service user may lack.
install_into() {
	if [ -z "${npm_config_cache:-}" ] && ! { mkdir -p "${HOME:-/nonexistent}/.npm" && [ -w "$HOME/.npm" ]; } 2>/dev/null; then
		npm_config_cache="${TMPDIR:-/tmp}/osnova-npm-$(id -u)"
		export npm_config_cache
	fi
	(cd "$1" && shift && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --no-update-notifier "$@" >&2)
}

own_node="$PWD/runtime/node_modules/.bin"
node_is_ready() { [ "$(node_major "$own_node/node")" -ge 24 ]; }
make_node() {
	say "Fetching Node.js 24 (this machine has $(node --version))"
	install_into runtime || fail 'Node.js 24 could not be fetched. Please check the connection, or install Node.js 24 or newer yourself.'
	node_is_ready || fail 'There is no Node.js 24 to fetch for this machine. Please install Node.js 24 or newer yourself, see https://nodejs.org.'
}
find_node() {
	command -v node >/dev/null 2>&1 || fail 'Osnova needs Node.js 20 or newer, see https://nodejs.org. Please install it and try again.'
	command -v npm >/dev/null 2>&1 || fail 'Osnova needs npm, which comes with Node.js; on Debian and Ubuntu it is a package of its own. Please install npm and try again.'
	[ "$(node_major node)" -ge 24 ] && return
	[ "$(node_major node)" -ge 20 ] || fail "Osnova needs Node.js 20 or newer; this one is $(node --version). Please install a newer one and try again."
	slowly node
	PATH="$own_node:$PATH"
	export PATH
}

packages_stamp() { node -p 'process.versions.modules + process.platform + process.arch'; cksum < package-lock.json; }
packages_is_ready() {
	is_stamped node_modules/.stamp "$(packages_stamp) all" || { [ "$packages" = run ] && is_stamped node_modules/.stamp "$(packages_stamp) run"; }
}
# Whoever has once tested here keeps the tools for it.
wants_all() { [ "$packages" = all ] || grep -q ' all$' node_modules/.stamp 2>/dev/null; }
make_packages() {
	if wants_all; then packages=all; fi
	say 'Installing the packages (once; a minute or two)'
	if [ "$packages" = all ]; then install_into .; else install_into . --omit=dev; fi || fail 'The packages could not be installed. Please check the connection and the message above.'
	stamp node_modules/.stamp "$(packages_stamp) $packages"
}

# Types and messages, which the tools and the server read.
sources_stamp() { content_of messages project.inlang package-lock.json vite.config.ts tsconfig.json; }
# shellcheck disable=SC2016 # the folder is really called $app
sources_is_ready() { [ -f 'node_modules/$app/tsconfig.json' ] && [ -f src/messages/messages.js ] && is_stamped node_modules/.sources "$(sources_stamp)"; }
make_sources() {
	say 'Preparing messages and types'
	node_modules/.bin/paraglide-js compile --project ./project.inlang --outdir ./src/messages --output-structure locale-modules --strategy globalVariable baseLocale --silent >&2 || fail 'The messages could not be prepared.'
	node_modules/.bin/svelte-kit sync >&2 || fail 'The types could not be prepared.'
	stamp node_modules/.sources "$(sources_stamp)"
}

pages_stamp() { content_of src static messages packages project.inlang vite.config.ts package-lock.json; }
pages_is_ready() { [ -f build/handler.js ] && is_stamped build/.stamp "$(pages_stamp)"; }
make_pages() {
	say 'Building the pages (after a change only)'
	before="$(pages_stamp)"
	rm -f build/.stamp
	told=$(node_modules/.bin/vite build --logLevel warn 2>&1) || { say "$told"; fail 'The pages could not be built; the reason is above.'; }
	stamp build/.stamp "$before"
}

find_node
slowly packages
slowly sources
