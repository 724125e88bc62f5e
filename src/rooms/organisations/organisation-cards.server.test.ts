import { expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { cardOf } from './organisation-card.ts';
import { readCarded } from './organisation-cards.server.ts';
import { readDraft } from './organisation-parts.server.ts';
import { anOrganisation } from './testing.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const contact = (name: string, visibility: 'public' | 'members') => ({
	name,
	role: null,
	email: `${name.toLowerCase()}@lodz.example`,
	phone: null,
	visibility
});

it('the cards of many say what the card of each says', async () => {
	const ids = [
		await anOrganisation(db, { name: 'Przędzalnia Żółta Nić' }, now, {
			town: 'Łódź',
			contacts: [contact('Biuro', 'public'), contact('Prezes', 'members')]
		}),
		await anOrganisation(db, { name: 'Дунав Трикотаж', locale: 'bg' }, now, { country: 'BG' })
	];
	const carded = await readCarded(db, ids);
	for (const id of ids) {
		const many = carded.get(id);
		if (!many) throw new Error('a card is missing');
		const alone = cardOf({ ...(await readDraft(db, id)), id, changedAt: now }, 'pl', 'https://x');
		expect(cardOf({ ...many, id, changedAt: now }, 'pl', 'https://x')).toBe(alone);
	}
	expect(await readCarded(db, [])).toEqual(new Map());
});
