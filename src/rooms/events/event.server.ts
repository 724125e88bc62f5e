import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { indexEvent } from './event-entry.server.ts';
import { readEventDraft } from './event-draft.server.ts';
import { lockEvent } from './event-lock.server.ts';
import { isInvitationChanged, listEventProblems, type EventDraft, type Owner } from './event.ts';
import { seated } from './registration.ts';

nameViolations({
	event_address_taken: 'address_taken',
	event_times_cross: 'event_times_cross',
	event_registration_times_cross: 'registration_times_cross'
});

type Extra = { isDemo?: boolean; seriesId?: string | null };

/** A new event is prepared out of sight; only announcing it puts it on the public pages. */
export async function registerEvent(
	tx: Transaction,
	actor: Actor,
	{ owner, draft }: { owner: Owner; draft: EventDraft },
	now: Date,
	{ isDemo = false, seriesId = null }: Extra = {}
): Promise<Outcome<string>> {
	const refused = await findFault(tx, draft, null);
	if (refused) return refused;
	const id = newId();
	const { texts, funding, ...columns } = draft;
	await tx
		.insertInto('event')
		.values({ id, ...owner, ...columns, isDemo, seriesId, registeredAt: now, changedAt: now })
		.execute();
	await writeParts(tx, id, draft);
	await record(tx, actor, { deed: 'event.registered', subject: { kind: 'event', id } });
	return accept(id);
}

export async function changeEvent(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: EventDraft },
	now: Date
): Promise<Outcome<number>> {
	const refused = await findFault(tx, draft, id);
	if (refused) return refused;
	const held = await lockEvent(tx, id);
	if (!held) return refuse('event_gone');
	const before = await readEventDraft(tx, id);
	if (held.edition !== edition)
		return refuse('changed_meanwhile', { edition: held.edition, theirs: before });
	const taken = await countSeated(tx, id);
	if (draft.seats !== null && draft.seats < taken) return refuse('seats_below_taken', { taken });
	const { texts, funding, ...columns } = draft;
	await tx
		.updateTable('event')
		.set({
			...columns,
			edition: edition + 1,
			invitationEdition: held.invitationEdition + (isInvitationChanged(before, draft) ? 1 : 0),
			changedAt: now
		})
		.where('id', '=', id)
		.execute();
	await writeParts(tx, id, draft);
	await indexEvent(tx, id, now);
	await record(tx, actor, {
		deed: 'event.changed',
		subject: { kind: 'event', id },
		isPublic: true,
		details: { before, after: draft }
	});
	return accept(edition + 1);
}

export async function announceEvent(
	tx: Transaction,
	actor: Actor,
	id: string,
	now: Date
): Promise<Outcome> {
	if (!(await lockEvent(tx, id))) return refuse('event_gone');
	const { numInsertedOrUpdatedRows: announced } = await tx
		.insertInto('eventAnnouncement')
		.values({ eventId: id, announcedAt: now, announcedById: actor.personId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (announced === 0n) return refuse('announced_already');
	await indexEvent(tx, id, now);
	await record(tx, actor, {
		deed: 'event.announced',
		subject: { kind: 'event', id },
		isPublic: true
	});
	return accept();
}

export async function callOffEvent(
	tx: Transaction,
	actor: Actor,
	{ id, reason }: { id: string; reason: string },
	now: Date
): Promise<Outcome> {
	if (!(await lockEvent(tx, id))) return refuse('event_gone');
	const { numInsertedOrUpdatedRows: calledOff } = await tx
		.insertInto('eventCancellation')
		.values({ eventId: id, calledOffAt: now, calledOffById: actor.personId, reason })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (calledOff === 0n) return refuse('called_off_already');
	await tx
		.updateTable('event')
		.set(({ eb }) => ({
			edition: eb('edition', '+', 1),
			invitationEdition: eb('invitationEdition', '+', 1),
			changedAt: now
		}))
		.where('id', '=', id)
		.execute();
	await indexEvent(tx, id, now);
	await record(tx, actor, {
		deed: 'event.called_off',
		subject: { kind: 'event', id },
		isPublic: true,
		details: { reason }
	});
	return accept();
}

async function countSeated(db: Database, eventId: string): Promise<number> {
	const { count } = await db
		.selectFrom('registration')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('eventId', '=', eventId)
		.where('state', 'in', seated)
		.executeTakeFirstOrThrow();
	return Number(count);
}

async function findFault(db: Database, draft: EventDraft, ownId: string | null) {
	const [problem] = listEventProblems(draft);
	if (problem) return refuse(problem.reason, problem.details);
	const holder = await findEventId(db, draft.slug);
	return holder && holder !== ownId ? refuse('address_taken', { slug: draft.slug }) : undefined;
}

export async function findEventId(db: Database, slug: string): Promise<string | undefined> {
	const row = await db.selectFrom('event').select('id').where('slug', '=', slug).executeTakeFirst();
	return row?.id;
}

async function writeParts(tx: Transaction, eventId: string, draft: EventDraft): Promise<void> {
	await tx.deleteFrom('eventText').where('eventId', '=', eventId).execute();
	await tx.deleteFrom('eventFunding').where('eventId', '=', eventId).execute();
	const texts = Object.entries(draft.texts).filter(([, { name }]) => name.trim());
	await tx
		.insertInto('eventText')
		.values(texts.map(([locale, text]) => ({ eventId, locale: locale as Locale, ...text })))
		.execute();
	if (!draft.funding) return;
	const { statements, ...funding } = draft.funding;
	await tx
		.insertInto('eventFunding')
		.values({ eventId, ...funding, statements: JSON.stringify(statements) })
		.execute();
}
