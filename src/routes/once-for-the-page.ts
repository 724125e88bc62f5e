import type { RequestEvent } from '@sveltejs/kit';

const known = new WeakMap<App.Locals, Map<string, Promise<unknown>>>();

/**
 * What several parts of one page ask for is read once. Only while a page is read: after an act every part
 * sees what it has become.
 */
export function onceForThePage<T>(
	{ locals, request }: RequestEvent,
	what: string,
	read: () => Promise<T>
): Promise<T> {
	if (request.method !== 'GET') return read();
	const own = known.get(locals) ?? new Map<string, Promise<unknown>>();
	known.set(locals, own);
	const kept = own.get(what) as Promise<T> | undefined;
	const asked = kept ?? read();
	own.set(what, asked);
	return asked;
}
