/** The system's browser, quiet and alone. */
export const chromium = process.env.CHROMIUM || '/usr/bin/chromium';

export const flags = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];
