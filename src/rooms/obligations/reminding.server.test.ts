import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { remindOfObligations } from './reminding.server.ts';
import { anAgreementInForce, undertaken } from './testing.ts';

const db = await testDatabase();
const origin = 'https://osnova.example';
const on = (day: string) => remindOfObligations(db, { now: new Date(`${day}T06:47:00Z`), origin });

test('one letter a person a day, once about each, in their language', async () => {
	const { id, owner, parties } = await anAgreementInForce(db, {
		renewal: 'by_agreement',
		renewalMonths: 12
	});
	const { id: personId } = await aPerson(db, {
		name: 'Ива',
		email: 'iva@ruse.example',
		locale: 'bg'
	});
	const scope = { kind: owner.ownerKind, id: owner.ownerId };
	await attempt(db, (tx) =>
		grantRole(tx, house, { personId, role: 'manager', scope, validFrom: new Date('2026-01-01') })
	);
	await undertaken(db, id, { partyId: parties[0]!.id });
	await undertaken(db, id, { partyId: parties[0]!.id, dueOn: '2026-06-28' });
	expect(await on('2026-06-20')).toBe(0);
	expect(await on('2026-06-25')).toBe(1);
	expect(await on('2026-06-25')).toBe(0);
	expect(await on('2026-06-26')).toBe(0);
	expect(await on('2026-07-02')).toBe(1);
	expect(await on('2027-07-02')).toBe(1);
	const letters = await listLetters(db, {});
	expect(letters.every(({ locale }) => locale === 'bg')).toBe(true);
	const told = letters.map(({ text }) => text);
	expect(told[2]?.match(/Срок/g)).toHaveLength(2);
	expect(told[1]?.match(/Просрочено/g)).toHaveLength(2);
	expect(told[0]).toContain('подновяване');
});
