import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import type { Locale } from '#platform/locale.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { tellOfWaiting } from './checking-letters.server.ts';
import { changeEntry } from './entry.server.ts';
import { passEntry, sendIn, stepWithWords } from './reviewing.server.ts';
import { anEntry, anEntryDraft, marketDay } from './testing.ts';

const db = await testDatabase();

async function aManager(clusterId: string, named: { name: string; email: string; locale: Locale }) {
	const { id: personId } = await aPerson(db, named);
	const scope = { kind: 'cluster', id: clusterId } as const;
	const grant = { personId, role: 'manager' as const, scope, validFrom: marketDay };
	unwrap(await attempt(db, (tx) => grantRole(tx, house, grant)));
}

const lettersTo = async (to: string) =>
	(await listLetters(db, { to })).filter(({ kind }) => kind === 'entries_waiting');

it('tells the team once a day of all that waits, in its language, and only of something new', async () => {
	const clusterId = await aCluster(db, { name: 'Klaster Mody' });
	const organisationId = await anOrganisation(db, { name: 'Dziewiarnia' });
	await aManager(clusterId, { name: 'Anna', email: 'anna@lodz.example', locale: 'pl' });
	await aManager(clusterId, { name: 'Силвия', email: 'silvia@ruse.example', locale: 'bg' });
	const send = async (title: string, at: Date) => {
		const id = await anEntry(db, { organisationId, clusterId }, { title });
		unwrap(await attempt(db, (tx) => sendIn(tx, house, { id }, at)));
		return id;
	};
	const tell = (now: Date) => tellOfWaiting(db, { now, origin: 'https://osnova.example' });
	expect(await tell(marketDay)).toBe(0);

	const now = new Date();
	const appealed = await send('Dzianina <b>bawełniana</b>', after(now, -days(3)));
	await send('Tkanina lniana 150 cm', after(now, -days(2)));
	const step = (kind: 'removed' | 'appealed', at: Date) =>
		attempt(db, (tx) => stepWithWords(tx, house, { id: appealed, kind, comment: 'Bo tak' }, at));
	unwrap(await step('removed', after(now, -days(1.5))));
	unwrap(await step('appealed', after(now, -days(1))));
	expect(await tell(now)).toBe(2);
	const [letter] = await lettersTo('anna@lodz.example');
	expect(letter?.subject).toContain('2');
	expect(letter?.text).toMatch(/Tkanina lniana.*przysłane[\s\S]*Dzianina.*odwołanie/);
	expect(letter?.html).not.toContain('<b>bawełniana');
	const [other] = await lettersTo('silvia@ruse.example');
	expect(other?.text).toContain('жалба');
	expect(other?.text).toContain('/bg/desk');

	expect(await tell(after(now, days(0.2)))).toBe(0);
	expect(await tell(after(now, days(1)))).toBe(0);
	const id = await send('Przędza z recyklingu', after(now, days(1.5)));
	expect(await tell(after(now, days(2)))).toBe(2);
	expect((await lettersTo('anna@lodz.example'))[0]?.subject).toContain('3');

	unwrap(await attempt(db, (tx) => passEntry(tx, house, { id }, after(now, days(2.1)))));
	const changed = { id, edition: 1, draft: anEntryDraft({ title: 'Przędza lniana' }) };
	unwrap(await attempt(db, (tx) => changeEntry(tx, house, changed, after(now, days(2.5)))));
	expect(await tell(after(now, days(3)))).toBe(2);
	expect((await lettersTo('anna@lodz.example'))[0]?.text).toContain('(zmiana do sprawdzenia)');
});
