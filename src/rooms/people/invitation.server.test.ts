import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { grantRole, listHolders } from './grant.server.ts';
import {
	acceptInvitation,
	invite,
	withdrawInvitation,
	type NewInvitation
} from './invitation.server.ts';
import { aPerson } from './testing.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const tomorrow = new Date('2026-03-03T09:00:00Z');
const muchLater = new Date('2026-03-20T09:00:00Z');

async function aCluster() {
	const scope = { kind: 'cluster' as const, id: newId() };
	const anna = await aPerson(db, { name: 'Anna' });
	const granted = await db
		.transaction()
		.execute((tx) =>
			grantRole(tx, house, { personId: anna.id, role: 'manager', scope, validFrom: now })
		);
	if (!granted.ok) throw new Error(granted.reason);
	return { scope, anna, grantId: granted.value };
}

async function anInvitation(changes: Partial<NewInvitation> = {}) {
	const { scope, anna, grantId } = await aCluster();
	const email = `${newId()}@ruse.example`;
	const wish = { email, locale: 'bg' as const, role: 'editor' as const, scope, ...changes };
	const invited = await db.transaction().execute((tx) => invite(tx, anna.actor, wish, now));
	if (!invited.ok) throw new Error(invited.reason);
	return { scope, anna, email, grantId, ...invited.value };
}

const accepting = (actor: Parameters<typeof acceptInvitation>[1], token: string, when = tomorrow) =>
	db.transaction().execute((tx) => acceptInvitation(tx, actor, token, when));

describe('an invitation', () => {
	it('gives the role to the one it was sent to', async () => {
		const { scope, email, token } = await anInvitation();
		const silvia = await aPerson(db, { name: 'Силвия', email, locale: 'bg' });
		expect(await accepting(silvia.actor, token)).toMatchObject({ ok: true });
		const holders = await listHolders(db, scope, muchLater);
		expect(holders.map(({ name, role }) => [name, role])).toContainEqual(['Силвия', 'editor']);
	});

	it('is of no use to another', async () => {
		const { token } = await anInvitation();
		const other = await aPerson(db, { name: 'Ktoś inny' });
		expect(await accepting(other.actor, token)).toMatchObject({ reason: 'invitation_for_another' });
	});

	it('works once', async () => {
		const { email, token } = await anInvitation();
		const silvia = await aPerson(db, { name: 'Силвия', email });
		await accepting(silvia.actor, token);
		expect(await accepting(silvia.actor, token)).toMatchObject({
			reason: 'invitation_accepted_already'
		});
	});

	it('expires after 14 days', async () => {
		const { email, token } = await anInvitation();
		const silvia = await aPerson(db, { name: 'Силвия', email });
		expect(await accepting(silvia.actor, token, muchLater)).toMatchObject({
			reason: 'invitation_expired'
		});
	});

	it('can be withdrawn', async () => {
		const { anna, email, id, token } = await anInvitation();
		await db.transaction().execute((tx) => withdrawInvitation(tx, anna.actor, id, now));
		const silvia = await aPerson(db, { name: 'Силвия', email });
		expect(await accepting(silvia.actor, token)).toMatchObject({ reason: 'invitation_withdrawn' });
	});

	it('keeps only a digest of its link', async () => {
		const { token } = await anInvitation();
		const rows = await db.selectFrom('invitation').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
	});
});

describe('an invitation that hands a role over', () => {
	it('moves the role when accepted, not before', async () => {
		const { scope, anna, grantId } = await aCluster();
		const email = `${newId()}@lodz.example`;
		const wish = {
			email,
			locale: 'pl' as const,
			role: 'manager' as const,
			scope,
			handsOverId: grantId
		};
		const invited = await db.transaction().execute((tx) => invite(tx, anna.actor, wish, now));
		if (!invited.ok) throw new Error(invited.reason);
		expect((await listHolders(db, scope, now)).map((holder) => holder.name)).toEqual(['Anna']);
		const ewa = await aPerson(db, { name: 'Ewa', email });
		await accepting(ewa.actor, invited.value.token);
		expect((await listHolders(db, scope, tomorrow)).map((holder) => holder.name)).toEqual(['Ewa']);
	});
});
