import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { addMembership } from '#rooms/clusters/membership.server.ts';
import { registerCluster } from '#rooms/clusters/cluster.server.ts';
import { guessMapping, type ImportKind } from '#rooms/organisations/import-columns.ts';
import { checkImport, runImport } from '#rooms/organisations/import-run.server.ts';
import { undoImport } from '#rooms/organisations/import-undo.server.ts';
import {
	beginImport,
	countOutcomes,
	failImport,
	getImport,
	listRefused,
	mapColumns
} from '#rooms/organisations/import.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { beginStep, beginUndoing, intakeOf } from './imports.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const files = diskFileStore(await mkdtemp(join(tmpdir(), 'osnova-imports-')));
const work = { db, files, clock: () => now };
const anna = await aPerson(db, { name: 'Anna Wrzecionowska' });

const table = `Nazwa;Miejscowość;NIP;PKD;Strona www;Wielkość
Przędzalnia Żółta Nić;Łódź;524-101-55-72;13.10.Z;zoltanic.example;mała
Poltex sp. z o.o.;Pabianice;;14.22;;mikro
;Łódź;;;;
Zła Cyfra;Zgierz;5241015573;;;
POLTEX;Pabianice;;;;
Dunav Trikotazh;Ruse;;;;
`;

async function begin(
	text: string,
	kind: ImportKind = 'organisations',
	clusterId: string | null = null
) {
	const content = Buffer.from(text);
	const id = await db
		.transaction()
		.execute(async (tx) =>
			unwrap(
				await beginImport(
					tx,
					files,
					anna.actor,
					{ kind, clusterId, name: 'lista.csv', content },
					now
				)
			)
		);
	const { mapping } = await getImport(db, id);
	const settled = { ...mapping, locale: 'pl', country: 'PL' };
	await db
		.transaction()
		.execute(async (tx) => unwrap(await mapColumns(tx, anna.actor, { id, mapping: settled }, now)));
	return id;
}

async function through(id: string, kind: ImportKind = 'organisations') {
	await checkImport(work, id, intakeOf(kind));
	await runImport(work, id, intakeOf(kind));
	return countOutcomes(db, id);
}

const count = async (name: 'organisation' | 'searchEntry' | 'membership' | 'industryFigure') =>
	(
		await db
			.selectFrom(name)
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow()
	).n;

describe('a table of organisations', () => {
	it('tries every row before anything is written', async () => {
		await anOrganisation(db, { name: 'Дунав Трикотаж ООД', locale: 'bg' }, now, {
			country: 'PL',
			town: 'Русе'
		});
		const before = await count('organisation');
		const id = await begin(table);
		await checkImport(work, id, intakeOf('organisations'));
		expect(await getImport(db, id)).toMatchObject({ rowCount: 6, acceptedRows: 4, refusedRows: 2 });
		expect(await countOutcomes(db, id)).toEqual({ known: 2, refused: 2 });
		expect((await listRefused(db, id)).map(({ rowNumber, reason }) => [rowNumber, reason])).toEqual(
			[
				[4, 'name_missing_in_original'],
				[5, 'wrong_check_digit']
			]
		);
		expect(await count('organisation')).toBe(before);
	});

	it('takes rows in once, links the known ones, and undoes it all', async () => {
		const before = [await count('organisation'), await count('searchEntry')];
		const id = await begin(table);
		expect(await through(id)).toEqual({ new: 2, known: 2, refused: 2 });
		expect(await count('organisation')).toBe((before[0] ?? 0) + 2);
		const again = await begin(table);
		expect(await through(again)).toEqual({ known: 4, refused: 2 });
		const undone = await undoImport(work, id, anna.actor, intakeOf('organisations'));
		expect(undone).toMatchObject({ ok: true, value: { kept: [] } });
		expect([await count('organisation'), await count('searchEntry')]).toEqual(before);
	});

	it('whose trial stopped is tried again, and no longer counts as stopped', async () => {
		const id = await begin(table);
		await failImport(db, id, 'the disk was full');
		await beginStep(work, id, 'check');
		expect(await getImport(db, id)).toMatchObject({
			failure: null,
			checkedAt: expect.any(Date) as Date
		});
	});

	it('is undone once, and whole, though an earlier turn was interrupted', async () => {
		const before = await count('organisation');
		const id = await begin('Nazwa;Miejscowość\nTkalnia Raz;Zgierz\nTkalnia Dwa;Zgierz\n');
		expect(await beginUndoing(work, id, anna.actor)).toMatchObject({ ok: false });
		await through(id);
		const intake = intakeOf('organisations');
		const [first] = await db
			.selectFrom('organisationImportRow')
			.selectAll()
			.where('importId', '=', id)
			.execute();
		const order = {
			id,
			clusterId: null,
			createdById: anna.id,
			defaults: { locale: 'pl' as const, country: 'PL' },
			now
		};
		await db
			.transaction()
			.execute((tx) => intake.undo(tx, anna.actor, first ? [first] : [], order));
		expect(await beginUndoing(work, id, anna.actor)).toMatchObject({ ok: true });
		expect(await count('organisation')).toBe(before);
		const [deed] = await listDeeds(db, { kind: 'import', id }, { limit: 1 });
		expect(deed).toMatchObject({ deed: 'import.undone', details: { keptCount: 0 } });
		expect(await beginUndoing(work, id, anna.actor)).toMatchObject({
			reason: 'import_undone_already'
		});
	});

	it('goes on where a killed run stopped', async () => {
		const rows = Array.from({ length: 2500 }, (_, at) => `Firma ${at};Miasto ${at}`).join('\n');
		const id = await begin(`Nazwa;Miejscowość\n${rows}\n`);
		await checkImport(work, id, intakeOf('organisations'));
		const killed = { ...intakeOf('organisations') };
		let batches = 0;
		const open = killed.open.bind(killed);
		killed.open = () => {
			const reading = open();
			return {
				...reading,
				write: (...args) => {
					if (++batches === 2) throw new Error('killed');
					return reading.write(...args);
				}
			};
		};
		await expect(runImport(work, id, killed)).rejects.toThrow('killed');
		expect(await getImport(db, id)).toMatchObject({ doneRows: 1000, finishedAt: null });
		await runImport(work, id, intakeOf('organisations'));
		expect(await countOutcomes(db, id)).toEqual({ new: 2500 });
		expect(await getImport(db, id)).toMatchObject({ doneRows: 2500, finishedAt: now });
	});

	it('keeps what others rely on meanwhile, and says which', async () => {
		const id = await begin('Nazwa;Miejscowość\nTkalnia Nowa;Zgierz\nTkalnia Stara;Zgierz\n');
		await through(id);
		const cluster = await aCluster('tkalnie');
		const rows = await db
			.selectFrom('organisationImportRow')
			.selectAll()
			.where('importId', '=', id)
			.orderBy('rowNumber')
			.execute();
		await db.transaction().execute(async (tx) =>
			unwrap(
				await addMembership(tx, house, {
					clusterId: cluster,
					organisationId: rows[0]?.subjectId ?? '',
					kind: 'member',
					validFrom: '2026-01-01'
				})
			)
		);
		const undone = await undoImport(work, id, anna.actor, intakeOf('organisations'));
		expect(undone).toMatchObject({
			value: { kept: [{ rowNumber: 2, reason: 'in_cluster' }] }
		});
	});
});

