import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { listMemberships } from '#rooms/clusters/membership.server.ts';
import { findApplication } from './application-record.server.ts';
import { leave, takeLeavingBack } from './leaving.server.ts';
import { findMember } from './member-record.server.ts';
import { changeClass, listDelegates, nameDelegate } from './member-terms.server.ts';
import { aClusterWithFees, anOccasion, theWayIn } from './testing.ts';

const db = await testDatabase();
const occasion = anOccasion();
const { clusterId, classId } = await aClusterWithFees(db, 'Klaster życia');
const today = '2026-01-12';

const { asks, declares, decides, confirms, begins } = theWayIn(db, { clusterId, classId });

async function aMemberByTheWay() {
	const { id } = unwrap(await asks('Tkalnia'));
	unwrap(await declares(id));
	unwrap(await decides(id, 'admitted'));
	unwrap(await confirms(id));
	return { id, membershipId: unwrap(await begins(id)) };
}

describe('an application', () => {
	it('goes from the enquiry to a membership, and the organisation is entered', async () => {
		const { id, membershipId } = await aMemberByTheWay();
		const memberships = await listMemberships(db, clusterId);
		expect(memberships.find((one) => one.id === membershipId)).toMatchObject({
			validFrom: today,
			class: 'Członek'
		});
		expect((await findApplication(db, clusterId, id))?.state).toBe('active');
		expect(await listDelegates(db, membershipId)).toMatchObject([
			{ role: 'representative', name: 'Halina Nitka' }
		]);
		const letters = await db
			.selectFrom('letter')
			.select('kind')
			.where('kind', 'like', 'application_%')
			.execute();
		expect(new Set(letters.map(({ kind }) => kind))).toEqual(
			new Set([
				'application_received',
				'application_declared',
				'application_admitted',
				'application_begun'
			])
		);
	});

	it('sent twice is one', async () => {
		const submissionId = newId();
		const both = await Promise.all([
			asks('Dwa razy', submissionId),
			asks('Dwa razy', submissionId)
		]);
		expect(both.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual([
			'ok',
			'submitted_already'
		]);
	});

	it('is decided once, also by two at once', async () => {
		const { id } = unwrap(await asks('Wyścig'));
		unwrap(await declares(id));
		const both = await Promise.all([decides(id, 'admitted'), decides(id, 'declined')]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'application_decided_already' });
	});

	it('is not decided on an older declaration, nor declined without a reason', async () => {
		const { id } = unwrap(await asks('Zmienna'));
		unwrap(await declares(id));
		unwrap(await declares(id, 2));
		expect(await decides(id, 'admitted', 2)).toMatchObject({ reason: 'changed_meanwhile' });
		expect(await decides(id, 'declined', 3, ' ')).toMatchObject({
			reason: 'stated_reason_missing'
		});
	});

	it('does not come in floods from one address', async () => {
		const answers = [];
		for (let turn = 0; turn < 6; turn += 1)
			answers.push(await asks('Potok', newId(), 'spam@example.org'));
		expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
	});
});

describe('a membership', () => {
	it('leaves no earlier than its notice allows, and may think better of it', async () => {
		const { membershipId: id } = await aMemberByTheWay();
		const leaves = (endsOn: string | null) =>
			attempt(db, (tx) =>
				leave(tx, house, { id, cause: 'notice', givenOn: today, endsOn, reason: '' }, occasion.now)
			);
		expect(await leaves('2026-02-01')).toMatchObject({ reason: 'membership_notice_too_short' });
		expect(unwrap(await leaves(null))).toBe('2026-04-12');
		expect(await leaves(null)).toMatchObject({ ok: false });
		expect((await findMember(db, id, today))?.state).toBe('notice');
		expect((await findMember(db, id, '2026-04-12'))?.state).toBe('former');
		unwrap(await attempt(db, (tx) => takeLeavingBack(tx, house, id, occasion.now)));
		expect((await findMember(db, id, today))?.state).toBe('active');
	});

	it('of an organisation that is dissolved ends on its day, and may be entered again', async () => {
		const { membershipId: id } = await aMemberByTheWay();
		const leaving = {
			id,
			cause: 'dissolution',
			givenOn: today,
			endsOn: today,
			reason: 'wykreślona z KRS'
		} as const;
		unwrap(await attempt(db, (tx) => leave(tx, house, leaving, occasion.now)));
		const member = await findMember(db, id, today);
		expect(member?.state).toBe('former');
		const { id: again } = unwrap(await asks('Wraca'));
		unwrap(await declares(again));
		await db
			.updateTable('membershipApplication')
			.set({ organisationId: member?.organisationId ?? null })
			.where('id', '=', again)
			.execute();
		unwrap(await decides(again, 'admitted'));
		unwrap(await confirms(again));
		expect((await begins(again, '2026-03-01')).ok).toBe(true);
	});

	it('names delegates in turn, and nobody before the last', async () => {
		const { membershipId: id } = await aMemberByTheWay();
		const names = (name: string, validFrom: string) =>
			attempt(db, (tx) =>
				nameDelegate(tx, house, {
					id,
					role: 'representative',
					name,
					email: null,
					phone: null,
					validFrom
				})
			);
		unwrap(await names('Ewa Nić', '2026-03-01'));
		expect(await names('Za wcześnie', '2026-02-01')).toMatchObject({
			reason: 'begins_before_last'
		});
		expect((await listDelegates(db, id)).map(({ validUntil }) => validUntil)).toEqual([
			null,
			'2026-03-01'
		]);
	});

	it('changes class only within its kind', async () => {
		const { membershipId: id } = await aMemberByTheWay();
		expect(
			await attempt(db, (tx) =>
				changeClass(tx, house, { id, classId: newId(), validFrom: '2026-07-01' })
			)
		).toMatchObject({ reason: 'record_unknown' });
	});
});
