import { beforeAll, describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { findCurrentAddress, giveHost, takeHost } from './cluster-address.server.ts';
import { findCluster } from './cluster-record.server.ts';
import { changeCluster, readClusterDraft, registerCluster } from './cluster.server.ts';
import { enterCluster } from './entering.server.ts';
import { clusterHosts, findOwnHost } from './own-address.server.ts';
import { aCluster, aClusterDraft, someDay } from './testing.ts';

const db = await testDatabase();
let lodz = '';
beforeAll(async () => {
	lodz = await aCluster(db, { name: 'Klaster Mody' });
});

const change = async (id: string, edition: number, changes: object) => {
	const draft = { ...(await readClusterDraft(db, id)), ...changes };
	return attempt(db, (tx) => changeCluster(tx, house, { id, edition, draft }, someDay));
};

describe('entering a cluster', () => {
	it('makes whoever enters it its manager, and finds it at once', async () => {
		const { id: personId, actor } = await aPerson(db, { name: 'Anna' });
		const draft = aClusterDraft({ name: 'Klaster Wełny' });
		const entered = await attempt(db, (tx) => enterCluster(tx, actor, draft, someDay));
		if (!entered.ok) throw new Error(entered.reason);
		const holders = await listHolders(db, { kind: 'cluster', id: entered.value }, someDay);
		expect(holders.map((holder) => [holder.personId, holder.role])).toEqual([
			[personId, 'manager']
		]);
		const { hits } = await searchEntries(db, { text: 'welna', locale: 'pl' });
		expect(hits.map(({ path }) => path)).toContain('/clusters/klaster-welny');
	});

	it.each([
		['an address that is taken', { slug: 'klaster-mody' }, 'address_taken'],
		['an address in capitals', { slug: 'Klaster' }, 'draft_has_problems'],
		['no name in the original language', { originalLocale: 'bg' as const }, 'draft_has_problems']
	])('refuses %s and writes nothing', async (_, changes, reason) => {
		const draft = aClusterDraft({ name: 'Inny' }, changes);
		const refused = await attempt(db, (tx) => registerCluster(tx, house, draft, someDay));
		expect(refused).toMatchObject({ ok: false, reason });
	});

	it('lets the constraint judge when two take one address at the same moment', async () => {
		const draft = aClusterDraft({ name: 'Dwa Razy' });
		const both = await Promise.all(
			[1, 2].map(() => attempt(db, (tx) => registerCluster(tx, house, draft, someDay)))
		);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'address_taken' });
	});
});

describe('two people changing one cluster', () => {
	it('the second sees what the first wrote, and loses nothing', async () => {
		const id = await aCluster(db, { name: 'Dwoje' });
		expect(await change(id, 1, { town: 'Pabianice' })).toMatchObject({ ok: true, value: 2 });
		const second = await change(id, 1, { website: 'https://dwoje.example' });
		expect(second).toMatchObject({
			ok: false,
			reason: 'changed_meanwhile',
			details: { edition: 2, theirs: { town: 'Pabianice', website: null } }
		});
		expect((await readClusterDraft(db, id)).website).toBeNull();
		expect(await change(id, 2, { website: 'https://dwoje.example' })).toMatchObject({ value: 3 });
	});

	it('at the same moment: one saves, one is asked', async () => {
		const id = await aCluster(db, { name: 'Naraz' });
		const both = await Promise.all(['Zgierz', 'Ozorków'].map((town) => change(id, 1, { town })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed_meanwhile' });
	});

	it('keeps both versions in the journal', async () => {
		const deeds = await listDeeds(db, { kind: 'cluster', id: lodz });
		expect(deeds.map(({ deed }) => deed)).toEqual(['cluster.registered']);
		await change(lodz, 1, { town: 'Łódź' });
		const [changed] = await listDeeds(db, { kind: 'cluster', id: lodz });
		expect(changed?.details).toMatchObject({ before: { town: null }, after: { town: 'Łódź' } });
	});
});

describe('addresses', () => {
	it('a former address leads to the present one, over several moves', async () => {
		const id = await aCluster(db, { name: 'Pierwszy' });
		await change(id, 1, { slug: 'drugi' });
		await change(id, 2, { slug: 'trzeci' });
		expect(await findCurrentAddress(db, 'pierwszy')).toBe('trzeci');
		expect(await findCurrentAddress(db, 'drugi')).toBe('trzeci');
		expect(await findCluster(db, 'pierwszy', someDay)).toBeUndefined();
	});

	it('a former address is nobody else’s, and one may come back to it', async () => {
		const id = await aCluster(db, { name: 'Dawny' });
		await change(id, 1, { slug: 'nowy' });
		const other = aClusterDraft({ name: 'Dawny' });
		expect(await attempt(db, (tx) => registerCluster(tx, house, other, someDay))).toMatchObject({
			reason: 'address_taken'
		});
		expect(await change(id, 2, { slug: 'dawny' })).toMatchObject({ ok: true });
		expect(await findCurrentAddress(db, 'dawny')).toBeUndefined();
		expect(await findCurrentAddress(db, 'nowy')).toBe('dawny');
	});

	it('a host belongs to one cluster and is found, asked again only after a while', async () => {
		const give = (host: string) =>
			attempt(db, (tx) => giveHost(tx, house, { clusterId: lodz, host }));
		expect(await give(' Moda.Example ')).toMatchObject({ ok: true });
		expect(await give('moda.example')).toMatchObject({ reason: 'host_taken' });
		expect(await give('moda')).toMatchObject({ reason: 'wrong_host' });
		let at = 0;
		const find = clusterHosts(db, () => at);
		expect(await find('moda.example')).toBe('klaster-mody');
		expect(await find('osnova.example')).toBeNull();
		expect(await findOwnHost(db, lodz)).toBe('moda.example');
		await attempt(db, (tx) => takeHost(tx, house, { clusterId: lodz, host: 'moda.example' }));
		expect(find('moda.example')).toBe('klaster-mody');
		at = 31_000;
		expect(await find('moda.example')).toBeNull();
	});
});
