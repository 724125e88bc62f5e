import { foldWord, listWords } from '#platform/search/fold.ts';
import { stem } from '#platform/search/stem.ts';
import type { Locale } from '#platform/locale.ts';
import sections from './nace-sections.json' with { type: 'json' };
import labels from './nace.json' with { type: 'json' };

export type ActivityLevel = 'section' | 'division' | 'group' | 'class';
export type Activity = { code: string; level: ActivityLevel; section: string };
/** A text and the language it is really in: English where there is no translation yet. */
export type Label = { text: string; locale: Locale };

const LANGUAGES: Locale[] = ['pl', 'en', 'de', 'fr', 'bg', 'ru'];
const LEVELS: Record<number, ActivityLevel> = { 2: 'division', 4: 'group', 5: 'class' };

const activities = new Map<string, Activity>();
for (const { code, from, to } of sections) {
	activities.set(code, { code, level: 'section', section: code });
	for (const key of Object.keys(labels))
		if (isWithin(key, from, to))
			activities.set(key, { code: key, level: LEVELS[key.length] ?? 'class', section: code });
}

/** An activity of NACE Rev. 2.1 by its code: 'C', '13', '13.9', '13.96'. */
export function findActivity(code: string): Activity | undefined {
	return activities.get(code);
}

export function labelOf(code: string, locale: Locale): Label {
	const texts = textsOf(code);
	const own = texts?.[locale];
	if (own) return { text: own, locale };
	if (texts?.en) return { text: texts.en, locale: 'en' };
	throw new Error(`No activity has the code ${JSON.stringify(code)}`);
}

export function listSections(): Activity[] {
	return listByLevel('section');
}

/** All divisions, or those of one section. */
export function listDivisions(section?: string): Activity[] {
	return listByLevel('division').filter((it) => !section || it.section === section);
}

/** What a code is divided into, one level down. */
export function childrenOf(code: string): Activity[] {
	const { level } = getActivity(code);
	if (level === 'section') return listDivisions(code);
	return [...activities.values()].filter((it) => parentCode(it.code) === code);
}

/** From the section down to the code's own parent. */
export function ancestorsOf(code: string): Activity[] {
	const { section, level } = getActivity(code);
	if (level === 'section') return [];
	const parents = [code.slice(0, 2), code.slice(0, 4)].filter(
		(it, place) => it.length === (place === 0 ? 2 : 4) && it !== code
	);
	return [section, ...parents].map(getActivity);
}

/** Activities whose label has all the words, the broader ones first. */
export function searchActivities(text: string, locale: Locale, limit = 20): Activity[] {
	const asked = listWords(text);
	if (asked.length === 0) return [];
	const byCode = text.trim().toUpperCase();
	return [...activities.values()]
		.filter((it) => it.code.startsWith(byCode) || hasWords(it.code, asked, locale))
		.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
		.slice(0, limit);
}

function hasWords(code: string, asked: string[], locale: Locale): boolean {
	const label = labelOf(code, locale);
	const words = listWords(label.text);
	const folded = words.map(foldWord);
	const stems = new Set(words.map((word) => foldWord(stem(word, label.locale))));
	return asked.every((word) => {
		const start = foldWord(word);
		return stems.has(foldWord(stem(word, locale))) || folded.some((it) => it.startsWith(start));
	});
}

function getActivity(code: string): Activity {
	const activity = activities.get(code);
	if (!activity) throw new Error(`No activity has the code ${JSON.stringify(code)}`);
	return activity;
}

function textsOf(code: string): Partial<Record<Locale, string>> | undefined {
	const section = sections.find((it) => it.code === code);
	if (section) return section.names;
	const texts = (labels as Record<string, string[]>)[code];
	return texts && Object.fromEntries(LANGUAGES.map((locale, place) => [locale, texts[place]]));
}

function listByLevel(level: ActivityLevel): Activity[] {
	return [...activities.values()].filter((it) => it.level === level);
}

function parentCode(code: string): string | undefined {
	if (code.length === 5) return code.slice(0, 4);
	return code.length === 4 ? code.slice(0, 2) : undefined;
}

function isWithin(code: string, from: number, to: number): boolean {
	const division = Number(code.slice(0, 2));
	return division >= from && division <= to;
}
