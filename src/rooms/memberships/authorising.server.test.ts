import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { listResolutionsOf } from '#rooms/governance/resolution.server.ts';
import { resolutionsOf } from '#rooms/governance/testing.ts';
import type { LeavingCause } from './application.ts';
import { leave, takeLeavingBack } from './leaving.server.ts';
import { findMember } from './member-record.server.ts';
import { reinstateMembership, suspendMembership } from './member-terms.server.ts';
import { aClusterWithFees, aMember, firstDay } from './testing.ts';

const db = await testDatabase();
const cluster = await aClusterWithFees(db, 'Klaster zawieszeń');
const [adopted, drafted] = await resolutionsOf(db, cluster.clusterId);
const [ofOthers] = await resolutionsOf(db, (await aClusterWithFees(db, 'Obcy')).clusterId);
const today = firstDay.toISOString().slice(0, 10);

let members = 0;
const member = async () => {
	members += 1;
	return (await aMember(db, { ...cluster, name: `Farbiarnia ${members}` })).membershipId;
};
const suspend = (id: string, resolutionId: string | undefined) => {
	const act = { id, cause: 'decision', reason: '', suspendedOn: today } as const;
	const by = { ...act, resolutionId: resolutionId ?? null };
	return attempt(db, (tx) => suspendMembership(tx, house, by, firstDay));
};
const part = (id: string, resolutionId: string | undefined, cause: LeavingCause = 'exclusion') => {
	const act = { id, cause, givenOn: today, endsOn: '2026-06-30', reason: 'Zaległości' };
	const by = { ...act, resolutionId: resolutionId ?? null };
	return attempt(db, (tx) => leave(tx, house, by, firstDay));
};
const leadingHere = async (id: string) =>
	(await listResolutionsOf(db, { kind: 'membership', id })).map((one) => one.id);

describe('an act upon a membership', () => {
	it.each([
		['a suspension', suspend, 'suspensionResolutionId'],
		['an exclusion', part, 'leavingResolutionId']
	] as const)('%s rests on a resolution of the cluster itself', async (_, act, column) => {
		const id = await member();
		for (const other of [drafted, ofOthers])
			expect(await act(id, other)).toMatchObject({ reason: 'resolution_not_adopted' });
		expect((await findMember(db, id, today))?.state).toBe('active');
		expect(await leadingHere(id)).toEqual([]);
		expect(await act(id, adopted)).toMatchObject({ ok: true });
		expect(await findMember(db, id, today)).toMatchObject({ [column]: adopted });
		expect(await leadingHere(id)).toEqual([adopted]);
	});

	it('that is taken back is led to no more, unless the same authorised a suspension too', async () => {
		const [one, other] = [await member(), await member()];
		const back = (id: string) => attempt(db, (tx) => takeLeavingBack(tx, house, id, firstDay));
		unwrap(await part(one, adopted, 'notice'));
		unwrap(await back(one));
		expect(await leadingHere(one)).toEqual([]);
		unwrap(await suspend(other, adopted));
		const end = { id: other, resumedOn: today };
		unwrap(await attempt(db, (tx) => reinstateMembership(tx, house, end)));
		unwrap(await part(other, adopted));
		unwrap(await back(other));
		expect(await leadingHere(other)).toEqual([adopted]);
	});
});
