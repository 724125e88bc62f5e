import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { stepAsOwner } from '#rooms/marketplace/reviewing.server.ts';
import { anEntry, aPublishedEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { indexOrganisations } from '#rooms/organisations/organisation-entry.server.ts';
import { dismissFirm, listFirmMatches } from './firms.server.ts';
import { dismissMatch, listMatches } from './matching.server.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });
const linked = new Set<string>();

it('finds the counterpart in another language, says why, and takes a no', async () => {
	const offer = await aPublishedEntry(db, mill, { title: 'Przędza wełniana Nm 2/28' });
	const request = await aPublishedEntry(
		db,
		studio,
		{ title: 'Търсим вълнена прежда', locale: 'bg' },
		{ direction: 'request' }
	);
	await aPublishedEntry(
		db,
		studio,
		{ title: 'Търсим счетоводител', locale: 'bg' },
		{ direction: 'request', activities: ['69.20'], chainSteps: [] }
	);
	const entry = (await findEntry(db, offer)) ?? expect.unreachable('the offer is gone');
	const found = await listMatches(db, entry, { linked });
	expect(found).toMatchObject([{ id: request }]);
	expect(found[0]?.reasons).toEqual(expect.arrayContaining(['meaning', 'step', 'sector']));
	const no = { entryId: offer, counterpartId: request, reason: 'size' as const };
	const dismiss = () => attempt(db, (tx) => dismissMatch(tx, house, no, now));
	for (const done of await Promise.all([dismiss(), dismiss()])) unwrap(done);
	expect(await listMatches(db, entry, { linked })).toEqual([]);
});

it('proposes those at the same step to one whose words mean nothing to it, and to a draft', async () => {
	const plain = { activities: [], chainSteps: ['textile_fashion:dyeing_finishing'] };
	const request = await aPublishedEntry(
		db,
		studio,
		{ title: 'Сто кубика', summary: 'Един път месечно.', locale: 'bg' },
		{ ...plain, direction: 'request' }
	);
	const draft = await anEntry(
		db,
		{ organisationId: mill },
		{ title: 'Sto sześć', summary: 'Raz w miesiącu.' },
		plain
	);
	const entry = (await findEntry(db, draft)) ?? expect.unreachable('the draft is gone');
	const found = await listMatches(db, entry, { linked });
	expect(found).toMatchObject([{ id: request, reasons: ['step'] }]);
});

it('puts what names the rarer thing first, and forgets what was withdrawn', async () => {
	const silk = { title: 'Шелковый трикотаж', locale: 'ru' as const };
	const asking = { direction: 'request' as const, activities: [], chainSteps: [] };
	const knits = ['Трикотаж', 'Трикотаж оптом', 'Трикотаж сериями'];
	for (const title of knits) await aPublishedEntry(db, studio, { ...silk, title }, asking);
	const wanted = await aPublishedEntry(db, studio, silk, asking);
	const offering = { ...asking, direction: 'offer' as const };
	const draft = await anEntry(
		db,
		{ organisationId: mill },
		{ title: 'Dzianina jedwabna' },
		offering
	);
	const entry = (await findEntry(db, draft)) ?? expect.unreachable('the draft is gone');
	const first = await listMatches(db, entry, { linked });
	expect(first).toHaveLength(4);
	expect(first[0]).toMatchObject({ id: wanted });
	const withdrawn = { id: wanted, kind: 'withdrawn' as const };
	unwrap(await attempt(db, (tx) => stepAsOwner(tx, house, withdrawn, now)));
	expect(await listMatches(db, entry, { linked })).toHaveLength(3);
});

it('finds organisations by what the registry knows of them, and takes a no', async () => {
	const title = 'Търсим плетач';
	const asked = await aPublishedEntry(
		db,
		studio,
		{ title, locale: 'bg' },
		{ direction: 'request', chainSteps: ['textile_fashion:knitting'] }
	);
	const knitter = await anOrganisation(db, { name: 'Dziewiarnia Oczko' });
	await db.transaction().execute(async (tx) => {
		const step = { organisationId: knitter, chain: 'textile_fashion' as const, step: 'knitting' };
		await tx.insertInto('organisationChainStep').values(step).execute();
		await indexOrganisations(tx, [knitter], now);
	});
	const find = () => listFirmMatches(db, { id: asked }, { linked, today: '2026-03-02' });
	const found = await find();
	expect(found.find(({ id }) => id === knitter)?.reasons).toContain('step');
	const no = { entryId: asked, organisationId: knitter, reason: 'region' as const };
	const dismiss = () => attempt(db, (tx) => dismissFirm(tx, house, no, now));
	for (const done of await Promise.all([dismiss(), dismiss()])) unwrap(done);
	expect((await find()).some(({ id }) => id === knitter)).toBe(false);
});
