# Sourced by bin/test: finds Chromium, or installs it where that is possible without asking.

find_chromium() {
	for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
		[ -n "$name" ] && command -v "$name" 2>/dev/null && return
	done
	return 1
}

if ! CHROMIUM=$(find_chromium); then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
		say 'Installing Chromium for the stories in the browser'
		{ apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
	fi
	CHROMIUM=$(find_chromium) || { say 'Chromium is missing: please install the package "chromium", or set CHROMIUM to its path.'; CHROMIUM=; }
fi
export CHROMIUM
