import { describe, expect, it } from 'vitest';
import { join } from './joining.ts';
import { emptyDraft } from './organisation-draft.ts';
import type { OrganisationDraft } from './organisation.ts';
import { part } from './parting.ts';

const text = (name: string, description = '') => ({ name, shortName: null, description });
const kept: OrganisationDraft = {
	...emptyDraft('pl'),
	texts: { pl: text('Alfa'), en: text('Alpha', 'Knitwear.') },
	website: 'https://alfa.example',
	legalIds: [{ scheme: 'krs', value: '0000000001' }],
	activities: [{ code: '13.10', isMain: true }]
};
const merged: OrganisationDraft = {
	...emptyDraft('pl'),
	texts: { pl: text('Beta', 'Dzianiny.'), bg: text('Бета') },
	town: 'Łódź',
	foundedOn: '2001-01-01',
	legalIds: [{ scheme: 'nip', value: '5241015572' }],
	activities: [{ code: '13.20', isMain: true }],
	links: [{ kind: 'other', url: 'https://b.example' }]
};
const joined = join(kept, merged);
const undone = (changes: Partial<OrganisationDraft>) =>
	part({ kept, joined, current: { ...joined, ...changes } });

describe('undoing a merge', () => {
	it('leaves nothing of the other record where nobody touched anything', () => {
		expect(undone({})).toEqual({ draft: kept, stays: [] });
	});

	it.each([
		['a website', { website: 'https://new.example' }, { website: 'https://new.example' }],
		['the year', { foundedOn: '2002-02-02' }, { foundedOn: '2002-02-02' }],
		[
			'an activity put in',
			{ activities: [...joined.activities, { code: '14.21', isMain: false }] },
			{ activities: [...kept.activities, { code: '14.21', isMain: false }] }
		],
		['an own activity taken out', { activities: joined.activities.slice(1) }, { activities: [] }],
		[
			'a number mended',
			{ legalIds: [{ scheme: 'krs', value: '0000000002' }, ...merged.legalIds] },
			{ legalIds: [{ scheme: 'krs', value: '0000000002' }] }
		],
		[
			'a name',
			{ texts: { ...joined.texts, pl: { ...text('Alfa 2'), description: 'Dzianiny.' } } },
			{ texts: { ...kept.texts, pl: text('Alfa 2') } }
		],
		[
			'a language added',
			{ texts: { ...joined.texts, de: text('Alpha GmbH') } },
			{ texts: { ...kept.texts, de: text('Alpha GmbH') } }
		],
		[
			'what the other record had said',
			{ texts: { ...joined.texts, bg: text('Бета 2') } },
			{ texts: { ...kept.texts, bg: text('Бета 2') } }
		]
	] as [string, Partial<OrganisationDraft>, Partial<OrganisationDraft>][])(
		'keeps %s changed later',
		(_, changes, expected) => {
			expect(undone(changes)).toEqual({
				draft: { ...kept, ...expected },
				stays: Object.keys(expected)
			});
		}
	);

	it('keeps a place changed later whole', () => {
		const { draft, stays } = undone({ street: 'Piotrkowska 1' });
		expect(draft).toMatchObject({ town: 'Łódź', street: 'Piotrkowska 1' });
		expect(stays).toEqual(['town', 'street']);
	});

	it('counts nothing as changed that only the other record had', () => {
		expect(undone({ links: [] })).toEqual({ draft: kept, stays: [] });
	});
});
