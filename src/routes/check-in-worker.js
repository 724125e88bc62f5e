/* Keeps one page and its parts for the time without network; everything else goes its way. */
const scope = new URL(self.registration.scope).pathname;
const cacheName = `check-in ${scope}`;
const patienceMs = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
	const { page, parts } = event.data;
	const told = event.ports[0];
	event.waitUntil(
		keep(page, parts).then(
			() => told.postMessage('kept'),
			() => told.postMessage('failed')
		)
	);
});

async function keep(page, parts) {
	const cache = await caches.open(cacheName);
	const wanted = new Set([page, ...parts]);
	for (const request of await cache.keys())
		if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
	for (const path of parts) if (!(await cache.match(path))) await cache.add(path);
	await freshPage(page);
}

async function freshPage(page) {
	const answer = await fetch(page, { credentials: 'same-origin' });
	if (answer.ok && !answer.redirected)
		await (await caches.open(cacheName)).put(page, answer.clone());
	return answer;
}

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== self.location.origin) return;
	const isPage = request.mode === 'navigate' && url.pathname === scope;
	// A form sent before the page's scripts had woken, without network: back to the page.
	if (isPage && request.method === 'POST')
		return event.respondWith(fetch(request).catch(() => Response.redirect(scope, 303)));
	if (request.method !== 'GET') return;
	if (isPage) event.respondWith(networkFirst(request));
	else if (!url.pathname.startsWith(scope)) event.respondWith(keptFirst(request));
});

async function networkFirst(request) {
	const cache = await caches.open(cacheName);
	const kept = await cache.match(scope);
	const asked = fetch(request);
	if (!kept) return asked;
	const late = new Promise((done) => setTimeout(() => done(kept), patienceMs));
	return Promise.race([asked.catch(() => kept), late]);
}

async function keptFirst(request) {
	const kept = await (await caches.open(cacheName)).match(request);
	return kept ?? fetch(request);
}
