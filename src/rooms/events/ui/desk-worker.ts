/** Lets the page be opened without network from now on; tells when it is ready. */
export async function keepPage(address: string): Promise<boolean> {
	if (!('serviceWorker' in navigator)) return false;
	const scope = location.pathname;
	await navigator.serviceWorker.register(address, { scope });
	const { active } = await navigator.serviceWorker.ready;
	if (!active) return false;
	return new Promise((done) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => done(data === 'kept');
		active.postMessage({ page: scope, parts: partsOfPage() }, [port2]);
	});
}

function partsOfPage(): string[] {
	const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
	const lasting = loaded.filter(
		({ origin, pathname }) =>
			origin === location.origin && /^\/_app\/|\.(svg|woff2|css|js)$/.test(pathname)
	);
	return [...new Set(lasting.map(({ pathname }) => pathname))].filter(
		(path) => !path.endsWith('/worker.js')
	);
}

export async function dropPage(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const mine = await navigator.serviceWorker.getRegistration(location.pathname);
	await mine?.unregister();
	await caches.delete(`check-in ${location.pathname}`);
}
