import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { registerCluster } from '#rooms/clusters/cluster.server.ts';
import { appointCoordinator } from '#rooms/clusters/coordinator.server.ts';
import {
	addMembership,
	endMembership,
	listMembershipsOf
} from '#rooms/clusters/membership.server.ts';
import {
	listMerges,
	mergeOrganisations,
	separateOrganisations
} from '#rooms/organisations/merging.server.ts';
import { findOrganisation } from '#rooms/organisations/organisation-record.server.ts';
import { changeOrganisation } from '#rooms/organisations/organisation.server.ts';
import { readDraft } from '#rooms/organisations/organisation-parts.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { organisationTies as ties } from './organisation-ties.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const anna = await aPerson(db, { name: 'Anna' });
const ewa = await aPerson(db, { name: 'Ewa' });
let clusters = 0;

/** Every table that a merge may touch, whole. */
const tables = [
	'organisation',
	'organisation_text',
	'organisation_legal_id',
	'organisation_activity',
	'organisation_chain_step',
	'organisation_capability',
	'organisation_certificate',
	'organisation_contact',
	'organisation_link',
	'search_entry',
	'membership',
	'cluster_coordinator',
	'council_seat',
	'alliance_participation',
	'role_grant'
];

async function everything() {
	const whole: Record<string, unknown> = {};
	for (const table of tables) {
		const { rows } = await sql<{ row: string }>`
			select to_jsonb(it)::text as row from ${sql.table(table)} as it order by 1`.execute(db);
		whole[table] = rows.map(({ row }) => row);
	}
	return whole;
}

/** The same dice every time: a failure can be looked at again. */
function dice(seed: number) {
	let state = seed;
	return (sides: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * sides);
	};
}

async function aPair(seed: number) {
	const roll = dice(seed);
	const some = <Thing>(list: Thing[]) => list.filter(() => roll(2) === 1);
	const make = (name: string, nip: string | null) =>
		anOrganisation(db, { name }, now, {
			town: roll(2) ? 'Łódź' : null,
			website: roll(2) ? `https://${name.toLowerCase()}${seed}.example` : null,
			legalIds: nip ? [{ scheme: 'krs', value: nip }] : [],
			activities: some(['13.10', '13.20', '14.21']).map((code, at) => ({ code, isMain: at === 0 })),
			chainSteps: some(['spinning', 'weaving', 'design']).map((step) => ({
				chain: 'textile_fashion',
				step
			})),
			capabilities: some(['nici', 'tkaniny']).map((text) => ({ locale: 'pl' as const, text })),
			contacts: some(['Biuro', 'Sklep']).map((person) => ({
				name: person,
				role: null,
				email: null,
				phone: '1',
				visibility: 'public' as const
			})),
			links: some(['https://a.example', 'https://b.example']).map((url) => ({ kind: 'other', url }))
		});
	const keptId = await make('Alfa', roll(2) ? String(1_000_000_000 + seed) : null);
	const mergedId = await make('Beta', roll(2) ? String(2_000_000_000 + seed) : null);
	await tie(keptId, mergedId, roll);
	return { keptId, mergedId };
}

async function tie(keptId: string, mergedId: string, roll: (sides: number) => number) {
	await db.transaction().execute(async (tx) => {
		for (let at = 0; at < 3; at++) {
			const clusterId = await aCluster(tx);
			for (const organisationId of [keptId, mergedId])
				if (roll(3) > 0)
					unwrap(
						await addMembership(tx, house, {
							clusterId,
							organisationId,
							kind: roll(2) ? 'member' : 'partner',
							validFrom: `20${10 + roll(5)}-01-01`,
							validUntil: roll(2) ? `20${16 + roll(5)}-01-01` : null
						})
					);
			if (roll(2))
				unwrap(
					await appointCoordinator(tx, house, {
						clusterId,
						organisationId: mergedId,
						validFrom: '2015-01-01'
					})
				);
		}
		for (const [personId, scopeId] of [
			[anna.id, keptId],
			[anna.id, mergedId],
			[ewa.id, mergedId]
		] as const)
			if (roll(3) > 0)
				unwrap(
					await grantRole(tx, house, {
						personId,
						role: 'manager',
						scope: { kind: 'organisation', id: scopeId },
						validFrom: now
					})
				);
	});
}

const aCluster = async (tx: Parameters<typeof registerCluster>[0]) =>
	unwrap(
		await registerCluster(
			tx,
			house,
			{
				slug: `klaster-${(clusters += 1)}`,
				originalLocale: 'pl',
				foundedOn: null,
				country: 'PL',
				region: null,
				town: null,
				latitude: null,
				longitude: null,
				website: null,
				texts: { pl: { name: 'Klaster', shortName: null, description: '' } },
				sectors: []
			},
			now
		)
	);

const merge = (pair: { keptId: string; mergedId: string }) =>
	db.transaction().execute((tx) => mergeOrganisations(tx, anna.actor, pair, { ties, now }));
