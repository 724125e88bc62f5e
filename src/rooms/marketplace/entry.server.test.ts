import { describe, expect, it } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import type { Found } from '#platform/search/wanted.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { rebuildState } from './entry-life.ts';
import { findEntry, listEntries, listSteps } from './entry-record.server.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import { changeEntry, enterEntry } from './entry.server.ts';
import { answerAsParty, inviteParty } from './parties.server.ts';
import { listCopies, listOwnTwins } from './twins.server.ts';
import { passEntry, sendIn, stepAsOwner, stepWithWords } from './reviewing.server.ts';
import { settleMarketplace } from './settings.server.ts';
import { anEntry, anEntryDraft, aPublishedEntry, marketDay as now } from './testing.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });
const clusterId = await aCluster(db, { name: 'Klaster Nici' });
const people = {
	first: await aPerson(db, { name: 'Ada' }),
	other: await aPerson(db, { name: 'Bo' })
};

const act = <Value>(deed: Parameters<typeof attempt<Value>>[1]) => attempt(db, deed);
const send = (id: string, actor: Actor = house) =>
	act((tx) => sendIn(tx, actor, { id, isAnother: true }, now));
const sendOnce = (id: string) => act((tx) => sendIn(tx, house, { id }, now));
const pass = (id: string, actor: Actor) => act((tx) => passEntry(tx, actor, { id }, now));
/** Those that have all the words, not those that have some. */
const wholeHits = ({ hits, whole, isByLikeness }: Found) =>
	isByLikeness ? [] : hits.slice(0, whole);
const found = async (text: string) =>
	wholeHits(await searchEntries(db, { text, locale: 'pl', subjectKinds: ['entry'] })).map(
		({ subjectId }) => subjectId
	);
const stateOf = async (id: string) => (await findEntry(db, id))?.state;

describe('entering', () => {
	it('keeps what was written, and the same form sent twice is one entry', async () => {
		const draft = anEntryDraft({ title: 'Dzianina na piżamy' }, { quantity: 1250.5, unit: 'kg' });
		const id = newId();
		const entered = { organisationId: mill, clusterId: null, draft };
		const both = await Promise.all(
			[1, 2].map(() => act((tx) => enterEntry(tx, house, entered, now, { id })))
		);
		expect(both.map((one) => unwrap(one))).toEqual([id, id]);
		expect(await readEntryDraft(db, id)).toEqual(draft);
		expect(await found('piżamy')).toEqual([]);
	});

	it('from another tab in other words is not taken for the same, and changes nothing', async () => {
		const draft = anEntryDraft({ title: 'Dzianina z pierwszej karty' });
		const entered = { organisationId: mill, clusterId: null, draft };
		const id = unwrap(await act((tx) => enterEntry(tx, house, entered, now)));
		const others = { ...entered, draft: anEntryDraft({ title: 'Dzianina z drugiej karty' }) };
		const late = await act((tx) => enterEntry(tx, house, others, now, { id }));
		expect(late).toMatchObject({ ok: false, reason: 'entry_entered_elsewhere' });
		expect(await readEntryDraft(db, id)).toEqual(draft);
	});

	it('takes no id that is another organisation’s', async () => {
		const id = await anEntry(db, { organisationId: mill }, { title: 'Dzianina cudza' });
		const draft = anEntryDraft({ title: 'Dzianina obca' });
		const other = { organisationId: studio, clusterId: null, draft };
		const taken = await act((tx) => enterEntry(tx, house, other, now, { id }));
		expect(taken).toMatchObject({ ok: false, reason: 'entry_gone' });
	});
});

