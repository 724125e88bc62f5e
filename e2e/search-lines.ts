import type { Line } from './walkers.ts';

/** Saved searches are their keeper's; whoever holds a letter's link stops its letters. */
export const searchLines: Record<string, Line> = {
	'/[locale=locale]/account/searches': { path: () => '/en/account/searches', who: 'signed in' },
	'/[locale=locale]/account/searches/new': {
		path: () => '/en/account/searches/new?list=marketplace&q=yarn',
		who: 'signed in'
	},
	...Object.fromEntries(
		['embedded', 'embedding', 'feed.atom'].map((part) => [
			`/[locale=locale]/lists/[list]/${part}`,
			{ path: () => `/en/lists/events/${part}`, who: 'everyone' } satisfies Line
		])
	),
	'/[locale=locale]/account/introductions': {
		path: () => '/en/account/introductions',
		who: 'signed in'
	},
	'/[locale=locale]/organisations/[id]/introductions': {
		path: ({ organisation }) => `/en/organisations/${organisation}/introductions`,
		who: 'signed in'
	},
	'/[locale=locale]/letters/stop': { path: () => '/en/letters/stop?token=x', who: 'everyone' }
};
