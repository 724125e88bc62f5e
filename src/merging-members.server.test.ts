import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { runFees } from '#rooms/memberships/fee-run.server.ts';
import { listInvoices } from '#rooms/memberships/invoice-record.server.ts';
import { aClusterWithFees, aMember, anOccasion } from '#rooms/memberships/testing.ts';
import { mergeOrganisations, separateOrganisations } from '#rooms/organisations/merging.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { organisationTies as ties } from './organisation-ties.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const today = '2026-03-02';
const { actor } = await aPerson(db, { name: 'Anna' });
const tables = [
	'membership',
	'membership_class_term',
	'membership_delegate',
	'fee_account',
	'fee_invoice'
];

/** One firm that was entered twice is twice a member, and one of the two owes its fee. */
async function twice(name: string) {
	const cluster = await aClusterWithFees(db, name);
	const kept = await aMember(db, { ...cluster, name: `${name} Tkalnia` });
	const merged = await aMember(db, { ...cluster, name: `${name} Tkalnia sp. z o.o.` });
	const asked = async (membershipId: string) =>
		unwrap(
			await attempt(db, (tx) =>
				runFees(
					tx,
					house,
					{
						...{ clusterId: cluster.clusterId, issuedOn: today, membershipIds: [membershipId] },
						...{ from: '2026-01-01', until: '2027-01-01' }
					},
					anOccasion(now)
				)
			)
		);
	return { ...cluster, kept, merged, asked };
}

async function everything() {
	const whole: Record<string, unknown> = {};
	for (const table of tables) {
		const { rows } = await sql<{ row: string }>`
			select to_jsonb(it)::text as row from ${sql.table(table)} as it order by 1`.execute(db);
		whole[table] = rows.map(({ row }) => row);
	}
	return whole;
}

const merge = (keptId: string, mergedId: string) =>
	attempt(db, (tx) => mergeOrganisations(tx, actor, { keptId, mergedId }, { ties, now }));

it('two memberships become one, with the invoice as it was written, and two again', async () => {
	const { clusterId, kept, merged, asked } = await twice('Klaster scalony');
	await asked(merged.membershipId);
	const before = await everything();
	const mergeId = unwrap(await merge(kept.organisationId, merged.organisationId));
	const [invoice] = await listInvoices(db, clusterId, {}, today);
	expect(invoice).toMatchObject({
		membershipId: kept.membershipId,
		buyerId: kept.organisationId,
		content: { buyer: { name: 'Klaster scalony Tkalnia sp. z o.o.' } }
	});
	const separated = await attempt(db, (tx) =>
		separateOrganisations(tx, actor, mergeId, { ties, now })
	);
	expect(separated).toMatchObject({ ok: true });
	expect(await everything()).toEqual(before);
});

it('invoiced twice for the same time, one invoice is to be credited first', async () => {
	const { kept, merged, asked } = await twice('Klaster podwójny');
	await asked(kept.membershipId);
	await asked(merged.membershipId);
	const before = await everything();
	expect(await merge(kept.organisationId, merged.organisationId)).toMatchObject({
		reason: 'invoiced_already'
	});
	expect(await everything()).toEqual(before);
});

it('an issuer that became another goes on with its numbers', async () => {
	const { clusterId, issuerId, kept, merged, asked } = await twice('Klaster wystawcy');
	await asked(merged.membershipId);
	const before = await everything();
	const mergeId = unwrap(await merge(kept.organisationId, issuerId));
	const [invoice] = await listInvoices(db, clusterId, {}, today);
	expect(invoice).toMatchObject({ issuerId: kept.organisationId });
	await attempt(db, (tx) => separateOrganisations(tx, actor, mergeId, { ties, now }));
	expect(await everything()).toEqual(before);
});
