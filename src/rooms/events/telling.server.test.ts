import { beforeEach, describe, expect, it } from 'vitest';
import { house, visitor } from '#platform/actor.ts';
import { after, hours } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { withdraw } from './deciding.server.ts';
import { callOffEvent, changeEvent } from './event.server.ts';
import { saveLetterText } from './letters.server.ts';
import { register } from './registration.server.ts';
import { anApplicant, anEvent, anEventDraft, someDay } from './testing.ts';
import { tellOfChanges } from './telling.server.ts';

const db = await testDatabase();
const occasion = { now: someDay, origin: 'https://osnova.example', secret: 'thread' };
const later = (count: number) => ({ ...occasion, now: after(someDay, hours(count)) });

async function entered(eventId: string, name: string, locale: 'pl' | 'bg' = 'pl') {
	const outcome = await attempt(db, (tx) =>
		register(
			tx,
			visitor,
			{ eventId, submissionId: newId(), locale, applicants: [anApplicant(name)] },
			occasion
		)
	);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value.ids[0] ?? '';
}
const stateOf = async (id: string) =>
	(await db.selectFrom('registration').select('state').where('id', '=', id).executeTakeFirst())
		?.state;
const of = (name: string, text: string | null | undefined) =>
	new RegExp(`^${name}:(.*)\r$`, 'm').exec(text ?? '')?.[1];

let count = 0;
const event = (changes: Parameters<typeof anEvent>[2] = {}) =>
	anEvent(db, { name: `Narada ${(count += 1)}` }, changes);

beforeEach(() => db.deleteFrom('letter').execute());

describe('changes of the event', () => {
	it('are told once to all who come, as updates of the same invitation', async () => {
		const eventId = await event();
		await entered(eventId, 'Gaja');
		const draft = anEventDraft({ name: `Narada ${count}` }, { town: 'Ruse' });
		await attempt(db, (tx) => changeEvent(tx, house, { id: eventId, edition: 1, draft }, someDay));
		expect(await tellOfChanges(db, later(1))).toBe(1);
		expect(await tellOfChanges(db, later(1))).toBe(0);
		await entered(eventId, 'Hela');
		expect(await tellOfChanges(db, later(1))).toBe(0);
		const [update, first] = await listLetters(db, { to: 'gaja@example.org' });
		expect(of('UID', update?.calendar)).toBe(of('UID', first?.calendar));
		expect(Number(of('SEQUENCE', update?.calendar))).toBeGreaterThan(
			Number(of('SEQUENCE', first?.calendar))
		);
		expect(update?.calendar).toContain('LOCATION:Ruse');
	});

	it('that no invitation tells of are told to nobody', async () => {
		const eventId = await event();
		await entered(eventId, 'Irka');
		const draft = anEventDraft({ name: `Narada ${count}` }, { website: 'https://osnova.example' });
		await attempt(db, (tx) => changeEvent(tx, house, { id: eventId, edition: 1, draft }, someDay));
		expect(await tellOfChanges(db, later(1))).toBe(0);
	});

	it('called off: the invitation is taken back and nobody is offered a seat', async () => {
		const eventId = await event({ seats: 1 });
		const id = await entered(eventId, 'Inka');
		const waiting = await entered(eventId, 'Jola');
		await attempt(db, (tx) => callOffEvent(tx, house, { id: eventId, reason: 'Powódź.' }, someDay));
		expect(await tellOfChanges(db, later(1))).toBe(2);
		const [letter] = await listLetters(db, { to: 'inka@example.org' });
		expect(letter?.calendar).toContain('METHOD:CANCEL');
		expect(letter?.text).toContain('Powódź.');
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id }, occasion));
		expect(await stateOf(waiting)).toBe('waiting');
	});
});

describe('the organiser’s own words', () => {
	it('take the place of ours, in the reader’s language or the event’s own', async () => {
		const eventId = await event();
		const write = (subjects: object, bodies: object) =>
			attempt(db, (tx) =>
				saveLetterText(tx, house, { eventId, kind: 'confirmed', subjects, bodies })
			);
		expect(await write({ pl: 'Witamy!' }, {})).toMatchObject({ reason: 'letter_half_written' });
		await write({ pl: 'Witamy, {name}!' }, { pl: 'Do zobaczenia: {when}.\n\n{unknown}' });
		await entered(eventId, 'Kasia');
		await entered(eventId, 'Лора', 'bg');
		const [polish] = await listLetters(db, { to: 'kasia@example.org' });
		expect(polish?.subject).toBe('Witamy, Kasia!');
		expect(polish?.text).toMatch(/Do zobaczenia: 14 kwietnia 2026.*\n\n\{unknown\}/);
		const [bulgarian] = await listLetters(db, { to: 'лора@example.org' });
		expect(bulgarian?.subject).toBe('Witamy, Лора!');
		expect(bulgarian?.text).toContain('14 април 2026');
	});
});
