import { loadEurope } from '../atlas.server.ts';
import { loadHome } from '../home-figures.server.ts';
import { homeWords } from './home-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db, locale } = locals;
	const [home, europe] = await Promise.all([
		loadHome(db, locale),
		loadEurope(db, { locale, subjectKinds: ['cluster'] }, `/${locale}/map`)
	]);
	return { ...home, europe, words: homeWords(locale, home.counts) };
};
