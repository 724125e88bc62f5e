import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { accept, unwrap } from '#platform/outcome.ts';
import * as agreements from '#rooms/agreements/ties.server.ts';
import { anAgreement } from '#rooms/agreements/testing.ts';
import { listParties } from '#rooms/agreements/parties.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { setRule } from './representation.server.ts';
import { aRepresentative, signingDay } from './testing.ts';
import {
	listOrganisationsOfSigning,
	moveOrganisation,
	putBackOrganisation
} from './ties.server.ts';

const db = await testDatabase();

it('a party that became another is the party still, with whoever binds it, and back again', async () => {
	const { id, coordinatorId, clusterId } = await anAgreement(db);
	const otherId = await anOrganisation(db, { name: 'PIOT' });
	await aRepresentative(db, coordinatorId, 'Ewa Nić');
	const signerFor = async () =>
		(await listParties(db, id)).find((party) => party.clusterId === clusterId)
			?.signingOrganisationId;
	const bound = async () => [
		...(await listOrganisationsOfSigning(db, [coordinatorId, otherId])),
		...(await agreements.listOrganisationsOfAgreements(db, [coordinatorId, otherId]))
	];
	expect(await bound()).toEqual([coordinatorId, coordinatorId]);
	const moved = unwrap(
		await attempt(db, async (tx) =>
			accept([
				...(await agreements.moveOrganisation(tx, coordinatorId, otherId)),
				...(await moveOrganisation(tx, coordinatorId, otherId))
			])
		)
	);
	expect(await bound()).toEqual([otherId, otherId]);
	expect(await signerFor()).toBe(otherId);
	await attempt(db, async (tx) => {
		await agreements.putBackOrganisation(tx, moved);
		return accept(await putBackOrganisation(tx, moved));
	});
	expect(await bound()).toEqual([coordinatorId, coordinatorId]);
});

it('two rules for the same time: each record keeps its own', async () => {
	const [one, other] = [
		await anOrganisation(db, { name: 'Tkalnia' }),
		await anOrganisation(db, { name: 'Tkalnia Wisła' })
	];
	const draft = { mode: 'joint', together: 2, note: null, validFrom: '2020-01-01' } as const;
	for (const organisationId of [one, other])
		unwrap(
			await attempt(db, (tx) => setRule(tx, house, { organisationId, draft, now: signingDay }))
		);
	expect(await attempt(db, async (tx) => accept(await moveOrganisation(tx, one, other)))).toEqual({
		ok: true,
		value: []
	});
});
