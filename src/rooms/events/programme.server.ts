import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { SessionKind, SessionText } from './session.ts';

export type Speaker = { name: string; function: string | null; organisationName: string | null };

export type SessionDraft = {
	kind: SessionKind;
	startsAt: Date;
	endsAt: Date;
	room: string | null;
	seats: number | null;
	texts: Partial<Record<Locale, SessionText>>;
	speakers: readonly Speaker[];
};

/** The sessions of an event in their order, with who speaks. */
export async function listProgramme(db: Database, eventId: string) {
	const sessions = await db
		.selectFrom('eventSession')
		.selectAll()
		.where('eventId', '=', eventId)
		.orderBy('startsAt')
		.orderBy('endsAt')
		.orderBy('id')
		.execute();
	const speakers = sessions.length
		? await db
				.selectFrom('sessionSpeaker')
				.selectAll()
				.where(
					'sessionId',
					'in',
					sessions.map(({ id }) => id)
				)
				.orderBy('position')
				.orderBy('id')
				.execute()
		: [];
	return sessions.map((session) => ({
		...session,
		speakers: speakers.filter(({ sessionId }) => sessionId === session.id)
	}));
}

export type ProgrammeSession = Awaited<ReturnType<typeof listProgramme>>[number];

/** Puts a session into the programme, or another in its place. */
export async function putSession(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, draft }: { eventId: string; id: string | null; draft: SessionDraft }
): Promise<Outcome<string>> {
	const refused = await refusalOf(tx, eventId, draft);
	if (refused) return refused;
	const { speakers, texts, ...columns } = draft;
	const sessionId = id ?? newId();
	const row = { ...columns, texts: JSON.stringify(texts) };
	if (id) {
		const { numUpdatedRows } = await tx
			.updateTable('eventSession')
			.set(row)
			.where('id', '=', id)
			.where('eventId', '=', eventId)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return refuse('session_gone');
		await tx.deleteFrom('sessionSpeaker').where('sessionId', '=', id).execute();
	} else
		await tx
			.insertInto('eventSession')
			.values({ id: sessionId, eventId, ...row })
			.execute();
	if (speakers.length > 0)
		await tx
			.insertInto('sessionSpeaker')
			.values(
				speakers.map((speaker, position) => ({
					...speaker,
					id: newId(),
					sessionId,
					organisationId: null,
					position
				}))
			)
			.execute();
	await record(tx, actor, deed(id ? 'session_changed' : 'session_added', eventId, sessionId));
	return accept(sessionId);
}

export async function removeSession(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string }
): Promise<Outcome> {
	const { numDeletedRows } = await tx
		.deleteFrom('eventSession')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (numDeletedRows === 0n) return refuse('session_gone');
	await record(tx, actor, deed('session_removed', eventId, id));
	return accept();
}

async function refusalOf(tx: Transaction, eventId: string, draft: SessionDraft) {
	if (!Object.values(draft.texts).some(({ title }) => title.trim())) return refuse('label_missing');
	if (draft.endsAt <= draft.startsAt) return refuse('session_times_cross');
	const event = await tx
		.selectFrom('event')
		.select(['startsAt', 'endsAt'])
		.where('id', '=', eventId)
		.executeTakeFirst();
	if (!event) return refuse('event_gone');
	const isWithin = draft.startsAt >= event.startsAt && draft.endsAt <= event.endsAt;
	return isWithin ? undefined : refuse('session_outside_event');
}

const deed = (what: string, eventId: string, sessionId: string) => ({
	deed: `event.${what}` as const,
	subject: { kind: 'event' as const, id: eventId },
	isPublic: true,
	details: { sessionId }
});
