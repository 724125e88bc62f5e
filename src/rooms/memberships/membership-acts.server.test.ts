import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { findApplication } from './application-record.server.ts';
import { declare, enquire, withdrawApplication } from './application.server.ts';
import { beginMembership, confirmDeclaration, decide } from './decision.server.ts';
import { leave, takeLeavingBack } from './leaving.server.ts';
import { findMember } from './member-record.server.ts';
import { reinstateMembership, suspendMembership } from './member-terms.server.ts';
import { rebuildState } from './membership-life.ts';
import { aClusterWithFees, anOccasion } from './testing.ts';

const db = await testDatabase();
const occasion = anOccasion();
const { clusterId, classId } = await aClusterWithFees(db, 'Klaster życia');
const today = '2026-01-12';

const asks = (
	name: string,
	submissionId = newId(),
	email = `${submissionId.slice(-8)}@tkalnia.example`
) =>
	attempt(db, (tx) =>
		enquire(
			tx,
			house,
			{
				clusterId,
				submissionId,
				kind: 'member',
				classId,
				organisationId: null,
				organisation: { name, country: 'PL', town: 'Łódź' },
				contact: { name: 'Halina Nitka', email, phone: null },
				message: '',
				locale: 'pl'
			},
			occasion
		)
	);
const declares = (id: string, edition = 1) =>
	attempt(db, (tx) =>
		declare(
			tx,
			id,
			{
				kind: 'member',
				classId,
				organisationId: null,
				organisation: { name: `Tkalnia ${id.slice(-4)}`, country: 'PL' },
				representative: { name: 'Halina Nitka', email: 'h@tkalnia.example', phone: null },
				deputy: null,
				answers: {},
				consents: ['rules', 'privacy'],
				edition
			},
			occasion
		)
	);
const decides = (
	id: string,
	outcome: 'admitted' | 'declined',
	edition = 2,
	reason = 'brak związku'
) =>
	attempt(db, (tx) =>
		decide(
			tx,
			house,
			{
				id,
				clusterId,
				outcome,
				organName: 'Rada',
				reference: '1/2026',
				decidedOn: today,
				reason,
				classId,
				edition
			},
			occasion
		)
	);
const confirms = (id: string) =>
	attempt(db, (tx) =>
		confirmDeclaration(tx, house, { id, name: 'Halina Nitka', way: 'page' }, occasion)
	);
const begins = (id: string, validFrom = today) =>
	attempt(db, (tx) => beginMembership(tx, house, { id, clusterId, validFrom }, occasion));

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
}, 60_000);
