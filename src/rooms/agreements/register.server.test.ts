import { expect, test } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { getAgreement } from './agreement.server.ts';
import { changeFacts } from './facts.server.ts';
import { listAgreements } from './register.server.ts';
import { agreementDay as now, anAgreement } from './testing.ts';

const db = await testDatabase();
const administrator: Actor = {
	...{ personId: null, onBehalfOfId: null },
	grants: [{ role: 'administrator', scopeKind: 'instance', scopeId: null }]
};
const found = async (text: string) => {
	const cut = { now, limit: 50, offset: 0 };
	const { agreements, total } = await listAgreements(db, administrator, { text }, cut);
	expect(total).toBe(agreements.length);
	return agreements.map(({ id }) => id);
};

const titles = { pl: 'Umowa Łodzi z Ruse: wspólne żakardy', bg: 'Споразумение между Лодз и Русе' };
const { id, firmId, coordinatorId } = await anAgreement(db, { titles, reference: 'OP.7/2026-Ż' });
const other = await anAgreement(db, {
	titles: { pl: 'Textilgewerbe', bg: 'Текстил' },
	reference: '17/2026'
});

test.each([
	['Łódź', 'lodz'],
	['Лодз', 'LODZ'],
	['русе', 'Ruse'],
	['ŻAKARDY', 'zakardy'],
	['żakard', 'żakardy wspolne'],
	['OP.7/2026-Ż', 'op 7 2026 z'],
	['PIOT', 'Przemyslu i Mody Ruse'],
	['Дунавска', 'dunavska konfekcija']
])('the register finds by %s as by %s', async (one, another) => {
	expect(await found(one)).toContain(id);
	expect(await found(another)).toContain(id);
});

test('a number is found from its beginning, a longer word within another; every word counts', async () => {
	expect(await found('7/2026')).toEqual([id]);
	expect(await found('17/2026')).toEqual([other.id]);
	expect(await found('gewerbe')).toEqual([other.id]);
	expect(await found('Ruse gewerbe')).toEqual([]);
	expect(await found('%')).toEqual([]);
});

test('what is renamed and renumbered is found anew, and no longer as it was', async () => {
	const { edition, summaries, areas, ...facts } = await getAgreement(db, other.id);
	const { amountCents, currency, startsOn, endsOn, noticeMonths, renewal, renewalMonths } = facts;
	const change = {
		...{ amountCents, currency, startsOn, endsOn, noticeMonths, renewal, renewalMonths },
		...{ bindingLocale: null, summaries, areas },
		...{ reference: 'Ź-3', titles: { pl: 'Spółka celowa' } }
	};
	const act = { agreementId: other.id, now, edition, change };
	unwrap(await attempt(db, (tx) => changeFacts(tx, house, act)));
	expect(await found('gewerbe')).toEqual([]);
	expect(await found('z 3 spolka')).toEqual([other.id]);
});

test('a party is found by its name of today', async () => {
	const text = 'Nowa Nić';
	expect(await found(text)).toEqual([]);
	await db
		.updateTable('searchEntry')
		.set({ words: `'nowa':1A 'nic':2A` })
		.where('subjectId', 'in', [firmId, coordinatorId])
		.execute();
	expect(await found(text)).toEqual([id]);
});
