import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { listProgramme, putSession, removeSession, type SessionDraft } from './programme.server.ts';
import { anEvent } from './testing.ts';

const db = await testDatabase();
const event = () => anEvent(db, { name: `Zjazd ${newId()}` });
const speaker = { name: 'Anna Nić', function: null, organisationName: 'PIOT' };
const talk: SessionDraft = {
	kind: 'talk',
	startsAt: new Date('2026-04-14T08:00:00Z'),
	endsAt: new Date('2026-04-14T09:00:00Z'),
	room: 'A',
	seats: null,
	texts: { pl: { title: 'Woda w farbiarni', description: '' } },
	speakers: [speaker]
};
const put = (eventId: string, id: string | null, changes: Partial<SessionDraft> = {}) =>
	attempt(db, (tx) => putSession(tx, house, { eventId, id, draft: { ...talk, ...changes } }));
const remove = (eventId: string, id: string) =>
	attempt(db, (tx) => removeSession(tx, house, { eventId, id }));

it('a session comes into the programme, changes with its speakers, and goes', async () => {
	const eventId = await event();
	const id = unwrap(await put(eventId, null));
	const other = { ...speaker, name: 'Иван Петров' };
	expect(await put(eventId, id, { speakers: [other, speaker] })).toMatchObject({ value: id });
	expect(await listProgramme(db, eventId)).toMatchObject([
		{ id, room: 'A', speakers: [{ name: 'Иван Петров' }, { name: 'Anna Nić' }] }
	]);
	expect(await remove(await event(), id)).toMatchObject({ reason: 'session_gone' });
	expect(await put(await event(), id)).toMatchObject({ reason: 'session_gone' });
	expect(await remove(eventId, id)).toMatchObject({ ok: true });
	expect(await listProgramme(db, eventId)).toEqual([]);
});

it.each<[Partial<SessionDraft>, string]>([
	[{ texts: {} }, 'label_missing'],
	[{ endsAt: talk.startsAt }, 'session_times_cross'],
	[{ endsAt: new Date('2026-04-14T16:00:00Z') }, 'session_outside_event']
])('%o is refused', async (changes, reason) => {
	expect(await put(await event(), null, changes)).toMatchObject({ reason });
});
