import { expect, test } from 'vitest';
import { house, visitor, type Actor } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { listAcross, type ObligationFilter } from './my-obligations.server.ts';
import { standings } from './obligation-life.ts';
import { coverageOfMany } from './obligation-record.server.ts';
import { anAgreementInForce, undertaken } from './testing.ts';

const db = await testDatabase();
const today = '2026-07-05';
const cut = { today, limit: 10, offset: 0 };
const made = await anAgreementInForce(db);
const [lodz, firm] = made.parties;
const overdue = await undertaken(db, made.id, { partyId: lodz!.id });
const later = await undertaken(db, made.id, { partyId: firm!.id, dueOn: '2026-07-20' });
const everybody = await undertaken(db, made.id, { dueOn: null });

const ofFirm: Actor = {
	...{ personId: newId(), onBehalfOfId: null },
	grants: [{ role: 'editor', scopeKind: 'organisation', scopeId: made.firmId }]
};
const found = async (actor: Actor, filter: ObligationFilter) =>
	(await listAcross(db, actor, filter, cut)).obligations.map(({ id }) => id);

test('a party’s people find their own and everybody’s, and all the others on demand', async () => {
	expect(await found(ofFirm, { isMine: true })).toEqual([later, everybody]);
	expect(await found(ofFirm, {})).toEqual([overdue, later, everybody]);
	expect(await found(visitor, {})).toEqual([]);
	expect(await found({ ...visitor, personId: newId() }, { isMine: true })).toEqual([]);
});

test('the filter and the rule agree on how each stands', async () => {
	for (const standing of standings) {
		const { obligations } = await listAcross(db, house, { standing }, cut);
		for (const one of obligations) expect(one.standing).toBe(standing);
	}
	expect(await found(house, { standing: 'overdue' })).toEqual([overdue]);
	expect(await found(house, { within: 30 })).toEqual([later]);
	expect(await found(house, { pressing: 30 })).toEqual([overdue, later]);
	expect(await found(house, { pressing: 5 })).toEqual([overdue]);
	expect(await found(house, { party: made.firmId })).toEqual([later]);
	expect(await found(house, { areas: ['trainings'] })).toEqual([]);
});

test('coverage of many agreements is read at once', async () => {
	const [row] = (await coverageOfMany(db, [made.id], today)).get(made.id) ?? [];
	expect(row?.cells.map(({ promised, overdue: late }) => [promised, late])).toEqual([
		[2, 1],
		[2, 0]
	]);
});
