import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { listResolutionsOf } from '#rooms/governance/resolution.server.ts';
import { resolutionsOf } from '#rooms/governance/testing.ts';
import { giveApproval, listApprovals } from './approval.server.ts';
import { findFlaw } from './chain.ts';
import { readChain, sha256 } from './chain.server.ts';
import { askForApproval } from './stages.server.ts';
import { agreementDay as now, anAgreement } from './testing.ts';

const db = await testDatabase();

test('an approval rests on a resolution of the party’s own organ, and the two lead to each other', async () => {
	const { id: agreementId, parties, clusterId } = await anAgreement(db);
	unwrap(await attempt(db, (tx) => askForApproval(tx, house, { agreementId, now })));
	const [adopted, drafted] = await resolutionsOf(db, clusterId);
	const [ofOthers] = await resolutionsOf(db, await aCluster(db, { name: 'Obcy klaster' }));
	const [own, firm] = parties;
	const give = (partyId: string, resolutionId: string | undefined) => {
		const approval = {
			...{ partyId, outcome: 'approved' as const, organName: 'Zarząd', reason: '' },
			...{ resolutionReference: '1/26', resolvedOn: null, resolutionId: resolutionId ?? null }
		};
		return attempt(db, (tx) => giveApproval(tx, house, { agreementId, approval, now }));
	};
	const refusal = { reason: 'resolution_not_adopted' };
	expect(await give(own!.id, drafted)).toMatchObject(refusal);
	expect(await give(own!.id, ofOthers)).toMatchObject(refusal);
	expect(await give(firm!.id, adopted)).toMatchObject(refusal);
	unwrap(await give(own!.id, adopted));
	unwrap(await give(firm!.id, undefined));
	const listed = await listApprovals(db, agreementId);
	const byParty = (partyId: string) => listed.find((one) => one.partyId === partyId);
	expect(byParty(own!.id)).toMatchObject({
		...{ resolutionId: adopted, resolutionReference: '2026/7', resolvedOn: '2026-03-14' }
	});
	expect(byParty(firm!.id)).toMatchObject({ resolutionId: null, organName: 'Zarząd' });
	const leading = await listResolutionsOf(db, { kind: 'agreement', id: agreementId });
	expect(leading.map(({ id }) => id)).toEqual([adopted]);
	const chain = await readChain(db, agreementId);
	expect(findFlaw(chain, sha256)).toBeUndefined();
	const told = chain.find(
		({ kind, content }) => kind === 'approval' && content.partyId === own!.id
	);
	expect(told?.content).toMatchObject({ resolutionReference: '2026/7', resolvedOn: '2026-03-14' });
});
