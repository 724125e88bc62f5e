# Sourced by bin/test: finds pdfsig and pdftotext, which read our sealed documents as others will.

if ! command -v pdfsig >/dev/null 2>&1; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
		say 'Installing poppler-utils, which checks seals of documents'
		{ apt-get update -qq && apt-get install -y -qq poppler-utils; } >/dev/null 2>&1 || true
	fi
	command -v pdfsig >/dev/null 2>&1 || say 'pdfsig is missing: please install the package "poppler-utils".'
fi
