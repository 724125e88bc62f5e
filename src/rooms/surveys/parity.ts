import { locales, type Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/events/event.ts';
import type { SurveyQuestion } from './survey.ts';

type Told = { titles: Texts; introductions: Texts; questions: readonly SurveyQuestion[] };

/** How much of a survey there is in each language; what is missing falls back to the original. */
export function parityOf({ titles, introductions, questions }: Told) {
	const texts = [
		titles,
		...(Object.keys(introductions).length > 0 ? [introductions] : []),
		...questions.flatMap(({ texts: own, options }) => [own, ...options.map(({ labels }) => labels)])
	];
	const has = (locale: Locale) => (one: Texts) => Boolean(one[locale]?.trim());
	return locales.map((locale) => ({
		locale,
		there: texts.filter(has(locale)).length,
		wanted: texts.length
	}));
}
