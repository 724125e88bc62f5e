import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { aPublishedEntry } from '#rooms/marketplace/testing.ts';
import { coverChains, gapOf } from './chain-cover.ts';
import { listAtSteps, readCover } from './chain-cover.server.ts';
import { answerNeed } from './answer.server.ts';
import { raiseNeed } from './need.server.ts';
import { aMember, needDay, someNeed } from './testing.ts';

const db = await testDatabase();
const today = '2026-03-02';
const at = (step: string, organisationId: string) => ({
	...{ organisationId, step, chain: 'textile_fashion' }
});

it('tells members, offers and what is asked for at each step, and where the gaps are', async () => {
	const knitter = await aMember(db, {});
	const { clusterId } = knitter;
	const weaver = await aMember(db, { clusterId });
	const steps = [at('knitting', knitter.organisationId), at('weaving', weaver.organisationId)];
	await db.insertInto('organisationChainStep').values(steps).execute();
	await aPublishedEntry(db, knitter.organisationId, { title: 'Dzianina bawełniana' });
	const asks = { direction: 'request', chainSteps: ['textile_fashion:weaving'] } as const;
	await aPublishedEntry(
		db,
		knitter.organisationId,
		{ title: 'Szukamy tkaniny' },
		{
			...asks,
			chainSteps: [...asks.chainSteps]
		}
	);
	const need = someNeed(knitter, { chainStep: 'textile_fashion:finishing' });
	const needId = unwrap(await attempt(db, (tx) => raiseNeed(tx, house, need, needDay)));
	const extent = { clusterIds: [clusterId], today };
	const covered = coverChains(await readCover(db, extent));
	const step = (id: string) => covered[0]?.steps.find((one) => one.id === id);
	expect(covered.map(({ chain }) => chain.id)).toEqual(['textile_fashion']);
	expect(step('knitting')).toMatchObject({ members: 1, offers: 1, gap: null });
	expect(step('weaving')).toMatchObject({ members: 1, requests: 1, gap: 'asked_not_offered' });
	expect(step('finishing')).toMatchObject({ members: 0, needs: 1, gap: 'no_member' });

	await attempt(db, (tx) =>
		answerNeed(tx, house, { needId, kind: 'words', text: 'Jest' }, needDay)
	);
	expect((await readCover(db, extent)).map((one) => one.step)).not.toContain(
		'textile_fashion:finishing'
	);

	expect(await listAtSteps(db, extent, { most: 1, steps: ['textile_fashion:weaving'] })).toEqual([
		{ step: 'textile_fashion:weaving', organisationId: weaver.organisationId, clusterId, of: 1 }
	]);
	expect(await listAtSteps(db, { clusterIds: [], today }, { most: 1 })).toEqual([]);
});

it('an organisation in two clusters of an alliance counts once', async () => {
	const one = await aMember(db, {});
	const two = await aMember(db, {});
	const { organisationId } = one;
	await db.insertInto('organisationChainStep').values(at('design', organisationId)).execute();
	await db
		.insertInto('membership')
		.values({
			id: crypto.randomUUID(),
			...{ organisationId, clusterId: two.clusterId, kind: 'member', validFrom: '2020-01-01' },
			...{ class: null, validUntil: null }
		})
		.execute();
	const clusterIds = [one.clusterId, two.clusterId];
	expect(await readCover(db, { clusterIds, today })).toMatchObject([{ members: 1 }]);
});

it.each([
	[{ members: 0, offers: 3, requests: 0, needs: 0 }, 'no_member'],
	[{ members: 2, offers: 0, requests: 0, needs: 0 }, 'no_offer'],
	[{ members: 2, offers: 0, requests: 0, needs: 1 }, 'asked_not_offered'],
	[{ members: 2, offers: 1, requests: 4, needs: 1 }, null]
] as const)('%j leaves the gap %s', (cover, gap) => expect(gapOf(cover)).toBe(gap));

it('a cluster without anything shows the chain of its trade', () => {
	expect(coverChains([], ['textiles']).map(({ chain }) => chain.id)).toEqual(['textile_fashion']);
	expect(coverChains([], ['health'])).toEqual([]);
});
