import type { Home } from './home.ts';

export function load(): Home {
	return { counts: { clusters: 0, organisations: 0, alliances: 0, countries: 0 }, latest: [] };
}
