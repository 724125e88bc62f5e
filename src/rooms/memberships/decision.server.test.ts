import { expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { listResolutionsOf } from '#rooms/governance/resolution.server.ts';
import { resolutionsOf } from '#rooms/governance/testing.ts';
import { findApplication } from './application-record.server.ts';
import { aClusterWithFees, theWayIn } from './testing.ts';

const db = await testDatabase();
const { clusterId, classId } = await aClusterWithFees(db, 'Klaster uchwał');
const { asks, declares, decides } = theWayIn(db, { clusterId, classId });

it('rests on a resolution the cluster adopted, which from then on points at it', async () => {
	const [adopted, drafted] = await resolutionsOf(db, clusterId);
	const [ofOthers] = await resolutionsOf(
		db,
		(await aClusterWithFees(db, 'Inny klaster')).clusterId
	);
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
