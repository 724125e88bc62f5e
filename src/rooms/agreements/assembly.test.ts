import { describe, expect, test } from 'vitest';
import { locales } from '#platform/locale.ts';
import { cooperationAreas } from './areas.ts';
import type { PartyNamed } from './agreement.ts';
import { assemble } from './assembly.ts';
import { listDisparities } from './parity.ts';
import type { Filling } from './placeholders.ts';
import { findTemplate, templates } from './shelf.ts';
import {
	numbered,
	numbersByTemplate,
	referred,
	withReferences,
	type ClauseRow,
	type Version
} from './version.ts';

const parties: PartyNamed[] = [
	{
		...{ partyId: 'p1', role: 'coordinator', seat: 'ul. Piotrkowska 1, 90-001 Łódź' },
		names: { pl: 'Klaster w Łodzi', en: 'Cluster of Łódź' },
		signingNames: { pl: 'PIOT Fundacja Przemysłu i Mody' },
		legalIds: [{ scheme: 'nip', value: '7251801126' }],
		representedBy: [{ name: 'Ewa Nić', function: 'prezes' }]
	},
	{
		...{ partyId: 'p2', role: 'party', seat: '7000 Русе', signingNames: {}, representedBy: [] },
		names: { bg: 'Дунавска конфекция ООД' },
		legalIds: [{ scheme: 'eik', value: '117001345' }]
	}
];

const filling: Filling = {
	facts: {
		...{ startsOn: '2027-01-01', endsOn: '2029-12-31', noticeMonths: 3, bindingLocale: 'en' },
		...{ amountCents: 100_050, currency: 'EUR', renewal: 'automatic', renewalMonths: 12 }
	},
	parties,
	...{ ownerNames: { pl: 'Klaster w Łodzi' }, name: 'Moda bez granic', place: 'Łódź' }
};

function assembled(kind: (typeof templates)[number]['kind']): Version {
	const template = findTemplate(kind)!;
	const optional = template.clauses.map(({ key }) => key);
	let made = 0;
	const choice = { areas: cooperationAreas, optional };
	const { titles, terms, clauses } = assemble(template, { locales, choice, filling }, () =>
		String(made++)
	);
	const rows: ClauseRow[] = clauses.map((clause, position) => ({ ...clause, position }));
	const inOrder = numbered(rows);
	const numbers = numbersByTemplate(inOrder);
	const preambles = Object.entries(rows[0]!.texts).map(([locale, { body }]) => [
		locale,
		referred(body, numbers)
	]);
	return {
		...{ id: 'v', agreementId: 'a', number: 1, baseVersionId: null, edition: 1 },
		...{ locales: [...locales], bindingLocale: null, parties, terms, titles },
		preambles: Object.fromEntries(preambles),
		...{ clauses: withReferences(inOrder), note: null, frozenAt: null, digest: null }
	};
}

describe.each(templates.map(({ kind }) => kind))('%s', (kind) => {
	const version = assembled(kind);

	test('says the same in six languages', () => {
		expect(listDisparities(version)).toEqual([]);
	});

	test('has no gap left open by mistake', () => {
		const all = JSON.stringify([version.preambles, version.clauses.map(({ texts }) => texts)]);
		expect(all.match(/\{[^{}"]*\}/g)?.filter((gap) => !gap.includes(':')) ?? []).toEqual([]);
	});

	test('a number, date or amount changed in one language is found in every clause', () => {
		for (const clause of version.clauses)
			for (const locale of locales) {
				const { texts } = clause;
				const { heading, body } = texts[locale]!;
				const changed = body.replace(/\d+/, (digits) => String(Number(digits) + 1));
				if (changed === body) continue;
				const wrong = { ...clause, texts: { ...texts, [locale]: { heading, body: changed } } };
				const told = listDisparities({ ...version, clauses: [wrong] });
				expect(told, `${clause.number} ${locale}`).not.toEqual([]);
			}
	});

	test('an item or a paragraph dropped in one language is found', () => {
		for (const clause of version.clauses)
			for (const locale of locales) {
				const { heading, body } = clause.texts[locale]!;
				const fewer = body.split('\n').slice(0, -1).join('\n');
				const texts = { ...clause.texts, [locale]: { heading, body: fewer } };
				const wrong = { ...version, clauses: [{ ...clause, texts }] };
				expect(listDisparities(wrong)).not.toEqual([]);
			}
	});
});
