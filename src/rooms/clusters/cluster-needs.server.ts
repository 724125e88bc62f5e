import type { Database } from '#platform/database/database.ts';
import { findLastConfirmation } from '#rooms/organisations/organisation-record.server.ts';
import { confirmationState } from '#rooms/organisations/organisation.ts';
import { countMembers } from './cluster-record.server.ts';
import { findCoordinator } from './coordinator.server.ts';
import { findStage } from './life.server.ts';

/** What is missing or due in a cluster's record, for the desk of whoever keeps it. */
export async function findClusterNeeds(db: Database, id: string, now: Date) {
	const day = now.toISOString().slice(0, 10);
	const row = await db
		.selectFrom('cluster')
		.select('registeredAt')
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const [confirmedAt, coordinator, stage, counted] = await Promise.all([
		findLastConfirmation(db, 'cluster', id),
		findCoordinator(db, id, day),
		findStage(db, id),
		countMembers(db, [id], day)
	]);
	const counts = counted.get(id) ?? { member: 0, partner: 0 };
	return {
		counts,
		needs: {
			confirmation: confirmationState(confirmedAt, row.registeredAt, now) !== 'confirmed',
			coordinator: !coordinator,
			members: counts.member === 0,
			stage: !stage
		}
	};
}
