import { expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { listResolutionsOf } from '#rooms/governance/resolution.server.ts';
import { aSitting } from '#rooms/governance/testing.ts';
import { findApplication } from './application-record.server.ts';
import { aClusterWithFees, firstDay, theWayIn } from './testing.ts';

const db = await testDatabase();
const { clusterId, classId } = await aClusterWithFees(db, 'Klaster uchwał');
const { asks, declares, decides } = theWayIn(db, { clusterId, classId });

/** Resolutions of the cluster's own assembly, of which the first was adopted. */
async function resolutionsOf(ownerId: string): Promise<string[]> {
	const { organId, resolutions } = await aSitting(db, { name: `Rada ${ownerId.slice(-6)}` });
	await db.updateTable('organ').set({ ownerId }).where('id', '=', organId).execute();
	const [resolutionId = ''] = resolutions;
	const opening = { openedAt: firstDay, openedById: null, closesAt: null };
	await db
		.insertInto('voteOpening')
		.values({ resolutionId, ...opening })
		.execute();
	const closing = { closedAt: firstDay, closedById: null, outcome: 'adopted' as const };
	await db
		.insertInto('voteClosing')
		.values({ resolutionId, ...closing, count: '{}' })
		.execute();
	const numbered = { year: 2026, number: 7 };
	await db.updateTable('resolution').set(numbered).where('id', '=', resolutionId).execute();
	return resolutions;
}

it('rests on a resolution the cluster adopted, which from then on points at it', async () => {
	const [adopted, drafted] = await resolutionsOf(clusterId);
	const [ofOthers] = await resolutionsOf((await aClusterWithFees(db, 'Inny klaster')).clusterId);
	const { id } = unwrap(await asks('Tkalnia'));
	unwrap(await declares(id));
	for (const resolutionId of [drafted!, ofOthers!])
		expect(await decides(id, 'admitted', 2, '', resolutionId)).toMatchObject({
			reason: 'resolution_not_adopted'
		});
	unwrap(await decides(id, 'admitted', 2, '', adopted));
	const decided = await findApplication(db, clusterId, id);
	expect(decided).toMatchObject({ resolutionId: adopted, resolutionReference: '2026/7' });
	expect(decided?.organName).toBeTruthy();
	const subject = { kind: 'membership_application', id } as const;
	expect((await listResolutionsOf(db, subject)).map((one) => one.id)).toEqual([adopted]);
});
