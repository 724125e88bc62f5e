import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { expressInterest } from '#rooms/interest/interest.server.ts';
import { inviteParty } from '#rooms/marketplace/parties.server.ts';
import { anEntry, aPublishedEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { mergeOrganisations, separateOrganisations } from '#rooms/organisations/merging.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { askReliance, organisationTies as ties } from './organisation-ties.server.ts';

const db = await testDatabase();
const { actor } = await aPerson(db, { name: 'Anna' });

async function everything() {
	const whole: Record<string, unknown> = {};
	for (const table of ['marketplace_entry', 'entry_party', 'interest']) {
		const { rows } = await sql<{ row: string }>`
			select to_jsonb(it)::text as row from ${sql.table(table)} as it order by 1`.execute(db);
		whole[table] = rows.map(({ row }) => row);
	}
	return whole;
}

const whereIs = async (id: string) => {
	const { rows } = await sql<{ country: string; region: string | null; narrowed: boolean }>`
		select country, region, words @@ '''=countries:BG'''::tsquery as narrowed from search_entry
		where subject_id = ${id}`.execute(db);
	return rows[0];
};

it('an entry is found where its organisation is, after merging, after parting', async () => {
	const kept = await anOrganisation(db, { name: 'Трикотаж Русе', locale: 'bg' });
	const merged = await anOrganisation(db, { name: 'Трикотаж Русе ООД', locale: 'bg' });
	await db
		.updateTable('organisation')
		.set({ country: 'BG', region: 'BG323' })
		.where('id', '=', kept)
		.execute();
	await db
		.updateTable('organisation')
		.set({ country: 'PL', region: 'PL-10' })
		.where('id', '=', merged)
		.execute();
	const id = await aPublishedEntry(db, merged, { title: 'Машинно плетене', locale: 'bg' });
	expect(await whereIs(id)).toEqual({ country: 'PL', region: 'PL-10', narrowed: false });
	const pair = { keptId: kept, mergedId: merged };
	const mergeId = unwrap(
		await attempt(db, (tx) => mergeOrganisations(tx, actor, pair, { ties, now }))
	);
	expect(await whereIs(id)).toEqual({ country: 'BG', region: 'BG323', narrowed: true });
	unwrap(await attempt(db, (tx) => separateOrganisations(tx, actor, mergeId, { ties, now })));
	expect(await whereIs(id)).toEqual({ country: 'PL', region: 'PL-10', narrowed: false });
});

it('offers and conversations go over to the kept record, and back', async () => {
	const [kept, merged, other] = await Promise.all(
		['Tkalnia', 'Tkalnia sp. z o.o.', 'Farbiarnia'].map((name) => anOrganisation(db, { name }))
	);
	if (!kept || !merged || !other) throw new Error('three organisations are needed');
	const own = await aPublishedEntry(db, merged, { title: 'Tkanina lniana 150 cm' });
	const theirs = await aPublishedEntry(db, other, { title: 'Farbowanie tkanin lnianych' });
	const joint = await anEntry(db, { organisationId: other }, { title: 'Wspólna kolekcja lniana' });
	for (const organisationId of [kept, merged]) {
		const party = { entryId: joint, organisationId, role: 'supplier' as const, share: '' };
		unwrap(await attempt(db, (tx) => inviteParty(tx, house, party, now)));
		const said = { entryId: theirs, organisationId, message: 'Ile trwa?', locale: 'pl' as const };
		unwrap(await attempt(db, (tx) => expressInterest(tx, house, said, now)));
	}
	const relied = await askReliance(db, [merged]);
	expect(relied.get(merged)).toBe('in_marketplace');
	const before = await everything();
	const pair = { keptId: kept, mergedId: merged };
	const mergeId = unwrap(
		await attempt(db, (tx) => mergeOrganisations(tx, actor, pair, { ties, now }))
	);
	const owner = await db
		.selectFrom('marketplaceEntry')
		.select('organisationId')
		.where('id', '=', own)
		.executeTakeFirst();
	expect(owner?.organisationId).toBe(kept);
	unwrap(await attempt(db, (tx) => separateOrganisations(tx, actor, mergeId, { ties, now })));
	expect(await everything()).toEqual(before);
});
