import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import {
	findCertificate,
	issueCertificates,
	listAttendees,
	listCertificates,
	withdrawCertificate
} from './certificate.server.ts';
import { mergeNotes } from './check-in.server.ts';
import { findEvent, type EventRecord } from './event-record.server.ts';
import { anEvent, aRegistration } from './testing.ts';

const db = await testDatabase();
const doors = new Date('2026-04-14T07:00:00Z');
const nextDay = after(doors, days(1));

async function aForum(name: string) {
	const slug = name.toLowerCase();
	const id = await anEvent(db, { name }, { slug, placeName: 'Biała Fabryka', town: 'Łódź' });
	const event = await findEvent(db, slug);
	if (!event) throw new Error('no event');
	const anna = await aRegistration(db, id, {
		name: 'Анна Иванова',
		organisationName: 'Дунав Текстил',
		locale: 'bg'
	});
	const ivan = await aRegistration(db, id, { name: 'Jan Absent' });
	await db.transaction().execute((tx) =>
		mergeNotes(tx, house, {
			eventId: id,
			device: null,
			now: doors,
			notes: [{ id: newId(), kind: 'here', registrationId: anna, sessionId: null, ago: 0 }]
		})
	);
	return { event, anna, ivan };
}

const issue = (event: EventRecord, only: string | null = null) =>
	attempt(db, (tx) =>
		issueCertificates(tx, house, { event, only, issuerIn: () => 'PIOT', now: nextDay })
	);
const withdraw = (eventId: string, id: string, reason: string) =>
	attempt(db, (tx) => withdrawCertificate(tx, house, { eventId, id, reason, now: nextDay }));

describe('certificates', () => {
	it('are for those who were there, once', async () => {
		const { event, anna, ivan } = await aForum('Forum');
		expect(await issue(event, ivan)).toMatchObject({ ok: false, reason: 'nobody_checked_in' });
		expect(await issue(event)).toMatchObject({ ok: true, value: 1 });
		expect(await issue(event)).toMatchObject({ ok: false, reason: 'nobody_checked_in' });
		expect(await listCertificates(db, event.id)).toMatchObject([
			{
				registrationId: anna,
				content: {
					locale: 'bg',
					name: 'Анна Иванова',
					organisation: 'Дунав Текстил',
					event: 'Forum',
					place: 'Biała Fabryka, Łódź',
					startsOn: '2026-04-14',
					endsOn: '2026-04-14',
					minutes: 480,
					issuer: 'PIOT',
					issuedOn: '2026-04-15',
					funding: null
				}
			}
		]);
	});

	it('await whoever came, even if their registration was withdrawn meanwhile', async () => {
		const { event, anna } = await aForum('Came');
		await db
			.updateTable('registration')
			.set({ state: 'withdrawn' })
			.where('id', '=', anna)
			.execute();
		expect(await listAttendees(db, event.id)).toMatchObject([{ id: anna }]);
		await issue(event);
		expect(await listAttendees(db, event.id)).toEqual([]);
	});

	it('keep what they said, whatever changes afterwards', async () => {
		const { event, anna } = await aForum('Frozen');
		await issue(event);
		await db.updateTable('registration').set({ name: 'Other' }).where('id', '=', anna).execute();
		const [held] = await listCertificates(db, event.id);
		expect(held?.code).toMatch(/^[0-9A-Z]{16}$/);
		const found = await findCertificate(db, held?.code ?? '');
		expect(found?.content.name).toBe('Анна Иванова');
	});

	it('are withdrawn with a reason that stays, and may be issued anew', async () => {
		const { event } = await aForum('Withdrawn');
		await issue(event);
		const [held] = await listCertificates(db, event.id);
		const id = held?.id ?? '';
		expect(await withdraw(event.id, id, '')).toMatchObject({ ok: false });
		expect(await withdraw(newId(), id, 'wrong event')).toMatchObject({ ok: false });
		expect(await withdraw(event.id, id, 'Name misspelt')).toMatchObject({ ok: true });
		expect(await withdraw(event.id, id, 'again')).toMatchObject({ reason: 'certificate_gone' });
		expect(await findCertificate(db, held?.code ?? '')).toMatchObject({
			withdrawnAt: nextDay,
			withdrawnReason: 'Name misspelt'
		});
		expect(await issue(event)).toMatchObject({ ok: true, value: 1 });
	});
});
