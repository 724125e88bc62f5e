import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { callOffEvent, registerEvent } from './event.server.ts';
import { listOrganised } from './organised.server.ts';
import { anEvent, anEventDraft, aRegistration, someDay } from './testing.ts';

const db = await testDatabase();
const owner = { ownerKind: 'cluster', ownerId: newId() } as const;
const next = (now = someDay) => listOrganised(db, [owner.ownerId], now, { limit: 5 });

it('whoever organises sees what comes next, also unannounced, with who waits for a word', async () => {
	const draft = anEventDraft({ name: 'Warsztaty tkackie' });
	await attempt(db, (tx) => registerEvent(tx, house, { owner, draft }, someDay));
	const earlier = {
		startsAt: new Date('2026-04-01T07:00:00Z'),
		endsAt: new Date('2026-04-01T09:00:00Z')
	};
	const id = await anEvent(db, { name: 'Targi' }, earlier, owner);
	await anEvent(db, { name: 'Targi innych' });
	await aRegistration(db, id, { name: 'Ewa', state: 'applied' });
	await aRegistration(db, id, { name: 'Jan' });
	expect(await next()).toMatchObject([
		{ slug: 'targi', isAnnounced: true, applied: 1, confirmed: 1 },
		{ slug: 'warsztaty-tkackie', isAnnounced: false, applied: 0, confirmed: 0 }
	]);
	expect(await next(earlier.endsAt)).toHaveLength(1);
	await attempt(db, (tx) => callOffEvent(tx, house, { id, reason: 'Brak sali' }, someDay));
	expect((await next()).map(({ slug }) => slug)).toEqual(['warsztaty-tkackie']);
	expect(await listOrganised(db, [], someDay, { limit: 5 })).toEqual([]);
});
