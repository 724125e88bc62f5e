import { beforeEach, describe, expect, it } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { dropChange, findChange, passChange, returnChange } from './changing.server.ts';
import { findEntry, listEntries, listSteps } from './entry-record.server.ts';
import { changeEntry } from './entry.server.ts';
import { passEntry, sendIn, stepAsOwner } from './reviewing.server.ts';
import { settleMarketplace } from './settings.server.ts';
import { anEntry, anEntryDraft, marketDay as now } from './testing.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const first = (await aPerson(db, { name: 'Ada' })).actor;
const other = (await aPerson(db, { name: 'Bo' })).actor;

const act = <Value>(deed: Parameters<typeof attempt<Value>>[1]) => attempt(db, deed);
let number = 0;
let clusterId = '';
let id = '';
/** No word of one is in the other. */
let words = { before: '', after: '' };

async function publish(checks: number) {
	number += 1;
	words = { before: `Satyna${number}xa`, after: `Batyst${number}xb` };
	clusterId = await aCluster(db, { name: `Klaster ${number}` });
	const settled = { clusterId, checks, validMonths: 3, edition: 0 };
	unwrap(await act((tx) => settleMarketplace(tx, house, settled, now)));
	id = await anEntry(db, { organisationId: mill, clusterId }, { title: `Tkaniny ${words.before}` });
	unwrap(await act((tx) => sendIn(tx, house, { id, isAnother: true }, now)));
	for (const checker of [first, other].slice(0, checks))
		unwrap(await act((tx) => passEntry(tx, checker, { id }, now)));
}

const change = (edition: number, title = `Tkaniny ${words.after}`) =>
	act((tx) => changeEntry(tx, house, { id, edition, draft: anEntryDraft({ title }) }, now));
const pass = (actor: Actor) => act((tx) => passChange(tx, actor, { id }, now));
const sendBack = (comment: string) => act((tx) => returnChange(tx, first, { id, comment }, now));
const isFound = async (text: string) => {
	const { hits } = await searchEntries(db, { text, locale: 'pl', subjectKinds: ['entry'] });
	return hits.some(({ subjectId }) => subjectId === id);
};
const seen = async () => [await isFound(words.before), await isFound(words.after)];
const titleOf = async () => (await findEntry(db, id))?.texts.pl?.title;
const isWaiting = async () =>
	(await listEntries(db, { clusterId, awaitsCluster: true })).total === 1;

describe('a change of a published entry', () => {
	beforeEach(() => publish(1));

	it('is seen when the cluster has looked at it, and not before', async () => {
		expect(unwrap(await change(1))).toEqual({ edition: 2, isWaiting: true });
		expect(await seen()).toEqual([true, false]);
		expect(await titleOf()).toBe(`Tkaniny ${words.before}`);
		expect(await isWaiting()).toBe(true);
		expect(await pass(first)).toMatchObject({ value: 'published' });
		expect(await seen()).toEqual([false, true]);
		expect(await isWaiting()).toBe(false);
		const steps = await listSteps(db, id);
		expect(steps.map(({ kind }) => kind).sort()).toEqual(
			['change_passed', 'change_sent', 'published', 'submitted'].sort()
		);
	});

	it('comes back with words, and goes again', async () => {
		unwrap(await change(1));
		expect(await sendBack('  ')).toMatchObject({ reason: 'comment_missing' });
		unwrap(await sendBack('Z jakiej bawełny?'));
		expect(await isWaiting()).toBe(false);
		expect(await pass(first)).toMatchObject({ reason: 'entry_step_not_open' });
		unwrap(await change(2, `Tkaniny ${words.after} z bawełny`));
		expect(await isWaiting()).toBe(true);
		unwrap(await pass(first));
		expect(await titleOf()).toBe(`Tkaniny ${words.after} z bawełny`);
	});

	it('is written by one of two at a time, and the later sees what the first wrote', async () => {
		const both = await Promise.all([change(1), change(1, `Tkaniny ${words.after} inne`)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		const refused = both.find(({ ok }) => !ok);
		expect(refused).toMatchObject({ reason: 'changed_meanwhile' });
		expect(JSON.stringify(refused)).toContain(words.after);
	});

	it('is passed once, and a second click is no harm', async () => {
		unwrap(await change(1));
		const both = await Promise.all([pass(first), pass(other)]);
		expect(both.map((one) => unwrap(one))).toEqual(['published', 'published']);
		expect((await listSteps(db, id)).filter(({ kind }) => kind === 'change_passed')).toHaveLength(
			1
		);
	});

	it('is dropped by its owner, or gone on with when the entry is taken back', async () => {
		unwrap(await change(1));
		unwrap(await act((tx) => dropChange(tx, house, { id }, now)));
		expect([await titleOf(), await isWaiting()]).toEqual([`Tkaniny ${words.before}`, false]);
		unwrap(await change(2));
		unwrap(await act((tx) => stepAsOwner(tx, house, { id, kind: 'withdrawn' }, now)));
		expect([await titleOf(), await findChange(db, id)]).toEqual([
			`Tkaniny ${words.after}`,
			undefined
		]);
	});
});

it('needs two different people where the cluster wants two', async () => {
	await publish(2);
	unwrap(await change(1));
	expect(await pass(first)).toMatchObject({ value: 'checked' });
	expect(await pass(first)).toMatchObject({ reason: 'second_check_by_another' });
	expect(await seen()).toEqual([true, false]);
	expect(await pass(other)).toMatchObject({ value: 'published' });
	expect(await seen()).toEqual([false, true]);
});

it('is seen at once where nobody looks', async () => {
	await publish(0);
	expect(unwrap(await change(1))).toEqual({ edition: 2, isWaiting: false });
	expect(await seen()).toEqual([false, true]);
});
