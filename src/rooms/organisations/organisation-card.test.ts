import { describe, expect, it } from 'vitest';
import { cardOf, type Carded } from './organisation-card.ts';
import { emptyDraft } from './organisation-draft.ts';
import { asScript } from './organisation-schema.ts';

const record: Carded = {
	...emptyDraft('bg', 'BG'),
	id: '0190c0de-0000-7000-8000-000000000001',
	changedAt: new Date('2026-03-02T09:30:00Z'),
	town: 'Русе',
	street: 'ул. „Дунав“ 1; вх. Б',
	texts: { bg: { name: 'Дунав Трикотаж, ООД', shortName: null, description: '' } },
	contacts: [
		{ name: 'A', role: null, email: 'a@ruse.example', phone: null, visibility: 'public' },
		{ name: 'B', role: null, email: 'b@ruse.example', phone: null, visibility: 'members' }
	]
};

describe('the card of an organisation', () => {
	const card = cardOf(record, 'pl', 'https://osnova.example/pl/organisations/1');

	it('tells the name in the original where the reader’s language is missing', () => {
		expect(card).toContain('FN:Дунав Трикотаж\\, ООД');
	});
	it('shows public contacts only', () => {
		expect(card).toContain('a@ruse.example');
		expect(card).not.toContain('b@ruse.example');
	});
	it('folds long lines at 75 octets and breaks no letter', () => {
		for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(card.replaceAll('\r\n ', '')).toContain('ул. „Дунав“ 1\\; вх. Б');
	});
});

it('writes JSON that cannot end the script it stands in', () => {
	expect(asScript({ name: '</script><b>' })).toBe(
		'{"name":"\\u003c/script\\u003e\\u003cb\\u003e"}'
	);
});
