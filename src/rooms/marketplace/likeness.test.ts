import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '#platform/locale.ts';
import templates from './demo/entries.json' with { type: 'json' };
import type { EntryDraft } from './entry.ts';
import { likenessOf, printOf } from './likeness.ts';

type Told = Partial<Record<Locale, string[]>>;
type Facts = Pick<EntryDraft, 'kind' | 'direction'>;
const offer: Facts = { kind: 'product', direction: 'offer' };

const printed = (told: Told, facts: Facts = offer) =>
	printOf({
		...facts,
		texts: Object.fromEntries(
			Object.entries(told).map(([locale, [title = '', summary = '']]) => [
				locale,
				{ title, summary, description: '', advantages: '', partnerSought: '' }
			])
		)
	});

const wool = { pl: ['Przędza wełniana Nm 2/28', 'Czesankowa, barwiona, na stożkach.'] };

describe('the same entry twice', () => {
	it.each<[string, Told]>([
		[
			'in the same words',
			{ pl: ['Przędza wełniana Nm 2/28', 'Czesankowa, barwiona na stożkach!'] }
		],
		[
			'with other endings',
			{ pl: ['Przędze wełniane Nm 2/28', 'Czesankowe, barwione, na stożkach.'] }
		]
	])('is known %s', (_, told) => {
		expect(likenessOf(printed(wool), printed(told))).toBe('same_words');
	});

	it('is known in another language', () => {
		const told = { bg: ['Вълнена прежда Nm 2/28', 'Камгарна, боядисана, на конуси.'] };
		expect(likenessOf(printed(wool), printed(told))).toBe('translated');
	});
});

describe('two different entries', () => {
	it.each<[string, Told, Facts]>([
		['another number', { bg: ['Вълнена прежда Nm 2/48', 'Камгарна, боядисана.'] }, offer],
		['an offer and a request', wool, { ...offer, direction: 'request' }],
		['a product and a service', wool, { ...offer, kind: 'service' }],
		[
			'other words in the same language',
			{
				pl: [
					'Wełniana przędza dywanowa Nm 2/28',
					'Gruba, surowa, w motkach, do tkania kilimów ręcznie.'
				]
			},
			offer
		],
		[
			'the same praise of another thing',
			{ pl: ['Ręczniki frotte Nm 2/28', 'Czesankowa, barwiona, na stożkach.'] },
			offer
		],
		['another thing', { bg: ['Шевни машини 2/28', 'Употребявани.'] }, offer]
	])('are told apart: %s', (_, told, facts) => {
		expect(likenessOf(printed(wool), printed(told, facts))).toBeUndefined();
	});
});

it('knows most translations of the demo entries, and takes no two of them for one', () => {
	const all = templates.flatMap(({ kind, direction, texts }, at) =>
		locales.map((locale) => {
			const facts = { kind, direction } as Facts;
			return { at, locale, print: printed({ [locale]: (texts as Told)[locale] }, facts) };
		})
	);
	const pairs = all.flatMap((one, place) =>
		all
			.slice(place + 1)
			.filter(({ locale }) => locale !== one.locale)
			.map((other) => ({
				isSame: one.at === other.at,
				isFound: likenessOf(one.print, other.print) !== undefined
			}))
	);
	expect(pairs.filter(({ isSame, isFound }) => isFound && !isSame)).toEqual([]);
	const same = pairs.filter(({ isSame }) => isSame);
	expect(same.filter(({ isFound }) => isFound).length / same.length).toBeGreaterThan(0.85);
});
