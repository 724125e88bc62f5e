import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import {
	findLateChange,
	listAgenda,
	moveAgendaItem,
	putAgendaItem,
	removeAgendaItem
} from './agenda.server.ts';
import type { AgendaDraft } from './agenda-fields.ts';
import { sayDeed } from './deed-words.ts';
import { conveneSitting } from './sitting.server.ts';
import { aPlannedSitting, occasion } from './testing.ts';

const db = await testDatabase();
const draft = (title: string): AgendaDraft => ({
	...{ kind: 'discussion', texts: { pl: { title, text: '' } }, presenter: null, minutes: null },
	...{ majority: 'simple', isSecret: false, isPublic: true }
});
const titlesOf = async (id: string) =>
	(await listAgenda(db, id)).map(({ texts }) => texts.pl?.title);
const put = (sittingId: string, title: string, item: { id: string; edition: number } | null) =>
	attempt(db, (tx) =>
		putAgendaItem(tx, house, { sittingId, item, draft: draft(title), locale: 'pl' })
	);

test('of two who change an item at once the second is told, and the first stands', async () => {
	const { id } = await aPlannedSitting(db, { name: 'Dwoje' });
	const [first] = await listAgenda(db, id);
	const item = { id: first!.id, edition: first!.edition };
	const done = await Promise.all([put(id, 'Jedna', item), put(id, 'Druga', item)]);
	expect(done.filter(({ ok }) => ok)).toHaveLength(1);
	const refused = done.find(({ ok }) => !ok);
	expect(refused).toMatchObject({ reason: 'agenda_item_changed_meanwhile' });
	const [now] = await listAgenda(db, id);
	expect(now?.edition).toBe(2);
	expect(await put(id, 'Trzecia', { id: item.id, edition: 2 })).toMatchObject({ ok: true });
	expect((await titlesOf(id))[0]).toBe('Trzecia');
});

test('what was added, changed, moved and removed is told with the item’s name', async () => {
	const { id } = await aPlannedSitting(db, { name: 'Ślad' });
	await put(id, 'Sprawy różne', null);
	const [first, second] = await listAgenda(db, id);
	const move = { sittingId: id, id: second!.id, up: true };
	await attempt(db, (tx) => moveAgendaItem(tx, house, move));
	await put(id, 'Nowy program', { id: first!.id, edition: 1 });
	await attempt(db, (tx) => removeAgendaItem(tx, house, { sittingId: id, id: second!.id }));
	expect(await titlesOf(id)).toEqual(['Nowy program', 'Skład komisji', 'Sprawy różne']);
	const deeds = await listDeeds(db, { kind: 'sitting', id }, { limit: 4 });
	expect(deeds.map((deed) => sayDeed(deed, 'pl'))).toEqual([
		'usunął(-ęła) punkt obrad: Budżet',
		'zmienił(a) punkt obrad: Nowy program',
		'przesunął(-ęła) punkt obrad: Budżet',
		'dodał(a) punkt obrad: Sprawy różne'
	]);
});

test('a change after the convocation is seen by those who were sent the agenda', async () => {
	const { id } = await aPlannedSitting(db, { name: 'Zwołane' });
	expect(await findLateChange(db, id)).toBeNull();
	await attempt(db, (tx) => conveneSitting(tx, house, { id, occasion }));
	expect(await findLateChange(db, id)).toBeNull();
	await put(id, 'Dopisane', null);
	expect(await findLateChange(db, id)).toBeInstanceOf(Date);
});