const separate = (id: string) =>
	db.transaction().execute((tx) => separateOrganisations(tx, anna.actor, id, { ties, now }));

describe('merging two records', () => {
	it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
		'and undoing it leaves every table as it was (%i)',
		async (seed) => {
			const pair = await aPair(seed);
			const before = await everything();
			const merged = unwrap(await merge(pair));
			expect(await everything()).not.toEqual(before);
			expect(await separate(merged)).toMatchObject({ ok: true });
			expect(await everything()).toEqual(before);
		}
	);

	it('loses nothing that either of them said', async () => {
		const pair = await aPair(77);
		const [kept, other] = [await readDraft(db, pair.keptId), await readDraft(db, pair.mergedId)];
		unwrap(await merge(pair));
		const joined = await readDraft(db, pair.keptId);
		const codes = joined.activities.map(({ code }) => code);
		for (const { code } of [...kept.activities, ...other.activities]) expect(codes).toContain(code);
		const left = await db
			.selectFrom('membership')
			.select('id')
			.where('organisationId', '=', pair.mergedId)
			.execute();
		expect(left).toEqual([]);
		expect((await findOrganisation(db, house, pair.mergedId, now))?.mergedIntoId).toBe(pair.keptId);
	});

	it('can be undone over a later change, which stays', async () => {
		const pair = await aPair(78);
		const before = await readDraft(db, pair.mergedId);
		const kept = await readDraft(db, pair.keptId);
		const id = unwrap(await merge(pair));
		const draft = { ...(await readDraft(db, pair.keptId)), website: 'https://later.example' };
		const change = { id: pair.keptId, edition: 2, draft };
		await db
			.transaction()
			.execute(async (tx) => unwrap(await changeOrganisation(tx, anna.actor, change, now)));
		expect(await listMerges(db, pair.keptId)).toMatchObject([{ id, stays: ['website'] }]);
		expect(await separate(id)).toMatchObject({ ok: true, value: { stays: ['website'] } });
		expect(await readDraft(db, pair.mergedId)).toEqual(before);
		expect(await readDraft(db, pair.keptId)).toEqual({
			...kept,
			website: 'https://later.example'
		});
		const after = await findOrganisation(db, house, pair.keptId, now);
		expect(after?.edition).toBe(4);
	});

	it('is undone over a membership that has ended since, which stays ended', async () => {
		const [keptId, mergedId] = [
			await anOrganisation(db, { name: 'Delta' }, now),
			await anOrganisation(db, { name: 'Omega' }, now)
		];
		const enter = (organisationId: string, clusterId: string, validFrom: string) =>
			db.transaction().execute(async (tx) => {
				const one = { clusterId, organisationId, kind: 'member', validFrom } as const;
				return unwrap(await addMembership(tx, house, one));
			});
		const [lodz, ruse] = await db
			.transaction()
			.execute(async (tx) => [await aCluster(tx), await aCluster(tx)] as const);
		await enter(mergedId, lodz, '2015-01-01');
		await enter(keptId, ruse, '2018-01-01');
		await enter(mergedId, ruse, '2016-01-01');
		const id = unwrap(await merge({ keptId, mergedId }));
		const held = await listMembershipsOf(db, keptId);
		await db.transaction().execute(async (tx) => {
			for (const { id, clusterId } of held)
				unwrap(await endMembership(tx, house, { id, clusterId, validUntil: '2025-12-31' }));
		});
		expect(await separate(id)).toMatchObject({ ok: true });
		const terms = async (organisationId: string) =>
			(await listMembershipsOf(db, organisationId))
				.map(({ validFrom, validUntil }) => [validFrom, validUntil])
				.sort();
		expect(await terms(keptId)).toEqual([['2018-01-01', '2025-12-31']]);
		expect(await terms(mergedId)).toEqual([
			['2015-01-01', '2025-12-31'],
			['2016-01-01', null]
		]);
	});

	it('is undone the latest first', async () => {
		const pair = await aPair(80);
		const third = await anOrganisation(db, { name: 'Gamma' }, now);
		const before = await everything();
		const first = unwrap(await merge(pair));
		const second = unwrap(await merge({ keptId: pair.keptId, mergedId: third }));
		expect(await separate(first)).toMatchObject({ reason: 'merge_later_first' });
		expect(await separate(second)).toMatchObject({ ok: true });
		expect(await separate(first)).toMatchObject({ ok: true });
		expect(await everything()).toEqual(before);
	});

	it('refuses to merge a record with itself or twice', async () => {
		const pair = await aPair(79);
		expect(await merge({ keptId: pair.keptId, mergedId: pair.keptId })).toMatchObject({
			reason: 'merge_with_itself'
		});
		unwrap(await merge(pair));
		expect(await merge(pair)).toMatchObject({ reason: 'organisation_gone' });
	});
});
