import { expect, it } from 'vitest';
import { visitor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { newId } from '#platform/ids.ts';
import { withdraw } from './deciding.server.ts';
import { changeDetails } from './details.server.ts';
import { register } from './registration.server.ts';
import { anApplicant, anEvent, someDay } from './testing.ts';

const db = await testDatabase();
const occasion = { now: someDay, origin: 'https://osnova.example', secret: 'thread' };

async function registered() {
	const eventId = await anEvent(db, { name: `Zjazd ${newId()}` });
	const sent = {
		eventId,
		submissionId: newId(),
		locale: 'pl' as const,
		applicants: [anApplicant('Zofia')]
	};
	const made = await attempt(db, (tx) => register(tx, visitor, sent, occasion));
	if (!made.ok) throw new Error(made.reason);
	return { eventId, id: made.value.ids[0] ?? '' };
}

const details = {
	name: 'Zofia Krawczyk-Mróz',
	phone: '+48 42 111 22 33',
	organisationName: 'Tkalnia Mróz',
	jobTitle: null,
	answers: new Map()
};
const change = (one: { eventId: string; id: string }) =>
	attempt(db, (tx) => changeDetails(tx, visitor, { ...one, details, asked: [] }, someDay));

it('puts right what was said, and keeps in the journal what it was', async () => {
	const one = await registered();
	expect(await change(one)).toMatchObject({ ok: true });
	const row = await db
		.selectFrom('registration')
		.selectAll()
		.where('id', '=', one.id)
		.executeTakeFirstOrThrow();
	expect(row).toMatchObject({ name: details.name, phone: details.phone, state: 'confirmed' });
	const [deed] = await listDeeds(db, { kind: 'event', id: one.eventId }, { limit: 1 });
	expect(deed).toMatchObject({
		deed: 'registration.changed',
		details: { before: { name: 'Zofia' }, after: { organisationName: 'Tkalnia Mróz' } }
	});
});

it('is refused to whoever has withdrawn, and at another event', async () => {
	const one = await registered();
	const other = await registered();
	expect(await change({ ...one, eventId: other.eventId })).toMatchObject({
		reason: 'registration_gone'
	});
	await attempt(db, (tx) => withdraw(tx, visitor, one, occasion));
	expect(await change(one)).toMatchObject({ reason: 'registration_gone' });
});
