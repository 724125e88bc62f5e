import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { newId } from '#platform/ids.ts';
import { listEvents } from './event-list.server.ts';
import { announceEvent } from './event.server.ts';
import { beginSeries, listSeries, putInSeries } from './series.server.ts';
import { anEvent, someDay } from './testing.ts';

const db = await testDatabase();
const owner = () => ({ ownerKind: 'cluster' as const, ownerId: newId() });
const begin = (of: ReturnType<typeof owner>, names = { pl: 'Konferencje' }) =>
	attempt(db, (tx) => beginSeries(tx, house, { owner: of, names, originalLocale: 'pl' }));
const put = (eventId: string, seriesId: string | null) =>
	attempt(db, (tx) => putInSeries(tx, house, { eventId, seriesId, now: someDay }));

it('gathers an owner’s events; one taken out is found there no more', async () => {
	const own = owner();
	const eventId = await anEvent(db, { name: `Zjazd ${newId()}` }, {}, own);
	await attempt(db, (tx) => announceEvent(tx, house, eventId, someDay));
	const begun = await begin(own);
	if (!begun.ok) throw new Error(begun.reason);
	expect(await listDeeds(db, { kind: 'cluster', id: own.ownerId }, { limit: 1 })).toMatchObject([
		{ deed: 'event.series_begun', details: { id: begun.value } }
	]);
	expect(await put(eventId, begun.value)).toMatchObject({ ok: true });
	const inSeries = async () =>
		(await listEvents(db, { when: 'coming', seriesId: begun.value }, someDay)).total;
	expect(await inSeries()).toBe(1);
	expect(await listSeries(db, own)).toMatchObject([{ names: { pl: 'Konferencje' } }]);
	await put(eventId, null);
	expect(await inSeries()).toBe(0);
});

it('is refused without a name, and to another owner’s event', async () => {
	expect(await begin(owner(), {} as { pl: string })).toMatchObject({
		reason: 'series_name_missing'
	});
	const strange = await begin(owner());
	const eventId = await anEvent(db, { name: `Zjazd ${newId()}` }, {}, owner());
	expect(await put(eventId, strange.ok ? strange.value : '')).toMatchObject({
		reason: 'series_unknown'
	});
});
