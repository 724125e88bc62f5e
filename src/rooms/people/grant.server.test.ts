import { beforeEach, describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { endGrant, grantRole, handOver, listHolders } from './grant.server.ts';
import { aPerson } from './testing.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-02T10:00:00Z');
let cluster: { kind: 'cluster'; id: string };

beforeEach(() => {
	cluster = { kind: 'cluster', id: newId() };
});

const give = (personId: string, role: 'manager' | 'editor' = 'manager') =>
	db
		.transaction()
		.execute((tx) => grantRole(tx, house, { personId, role, scope: cluster, validFrom: now }));

describe('granting a role', () => {
	it('makes the person a holder and writes the journal', async () => {
		const anna = await aPerson(db, { name: 'Anna Włókniarz' });
		const granted = await give(anna.id);
		expect(granted.ok).toBe(true);
		expect((await listHolders(db, cluster, later)).map((holder) => holder.name)).toEqual([
			'Anna Włókniarz'
		]);
		const deeds = await db
			.selectFrom('journal')
			.select(['deed', 'subjectKind'])
			.where('subjectId', '=', cluster.id)
			.execute();
		expect(deeds).toEqual([{ deed: 'role.granted', subjectKind: 'cluster' }]);
	});

	it('refuses the same role twice', async () => {
		const anna = await aPerson(db, { name: 'Anna' });
		await give(anna.id);
		expect(await give(anna.id)).toMatchObject({ ok: false, reason: 'role_held_already' });
	});

	it('lets one of two granting at once win', async () => {
		const anna = await aPerson(db, { name: 'Anna' });
		const both = await Promise.allSettled([give(anna.id), give(anna.id)]);
		const granted = both.filter((one) => one.status === 'fulfilled' && one.value.ok);
		expect(granted).toHaveLength(1);
		expect(await listHolders(db, cluster, later)).toHaveLength(1);
	});

	it('refuses an administrator of a cluster', async () => {
		const anna = await aPerson(db, { name: 'Anna' });
		const granted = await db.transaction().execute((tx) =>
			grantRole(tx, house, {
				personId: anna.id,
				role: 'administrator',
				scope: cluster,
				validFrom: now
			})
		);
		expect(granted).toMatchObject({ reason: 'no_such_role' });
	});
});

describe('ending a role', () => {
	it('keeps the last manager', async () => {
		const anna = await aPerson(db, { name: 'Anna' });
		const granted = await give(anna.id);
		if (!granted.ok) throw new Error(granted.reason);
		const ended = await db.transaction().execute((tx) => endGrant(tx, house, granted.value, later));
		expect(ended).toMatchObject({ reason: 'last_manager' });
		expect(await listHolders(db, cluster, later)).toHaveLength(1);
	});

	it('lets an editor go, and only once', async () => {
		const boris = await aPerson(db, { name: 'Борис' });
		const granted = await give(boris.id, 'editor');
		if (!granted.ok) throw new Error(granted.reason);
		const end = () => db.transaction().execute((tx) => endGrant(tx, house, granted.value, later));
		expect(await end()).toMatchObject({ ok: true });
		expect(await end()).toMatchObject({ reason: 'role_ended_already' });
	});
});

describe('handing a role over', () => {
	it('passes it at one instant', async () => {
		const anna = await aPerson(db, { name: 'Anna' });
		const ewa = await aPerson(db, { name: 'Ewa' });
		const granted = await give(anna.id);
		if (!granted.ok) throw new Error(granted.reason);
		await db.transaction().execute((tx) => handOver(tx, anna.actor, granted.value, ewa.id, later));
		expect((await listHolders(db, cluster, later)).map((holder) => holder.name)).toEqual(['Ewa']);
		const [anew] = await db
			.selectFrom('roleGrant')
			.select('succeedsId')
			.where('personId', '=', ewa.id)
			.execute();
		expect(anew?.succeedsId).toBe(granted.value);
	});
});