async function aCluster(slug: string): Promise<string> {
	return db.transaction().execute(async (tx) =>
		unwrap(
			await registerCluster(
				tx,
				house,
				{
					slug,
					originalLocale: 'pl',
					foundedOn: null,
					country: 'PL',
					region: null,
					town: null,
					latitude: null,
					longitude: null,
					website: null,
					texts: { pl: { name: slug, shortName: null, description: '' } },
					sectors: []
				},
				now
			)
		)
	);
}

it('takes in the members of a cluster with their dates, and takes them out again', async () => {
	const cluster = await aCluster('czlonkowie');
	const before = [await count('organisation'), await count('membership')];
	const id = await begin(
		'Firma;Miasto;Członek od;Członkostwo\nAlfa;Łódź;8.10.2010;członek\nBeta;Łódź;2012-01-01;partner\n',
		'members',
		cluster
	);
	expect(await through(id, 'members')).toEqual({ new: 2 });
	const members = await db
		.selectFrom('membership')
		.select(['kind', 'validFrom'])
		.where('clusterId', '=', cluster)
		.orderBy('validFrom')
		.execute();
	expect(members).toEqual([
		{ kind: 'member', validFrom: '2010-10-08' },
		{ kind: 'partner', validFrom: '2012-01-01' }
	]);
	await undoImport(work, id, anna.actor, intakeOf('members'));
	expect([await count('organisation'), await count('membership')]).toEqual(before);
});

it('takes in figures, and undoing brings the former ones back', async () => {
	const figures = (value: string) =>
		`geo,nace_r2,time,indic_sb,value\nPL71,C13,2023,Enterprises,${value}\n`;
	const first = await begin(figures('1234'), 'figures');
	expect(await through(first, 'figures')).toEqual({ new: 1 });
	const second = await begin(figures('1 500'), 'figures');
	expect(await through(second, 'figures')).toEqual({ known: 1 });
	const read = () =>
		db
			.selectFrom('industryFigure')
			.select(['region', 'value', 'importId'])
			.where('year', '=', 2023)
			.execute();
	expect(await read()).toEqual([{ region: 'PL-10', value: 1500, importId: second }]);
	await undoImport(work, second, anna.actor, intakeOf('figures'));
	expect(await read()).toEqual([{ region: 'PL-10', value: 1234, importId: first }]);
});

it('remembers the columns of a person for the same headings', async () => {
	const text = 'Coś;Nazwa\nx;y\n';
	expect(guessMapping(['Coś', 'Nazwa'], 'organisations')).toEqual({ '1': 'name' });
	const id = await begin(text);
	await db
		.transaction()
		.execute((tx) =>
			mapColumns(tx, anna.actor, { id, mapping: { '0': 'town', '1': 'name' } }, now)
		);
	const next = await db
		.transaction()
		.execute(async (tx) =>
			unwrap(
				await beginImport(
					tx,
					files,
					anna.actor,
					{ kind: 'organisations', clusterId: null, name: 'n.csv', content: Buffer.from(text) },
					now
				)
			)
		);
	expect((await getImport(db, next)).mapping).toEqual({ '0': 'town', '1': 'name' });
});
