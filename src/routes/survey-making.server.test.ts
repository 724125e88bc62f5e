import { expect, it } from 'vitest';
import { house, visitor, type Actor } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { marketDay as now } from '#rooms/marketplace/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { load } from './[locale=locale]/surveys/new/+page.server.ts';
import { anEvent, grantsOf } from './testing.ts';

const db = await testDatabase();
const [nici, sukno] = await Promise.all(
	['Klaster Nici', 'Klaster Sukna'].map((name) => aCluster(db, { name }))
);
const { actor } = await aPerson(db, { name: 'Admin' });
const administrator = { ...actor, grants: house.grants };

type Loaded = { cluster: string; clusters: unknown[]; found: { name: string }[] };
const at = (who: Actor, query: string) =>
	load(anEvent<never>({ db, actor: who, now, path: `/surveys/new${query}` })) as Promise<Loaded>;

it('an administrator looks for a cluster first, and then makes its survey', async () => {
	expect(await at(administrator, '')).toMatchObject({ cluster: '', clusters: [], found: [] });
	const { found } = await at(administrator, '?find=sukna');
	expect(found.map(({ name }) => name)).toEqual(['Klaster Sukna']);
	expect(await at(administrator, `?cluster=${sukno}`)).toMatchObject({
		cluster: sukno,
		clusters: [{ value: sukno, label: 'Klaster Sukna' }]
	});
	expect(await at(administrator, '?cluster=nonsense')).toMatchObject({ clusters: [] });
});

it('a cluster’s people make their own, others are refused, strangers sign in', async () => {
	const ofNici = { ...actor, grants: [grantsOf('manager', 'cluster', nici ?? '')] };
	expect(await at(ofNici, `?cluster=${sukno}`)).toMatchObject({ cluster: nici });
	await expect(at({ ...actor, grants: [] }, '')).rejects.toMatchObject({ status: 403 });
	await expect(at(visitor, '')).rejects.toMatchObject({ status: 303 });
});
