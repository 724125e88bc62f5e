import { expect, it } from 'vitest';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { accept } from '#platform/outcome.ts';
import { writeMembershipLetter } from './membership-letters.server.ts';
import { aClusterWithFees, aMember, anOccasion } from './testing.ts';

const db = await testDatabase();

it('the representative of a member is told why and since when its membership rests', async () => {
	const cluster = await aClusterWithFees(db, 'Klaster listów');
	const { membershipId: id, organisationId } = await aMember(db, { ...cluster, name: 'Tkalnia' });
	const about = { id, kind: 'suspended', day: '2026-03-01', reason: 'Dwie składki.' } as const;
	await attempt(db, async (tx) => accept(await writeMembershipLetter(tx, about, anOccasion())));
	const to = `${organisationId.slice(-6)}@example.org`;
	const [letter] = await listLetters(db, { to, limit: 1 });
	expect(letter).toMatchObject({ kind: 'membership_suspended' });
	expect(letter?.text).toContain('Dwie składki.');
	expect(letter?.text).toContain(`/memberships/${id}`);
});
