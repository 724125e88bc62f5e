const place = Symbol.for('osnova.own_hosts');

/**
 * The hosts known to belong to a site of its own. Kept on globalThis: the server, which asks for
 * them, and the pages, which are built apart, each load this module for themselves.
 */
export function ownHostsKnown(): Map<string, string> {
	const shelf = globalThis as { [place]?: Map<string, string> };
	shelf[place] ??= new Map();
	return shelf[place];
}
