import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Locale } from '#platform/locale.ts';
import { library, type LibraryKind } from './library.ts';

const locales: Locale[] = ['pl', 'en', 'de', 'fr', 'ru', 'bg'];

const areas =
	'communication joint_projects joint_offers research_support knowledge_transfer joint_research trainings mutual_promotion regular_meetings'.split(
		' '
	);

const placeholders =
	'parties coordinator name place date starts_on ends_on notice_months amount renewal binding_language owner'.split(
		' '
	);

/** What such a document is made of; without one of these it would not do its work. */
const wanted: Record<LibraryKind, string> = {
	letter_of_intent:
		'definitions signatories background aim fields_of_cooperation convener no_obligation openness confidentiality personal_data term languages signatures',
	cooperation_agreement:
		'definitions parties legal_nature name_and_sign mission membership_types organs coordinator mandate delegates rights duties joining leaving fees projects intellectual_property confidentiality competition_law personal_data register changes duration dissolution disputes annexes languages signatures',
	accession_declaration:
		'definitions member_details accession representative activity_profile rules_accepted fee_class power_of_attorney data_protection marketing_consent logo_publication signature decision',
	cluster_rules:
		'definitions general seat_and_address aims ways_and_scope projects organs coordinator delegates rights duties fees joining leaving register services subclusters confidentiality changes final_provisions',
	statute:
		'definitions name_and_seat aims means members member_rights member_duties loss_of_membership authorities general_meeting board audit_committee voting assets business_activity representation changes dissolution final_provisions',
	intercluster_agreement: `definitions parties basis purpose fields_of_cooperation ${areas.join(' ')} contact_persons no_exclusivity own_finance legal_nature intellectual_property confidentiality competition_law personal_data further_parties term notice changes disputes languages signatures`,
	consortium_agreement:
		'definitions grant roles legal_nature coordinator work_packages governing_board votes budget payments third_parties background results confidentiality data_protection eu_visibility reporting liability default exit duration changes disputes languages signatures',
	annex:
		'definitions amended_agreement changes effective_from new_term new_amount new_parties consent remainder languages signatures'
};

const quoted: Record<Locale, RegExp> = {
	pl: /„[^„”]+”/g,
	en: /“[^“”]+”/g,
	de: /„[^„“]+“/g,
	fr: /«\u00a0[^«»]+\u00a0»/g,
	ru: /«[^«»]+»/g,
	bg: /„[^„“]+“/g
};

const gap = /\{[^}]*\}/g;

/** Whatever must be the same in every language of a text. */
const shapeOf = (text: string, locale: Locale) => ({
	lines: text.split('\n').map((line) => (line.startsWith('- ') ? 'item' : 'paragraph')),
	numbers: (text.replace(gap, '').match(/\d+(?:\/\d+)?/g) ?? []).toSorted(),
	gaps: (text.match(gap) ?? []).toSorted(),
	quotes: text.match(quoted[locale])?.length ?? 0,
	quoteMarks: text.match(/[„“”«»"]/g)?.length ?? 0
});

/** Where in the text, language by language, its numbers, gaps and lists stand. */
const linesOf = (text: string, locale: Locale) =>
	text.split('\n').map((line) => shapeOf(line, locale));

/** A letter of the other script in a word, which no eye finds. */
const mixed = /[A-Za-zÀ-ž][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ž]/u;
const foreign: Partial<Record<Locale, RegExp>> = {
	pl: /[Ѐ-ӿ]/u,
	en: /[Ѐ-ӿ]/u,
	de: /[Ѐ-ӿ]/u,
	fr: /[Ѐ-ӿ]/u,
	bg: /[ыэё]/iu
};

describe.each(Object.values(library))('$kind', ({ kind, title, preamble, clauses }) => {
	const keys = clauses.map(({ key }) => key);
	const named: [string, Record<Locale, string>][] = [
		['title', title],
		['preamble', preamble],
		...clauses.flatMap(({ key, texts }) =>
			(['heading', 'body'] as const).map((part): [string, Record<Locale, string>] => [
				`${key} ${part}`,
				Object.fromEntries(
					Object.entries(texts).map(([locale, text]) => [locale, text[part]])
				) as Record<Locale, string>
			])
		)
	];

	test('its file is named after it', () => {
		const file = readFileSync(new URL(`./library/${kind}.json`, import.meta.url), 'utf8');
		expect(JSON.parse(file).kind).toBe(kind);
	});

	test('every part is there, once', () => {
		expect(keys.toSorted()).toEqual(wanted[kind].split(' ').toSorted());
	});

	test.each(named)('%s says the same in six languages', (_, texts) => {
		expect(Object.keys(texts)).toEqual(locales);
		for (const locale of locales) {
			expect(texts[locale].trim(), locale).not.toBe('');
			expect(linesOf(texts[locale], locale), locale).toEqual(linesOf(texts.pl, 'pl'));
		}
	});

	test.each(named)('%s is written cleanly', (_, texts) => {
		for (const locale of locales) {
			for (const line of texts[locale].split('\n')) expect(line, locale).toMatch(/^\S(?:.*\S)?$/u);
			expect(texts[locale], locale).not.toMatch(mixed);
			expect(texts[locale], locale).not.toMatch(foreign[locale] ?? /$^/);
			expect(texts[locale], locale).not.toMatch(/ {2}|"/);
		}
	});

	test('each defined word stands in its own quotation marks, one an item', () => {
		const { texts } = clauses.find(({ key }) => key === 'definitions')!;
		for (const locale of locales) {
			const items = texts[locale].body.split('\n').filter((line) => line.startsWith('- '));
			const terms = items.map((item) => item.match(quoted[locale]) ?? []);
			expect(terms.every(({ length }) => length === 1)).toBe(true);
			expect(new Set(terms.flat()).size).toBe(items.length);
		}
	});

	test('nothing but a definition is put in quotation marks', () => {
		for (const { key, texts } of clauses.filter((one) => one.key !== 'definitions'))
			for (const locale of locales) expect(texts[locale].body, key).not.toMatch(/[„“”«»]/);
	});

	test('what it refers to is always there, and its gaps can be filled', () => {
		const always = clauses.filter(({ optional }) => !optional).map(({ key }) => `{§${key}}`);
		const known = [...always, ...placeholders.map((name) => `{${name}}`)];
		for (const [where, texts] of named)
			for (const one of texts.pl.match(gap) ?? []) expect(known, where).toContain(one);
	});

	test('the parties stand in the opening, on their own line', () => {
		for (const locale of locales) expect(preamble[locale].split('\n')).toContain('{parties}');
	});

	test('a clause of an area is taken in only when chosen', () => {
		for (const { key, area, optional } of clauses.filter((clause) => clause.area)) {
			expect(areas, key).toContain(area);
			expect(optional, key).toBe(true);
		}
	});
});

test('each area of cooperation has its clause, which needs no other', () => {
	const { clauses } = library.intercluster_agreement;
	const ofAreas = clauses.filter(({ area }) => area);
	expect(ofAreas.map(({ area }) => area)).toEqual(areas);
	for (const { texts } of ofAreas)
		for (const locale of locales) expect(texts[locale].body).not.toMatch(gap);
});
