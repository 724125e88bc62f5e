import type { Home } from './home.ts';
import { homeWords } from './home-words.ts';

export function load({ locals }) {
	const home: Home = {
		counts: { clusters: 0, organisations: 0, alliances: 0, countries: 0 },
		latest: []
	};
	return { ...home, words: homeWords(locals.locale, home.counts) };
}
