import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { inspectSheet, rowsOf } from '#platform/sheets/sheet-in.server.ts';
import { expressInterest } from '#rooms/interest/interest.server.ts';
import { anEntry, aPublishedEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { GET as conversations } from './[locale=locale]/conversations/export.[format]/+server.ts';
import { GET as entries } from './[locale=locale]/marketplace/own/export.[format]/+server.ts';
import { anEvent, grantsOf } from './testing.ts';

const db = await testDatabase();
const [mill, studio, shop] = await Promise.all([
	anOrganisation(db, { name: 'Przędzalnia "Nitka"; Zgierz' }),
	anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' }),
	anOrganisation(db, { name: 'Boutique Fil', locale: 'fr' })
]);
const { actor: ewa } = await aPerson(db, { name: 'Ewa' });
const ofMill = { ...ewa, grants: [grantsOf('editor', 'organisation', mill)] };

type Format = 'csv' | 'xlsx' | 'json';
const asked = (format: Format, locale: Locale) =>
	anEvent<never>({ db, actor: ofMill, now, locale, params: { format } });

/** Text comes as text and workbooks as bytes; the server writes either. */
async function bytesOf({ body }: Response): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of body as unknown as AsyncIterable<string | Uint8Array>)
		parts.push(Buffer.from(part as Uint8Array));
	return Buffer.concat(parts);
}

async function table(bytes: Uint8Array) {
	const { headings } = unwrap(await inspectSheet(bytes));
	const rows: string[][] = [];
	for await (const { cells } of rowsOf(bytes)) rows.push(cells);
	return { headings, rows };
}

/** As many as two parts of the file hold, and one. */
async function manyDrafts(like: string, count: number) {
	await sql`
		with made as (
			insert into marketplace_entry
			select (jsonb_populate_record(it, jsonb_build_object('id', gen_random_uuid()))).*
			from marketplace_entry as it, generate_series(1, ${count}::int) where it.id = ${like}
			returning id)
		insert into entry_text
		select (jsonb_populate_record(it, jsonb_build_object('entry_id', made.id))).*
		from entry_text as it, made where it.entry_id = ${like}`.execute(db);
}

it('one’s own entries: all of them, nobody else’s, in the reader’s language', async () => {
	const draft = await anEntry(db, { organisationId: mill }, { title: 'Szkic; z "cudzysłowem"' });
	const shown = await aPublishedEntry(db, mill, { title: 'Przędza na swetry' });
	await aPublishedEntry(db, studio, { title: 'Чужда обява', locale: 'bg' });
	await manyDrafts(draft, 1000);
	const sheets = {
		pl: await table(await bytesOf(await entries(asked('csv', 'pl')))),
		bg: await table(await bytesOf(await entries(asked('xlsx', 'bg'))))
	};
	expect(sheets.pl.headings).toEqual(
		expect.arrayContaining(['Tytuł', 'Organizacja', 'Stan', 'Ważny do'])
	);
	expect(sheets.bg.headings).toEqual(
		expect.arrayContaining(['Заглавие', 'Организация', 'Състояние', 'Валидна до'])
	);
	for (const { rows, headings } of Object.values(sheets)) {
		expect(rows).toHaveLength(1002);
		expect(new Set(rows.map(([id]) => id)).size).toBe(1002);
		expect(new Set(rows.map((cells) => cells[2]))).toEqual(
			new Set(['Przędzalnia "Nitka"; Zgierz'])
		);
		const of = (id: string) => rows.find(([own]) => own === id) ?? [];
		expect(of(draft)[1]).toBe('Szkic; z "cudzysłowem"');
		expect(of(shown)[headings.length - 1]).toMatch(
			new RegExp(`^https://osnova\\.example/(pl|bg)/marketplace/${shown}$`)
		);
	}
	expect(sheets.bg.rows.find(([id]) => id === shown)?.[4]).toBe('Публикувана');
	const json = await bytesOf(await entries(asked('json', 'pl')));
	const told = JSON.parse(json.toString()) as { id: string }[];
	expect(new Set(told.map(({ id }) => id))).toEqual(new Set(sheets.pl.rows.map(([id]) => id)));
});

it('one’s own conversations: with whom and how they stand, not what was said in them', async () => {
	const own = await aPublishedEntry(db, mill, { title: 'Wełna merino' });
	const theirs = await aPublishedEntry(db, studio, { title: 'Шиене на пуловери', locale: 'bg' });
	const express = async (entryId: string, organisationId: string) =>
		unwrap(
			await attempt(db, (tx) =>
				expressInterest(
					tx,
					house,
					{ entryId, organisationId, message: 'Tajne słowa.', locale: 'pl' },
					now
				)
			)
		);
	const received = await express(own, shop);
	const sent = await express(theirs, mill);
	const between = await express(theirs, shop);
	const csv = await bytesOf(await conversations(asked('csv', 'bg')));
	const xlsx = await table(await bytesOf(await conversations(asked('xlsx', 'bg'))));
	const { headings, rows } = await table(csv);
	expect(headings).toEqual(xlsx.headings);
	expect(headings).toEqual(expect.arrayContaining(['Обява', 'С кого', 'Страна', 'Състояние']));
	expect(xlsx.rows).toEqual(rows);
	const told = Object.fromEntries(rows.map(([id, title, other]) => [id, [title, other]]));
	expect(told).toEqual({
		[received]: ['Wełna merino', 'Boutique Fil'],
		[sent]: ['Шиене на пуловери', 'Ателие Дунав']
	});
	const json = (await bytesOf(await conversations(asked('json', 'bg')))).toString();
	expect((JSON.parse(json) as { id: string }[]).map(({ id }) => id).sort()).toEqual(
		[received, sent].sort()
	);
	for (const text of [csv.toString(), json]) {
		expect(text).not.toContain('Tajne słowa');
		expect(text).not.toContain(between);
	}
});