describe('publishing', () => {
	it('shows at once what no cluster checks, and finds it by the words of every part', async () => {
		const id = await aPublishedEntry(db, mill, {
			title: 'Szwalnia bluz sportowych',
			advantages: 'Własna krojownia'
		});
		expect(await found('krojownia')).toEqual([id]);
		expect(await findEntry(db, id)).toMatchObject({ state: 'published', validUntil: '2026-09-02' });
	});

	it('does not show what is not whole', async () => {
		const id = await anEntry(db, { organisationId: mill }, { title: 'TANIE SZWALNIE!!!' });
		expect(await send(id)).toMatchObject({ ok: false, reason: 'title_shouts' });
		expect(await stateOf(id)).toBe('draft');
	});

	it('waits for the cluster, comes back with remarks, and is sent in again', async () => {
		const owned = { organisationId: mill, clusterId };
		const id = await anEntry(db, owned, { title: 'Farbowanie dzianin w partiach' });
		expect(unwrap(await send(id))).toBe('submitted');
		expect(await found('farbowanie')).toEqual([]);
		const silent = { id, kind: 'returned' as const, comment: '  ' };
		const back = { ...silent, comment: 'Dopisz szerokość.' };
		const step = (said: typeof back) => act((tx) => stepWithWords(tx, house, said, now));
		expect(await step(silent)).toMatchObject({ ok: false, reason: 'comment_missing' });
		expect(unwrap(await step(back))).toBe('returned');
		expect(unwrap(await send(id))).toBe('submitted');
		expect(unwrap(await pass(id, people.first.actor))).toBe('published');
		expect(await found('farbowanie')).toEqual([id]);
		const kinds = (await listSteps(db, id)).map(({ kind }) => kind).reverse();
		expect(kinds).toEqual(['submitted', 'returned', 'submitted', 'published']);
		expect(rebuildState(kinds)).toBe(await stateOf(id));
	});

	it('is looked at by two different people where the cluster wants it', async () => {
		const strict = await aCluster(db, { name: 'Klaster Ścisły' });
		const settled = { clusterId: strict, checks: 2, validMonths: 3, edition: 0 };
		unwrap(await act((tx) => settleMarketplace(tx, house, settled, now)));
		const owned = { organisationId: mill, clusterId: strict };
		const id = await anEntry(db, owned, { title: 'Nici poliestrowe z odzysku' });
		await send(id);
		expect(unwrap(await pass(id, people.first.actor))).toBe('checked');
		expect(await pass(id, people.first.actor)).toMatchObject({ reason: 'second_check_by_another' });
		expect(unwrap(await pass(id, people.other.actor))).toBe('published');
		expect(await findEntry(db, id)).toMatchObject({ validUntil: '2026-06-02' });
		const late = { ...settled, checks: 0 };
		expect(await act((tx) => settleMarketplace(tx, house, late, now))).toMatchObject({
			reason: 'changed_meanwhile'
		});
	});

	it.each([1, 2])(
		'is not passed by its own owner’s second click, where %i look at it',
		async (checks) => {
			const strict = await aCluster(db, { name: `Klaster Podwójny ${checks}` });
			const settled = { clusterId: strict, checks, validMonths: 3, edition: 0 };
			unwrap(await act((tx) => settleMarketplace(tx, house, settled, now)));
			const owned = { organisationId: mill, clusterId: strict };
			const id = await anEntry(db, owned, { title: `Haft komputerowy ${checks}` });
			const clicks = await Promise.all([send(id), send(id), send(id)]);
			expect(clicks.map((one) => unwrap(one))).toEqual(['submitted', 'submitted', 'submitted']);
			expect(await listSteps(db, id)).toHaveLength(1);
			expect(await stateOf(id)).toBe('submitted');
		}
	);

	it('is published once when two pass it at the same time', async () => {
		const id = await anEntry(
			db,
			{ organisationId: mill, clusterId },
			{ title: 'Moce krojowni CNC' }
		);
		await send(id);
		const both = await Promise.all([pass(id, people.first.actor), pass(id, people.other.actor)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

describe('changing', () => {
	it('keeps a published entry whole, and two writers apart', async () => {
		const id = await aPublishedEntry(db, mill, { title: 'Przędza wełniana Nm 1/28' });
		const change = (edition: number, title: string) =>
			act((tx) => changeEntry(tx, house, { id, edition, draft: anEntryDraft({ title }) }, now));
		expect(await change(1, '')).toMatchObject({ reason: 'entry_title_missing' });
		expect(unwrap(await change(1, 'Przędza wełniana Nm 1/30'))).toMatchObject({ edition: 2 });
		expect(await change(1, 'Przędza zwykła czesankowa')).toMatchObject({
			reason: 'changed_meanwhile'
		});
		expect(await found('przędza wełniana 30')).toEqual([id]);
	});

	it('is closed while the cluster looks at it', async () => {
		const id = await anEntry(
			db,
			{ organisationId: mill, clusterId },
			{ title: 'Haft maszynowy logo' }
		);
		await send(id);
		const draft = anEntryDraft({ title: 'Haft ręczny na życzenie' });
		expect(await act((tx) => changeEntry(tx, house, { id, edition: 1, draft }, now))).toMatchObject(
			{ reason: 'entry_not_open' }
		);
	});
});

describe('an entry of several', () => {
	const invite = (entryId: string, organisationId: string) =>
		act((tx) =>
			inviteParty(tx, house, { entryId, organisationId, role: 'designer', share: '' }, now)
		);
	const answer = (entryId: string, edition: number, agrees = true) =>
		act((tx) =>
			answerAsParty(tx, house, { entryId, organisationId: studio, edition, agrees }, now)
		);

	it('is shown when each has agreed to the words as they stand', async () => {
		const id = await anEntry(db, { organisationId: mill }, { title: 'Wspólna kolekcja dzianin' });
		unwrap(await invite(id, studio));
		expect(await invite(id, studio)).toMatchObject({ reason: 'party_named_twice' });
		expect(await invite(id, mill)).toMatchObject({ reason: 'party_is_owner' });
		expect(await send(id)).toMatchObject({ reason: 'parties_silent', details: { silent: 1 } });
		unwrap(await answer(id, 1));
		const draft = anEntryDraft({ title: 'Wspólna kolekcja zimowa' });
		unwrap(await act((tx) => changeEntry(tx, house, { id, edition: 1, draft }, now)));
		expect(await send(id)).toMatchObject({ reason: 'parties_silent' });
		expect(await answer(id, 1)).toMatchObject({ reason: 'entry_changed_meanwhile' });
		unwrap(await answer(id, 2));
		expect(unwrap(await send(id))).toBe('published');
		const again = { id, edition: 2, draft };
		expect(await act((tx) => changeEntry(tx, house, again, now))).toMatchObject({
			reason: 'joint_entry_published'
		});
		expect(await findEntry(db, id)).toMatchObject({ edition: 2 });
	});

	it('waits for a no as for silence', async () => {
		const id = await anEntry(db, { organisationId: mill }, { title: 'Oferta trzech klastrów' });
		unwrap(await invite(id, studio));
		unwrap(await answer(id, 1, false));
		expect(await send(id)).toMatchObject({ reason: 'parties_silent' });
	});
});

describe('moderation', () => {
	const said = (id: string, kind: 'removed' | 'appealed' | 'restored' | 'upheld') =>
		act((tx) => stepWithWords(tx, house, { id, kind, comment: 'Bo tak stanowi regulamin.' }, now));

	it('removes with a reason, hears one appeal, and can bring back', async () => {
		const id = await aPublishedEntry(db, mill, { title: 'Kursy szycia przez telefon' });
		expect(unwrap(await said(id, 'removed'))).toBe('removed');
		expect(await found('kursy szycia')).toEqual([]);
		expect(await said(id, 'restored')).toMatchObject({ reason: 'no_appeal' });
		unwrap(await said(id, 'appealed'));
		expect(await said(id, 'appealed')).toMatchObject({ reason: 'appealed_already' });
		expect(unwrap(await said(id, 'restored'))).toBe('published');
		expect(await found('kursy szycia')).toEqual([id]);
	});

	it('lays an appeal before the cluster until it is answered', async () => {
		const id = await anEntry(db, { organisationId: mill, clusterId }, { title: 'Kurs haftu nocą' });
		const waiting = async () =>
			(await listEntries(db, { clusterId, awaitsCluster: true })).entries.map((one) => one.id);
		await send(id);
		expect(await waiting()).toContain(id);
		await said(id, 'removed');
		expect(await waiting()).not.toContain(id);
		await said(id, 'appealed');
		expect(await waiting()).toContain(id);
		await said(id, 'upheld');
		expect(await waiting()).not.toContain(id);
	});

	it('says no for good', async () => {
		const id = await aPublishedEntry(db, mill, { title: 'Farma odnośników modowych' });
		await said(id, 'removed');
		await said(id, 'appealed');
		expect(unwrap(await said(id, 'upheld'))).toBe('removed');
		expect(await said(id, 'appealed')).toMatchObject({ reason: 'appealed_already' });
	});
});

it('is closed with what came of it, and listed for its owner', async () => {
	const id = await aPublishedEntry(db, studio, {
		title: 'Търсим доставчик на ципове',
		locale: 'bg'
	});
	const close = { id, kind: 'closed' as const, details: { outcome: 'found_here' } };
	expect(unwrap(await act((tx) => stepAsOwner(tx, house, close, now)))).toBe('closed');
	const { entries, total } = await listEntries(db, { organisationIds: [studio] });
	expect([entries.map((entry) => entry.id), total]).toEqual([[id], 1]);
	expect(entries[0]?.titles).toEqual({ bg: 'Търсим доставчик на ципове' });
});

describe('the same entry a second time', () => {
	const yarn = { title: 'Przędza lniana Nm 26', summary: 'Bielona, na stożkach, od stu kilo.' };
	const twin = {
		...{ title: 'Ленена прежда Nm 26', summary: 'Избелена, на конуси, от сто кила.' },
		locale: 'bg' as const
	};

	it('is asked about, also when translated, and goes on when it is another', async () => {
		const owner = await anOrganisation(db, { name: 'Lniarnia Żyrardów' });
		const first = await anEntry(db, { organisationId: owner }, yarn);
		const second = await anEntry(db, { organisationId: owner }, twin);
		expect(await sendOnce(first)).toMatchObject({ value: 'published' });
		expect(await sendOnce(second)).toMatchObject({ reason: 'entry_twice' });
		expect(await listOwnTwins(db, { id: second, organisationId: owner })).toMatchObject([
			{ id: first, likeness: 'translated' }
		]);
		expect(await send(second)).toMatchObject({ value: 'published' });
	});

	it('of another owner is no hindrance, but who checks sees a copy', async () => {
		const owner = await anOrganisation(db, { name: 'Tkalnia Zduńska Wola' });
		const said = { title: 'Tkanina z pokrzywy 180 g', summary: 'Tkana na wąskich krosnach.' };
		const first = await aPublishedEntry(db, owner, said);
		const copier = await anOrganisation(db, { name: 'Kopista' });
		const copy = await anEntry(db, { organisationId: copier }, said);
		expect(await listCopies(db, copy)).toMatchObject([{ id: first, likeness: 'same_words' }]);
		expect(await sendOnce(copy)).toMatchObject({ value: 'published' });
	});
});
