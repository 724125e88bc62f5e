import { expect, it } from 'vitest';
import { attempt } from '#platform/database/attempt.ts';
import { house } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { countUndecided } from './application-record.server.ts';
import { listOwed } from './invoice-record.server.ts';
import { leave } from './leaving.server.ts';
import { listMembershipsHeld } from './member-record.server.ts';
import { feesIn, firstDay, theWayIn } from './testing.ts';

const db = await testDatabase();
const { aHouse, run } = feesIn(db);
const today = '2026-01-12';

it('a member’s own memberships are those that last, each with what is owed for it alone', async () => {
	const { clusterId, members } = await aHouse(2);
	unwrap(await run(clusterId));
	const [one, other] = members;
	const organisationIds = [one!.organisationId];
	const held = await listMembershipsHeld(db, organisationIds, today);
	expect(held).toMatchObject([{ id: one!.membershipId, state: 'active' }]);
	const owed = await listOwed(db, { membershipIds: held.map(({ id }) => id) });
	expect(owed).toMatchObject([{ membershipId: one!.membershipId, openCents: 120_000 }]);
	expect(await listOwed(db, { membershipIds: [] })).toEqual([]);
	const gone = { id: other!.membershipId, cause: 'exclusion', reason: 'x' } as const;
	const days = { givenOn: today, endsOn: today };
	unwrap(await attempt(db, (tx) => leave(tx, house, { ...gone, ...days }, firstDay)));
	expect(await listMembershipsHeld(db, [other!.organisationId], today)).toEqual([]);
});

it('declarations wait until they are decided or withdrawn; an enquiry does not', async () => {
	const ground = await aHouse(0);
	const { asks, declares, decides } = theWayIn(db, ground);
	const waiting = async () => (await countUndecided(db, [ground.clusterId])).get(ground.clusterId);
	const { id } = unwrap(await asks('Tkalnia'));
	expect(await waiting()).toBeUndefined();
	unwrap(await declares(id));
	expect(await waiting()).toBe(1);
	unwrap(await decides(id, 'declined'));
	expect(await waiting()).toBeUndefined();
});
