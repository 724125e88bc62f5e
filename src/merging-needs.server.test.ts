import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { raiseNeed } from '#rooms/needs/need.server.ts';
import { aMember, needDay as now, someNeed, type Standing } from '#rooms/needs/testing.ts';
import { mergeOrganisations, separateOrganisations } from '#rooms/organisations/merging.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { askReliance, organisationTies as ties } from './organisation-ties.server.ts';

const db = await testDatabase();

const listNeeds = () => db.selectFrom('need').selectAll().orderBy('id').execute();

it('needs go over to the kept record, but for a sentence both have said, and back', async () => {
	const { actor } = await aPerson(db, { name: 'Anna' });
	const kept = await aMember(db, {});
	const merged = await aMember(db, { clusterId: kept.clusterId });
	const say = async (member: Standing, text: string) =>
		unwrap(await attempt(db, (tx) => raiseNeed(tx, house, someNeed(member, { text }), now)));
	await say(kept, 'Szukamy farbiarni');
	const twice = await say(merged, 'Szukamy farbiarni.');
	const own = await say(merged, 'Szukamy magazynu');
	expect((await askReliance(db, [merged.organisationId])).get(merged.organisationId)).toBe(
		'in_cluster'
	);
	const before = await listNeeds();
	const pair = { keptId: kept.organisationId, mergedId: merged.organisationId };
	const mergeId = unwrap(
		await attempt(db, (tx) => mergeOrganisations(tx, actor, pair, { ties, now }))
	);
	const after = new Map((await listNeeds()).map((need) => [need.id, need.organisationId]));
	expect(after.get(own)).toBe(kept.organisationId);
	expect(after.get(twice)).toBe(merged.organisationId);
	unwrap(await attempt(db, (tx) => separateOrganisations(tx, actor, mergeId, { ties, now })));
	expect(await listNeeds()).toEqual(before);
});
