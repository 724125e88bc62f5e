import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { findApplication } from './application-record.server.ts';
import { withdrawApplication } from './application.server.ts';
import { leave, takeLeavingBack } from './leaving.server.ts';
import { findMember } from './member-record.server.ts';
import { reinstateMembership, suspendMembership } from './member-terms.server.ts';
import { rebuildState } from './membership-life.ts';
import { aClusterWithFees, anOccasion, theWayIn } from './testing.ts';

const db = await testDatabase();
const occasion = anOccasion();
const { clusterId, classId } = await aClusterWithFees(db, 'Klaster życia');
const today = '2026-01-12';

const { asks, declares, decides, confirms, begins } = theWayIn(db, { clusterId, classId });

async function rebuilt(id: string, membershipId: string | null) {
	const journal = await db
		.selectFrom('journal')
		.select(['deed', 'details'])
		.where('subjectId', 'in', membershipId ? [id, membershipId] : [id])
		.orderBy('id')
		.execute();
	return rebuildState(journal as { deed: string; details: Record<string, unknown> }[], today);
}

function dice(seed: number) {
	let state = seed;
	return (sides: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * sides);
	};
}

it('no order of acts leaves the life, and the journal rebuilds every state', async () => {
	const roll = dice(5);
	for (let life = 0; life < 12; life += 1) {
		const { id } = unwrap(await asks(`Los ${life}`));
		let membershipId: string | null = null;
		const acts = [
			async () => declares(id, (await findApplication(db, clusterId, id))?.edition),
			async () =>
				decides(
					id,
					roll(4) ? 'admitted' : 'declined',
					(await findApplication(db, clusterId, id))?.edition
				),
			() => confirms(id),
			() => begins(id),
			() =>
				roll(4)
					? begins(id)
					: attempt(db, (tx) => withdrawApplication(tx, { id, reason: '' }, occasion.now)),
			() =>
				attempt(db, (tx) =>
					suspendMembership(
						tx,
						house,
						{ id: membershipId ?? id, cause: 'decision', reason: '', suspendedOn: today },
						occasion.now
					)
				),
			() =>
				attempt(db, (tx) =>
					reinstateMembership(tx, house, { id: membershipId ?? id, resumedOn: today })
				),
			() =>
				attempt(db, (tx) =>
					leave(
						tx,
						house,
						{ id: membershipId ?? id, cause: 'notice', givenOn: today, endsOn: null, reason: '' },
						occasion.now
					)
				),
			() => attempt(db, (tx) => takeLeavingBack(tx, house, membershipId ?? id, occasion.now))
		];
		for (let turn = 0; turn < 25; turn += 1) {
			await acts[roll(acts.length)]?.();
			const application = await findApplication(db, clusterId, id);
			membershipId = application?.membershipId ?? null;
			const state = membershipId
				? (await findMember(db, membershipId, today))?.state
				: application?.state;
			expect(await rebuilt(id, membershipId)).toBe(state);
		}
	}
});
