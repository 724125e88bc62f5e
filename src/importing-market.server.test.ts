import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { aPublishedEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { checkImport, runImport } from '#rooms/organisations/import-run.server.ts';
import { undoImport } from '#rooms/organisations/import-undo.server.ts';
import {
	beginImport,
	countOutcomes,
	getImport,
	mapColumns
} from '#rooms/organisations/import.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { intakeOf } from './imports.server.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(join(tmpdir(), 'osnova-importing-')));
const work = { db, files, clock: () => now };
const anna = await aPerson(db, { name: 'Anna Wrzecionowska' });
const clusterId = await aCluster(db, { name: 'Klaster Nici' });

async function takeIn(kind: 'organisations' | 'members', text: string): Promise<string> {
	const asked = { kind, clusterId, name: 'lista.csv', content: Buffer.from(text) };
	const id = unwrap(await attempt(db, (tx) => beginImport(tx, files, anna.actor, asked, now)));
	const mapping = { ...(await getImport(db, id)).mapping, locale: 'pl', country: 'PL' };
	unwrap(await attempt(db, (tx) => mapColumns(tx, anna.actor, { id, mapping }, now)));
	await checkImport(work, id, intakeOf(kind));
	await runImport(work, id, intakeOf(kind));
	return id;
}

async function seenOf(organisationId: string, entryId: string) {
	const { rows } = await sql<{ row: string }>`
		select to_jsonb(it)::text as row from organisation as it where id = ${organisationId}
		union all select to_jsonb(it)::text from organisation_text as it
			where organisation_id = ${organisationId}
		union all select to_jsonb(it)::text from search_entry as it
			where subject_id in (${entryId}, ${organisationId})
		order by 1`.execute(db);
	return rows;
}

it.each(['organisations', 'members'] as const)(
	'a table of %s leaves a firm it knows, and what is found of it, as they were',
	async (kind) => {
		const name = `Dziewiarnia Runo ${kind}`;
		const firm = await anOrganisation(db, { name }, now, { country: 'PL', town: 'Łódź' });
		const entryId = await aPublishedEntry(db, firm, { title: `Dzianina, ${kind}` });
		const before = await seenOf(firm, entryId);
		const id = await takeIn(
			kind,
			`Firma;Miasto;Województwo;Wielkość\n${name} sp. z o.o.;Łódź;mazowieckie;duża\n`
		);
		expect(await countOutcomes(db, id)).toEqual({ known: 1 });
		expect(await seenOf(firm, entryId)).toEqual(before);
		unwrap(await undoImport(work, id, anna.actor, intakeOf(kind)));
		expect(await seenOf(firm, entryId)).toEqual(before);
	}
);

it('undoing leaves the firms that have entries by now, and names them', async () => {
	const id = await takeIn('organisations', 'Nazwa;Miejscowość\nPrzędza Nowa;Zgierz\nTył;Zgierz\n');
	const [first] = await db
		.selectFrom('organisationImportRow')
		.select('subjectId')
		.where('importId', '=', id)
		.orderBy('rowNumber')
		.execute();
	const firm = first?.subjectId ?? '';
	const entryId = await aPublishedEntry(db, firm, { title: 'Przędza czesankowa 40/2' });
	const before = await seenOf(firm, entryId);
	const undone = unwrap(await undoImport(work, id, anna.actor, intakeOf('organisations')));
	expect(undone.kept).toEqual([{ rowNumber: 2, reason: 'in_marketplace' }]);
	expect(await seenOf(firm, entryId)).toEqual(before);
});
