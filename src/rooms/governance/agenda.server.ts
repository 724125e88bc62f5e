import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { AgendaDraft } from './agenda-fields.ts';
import { getSitting } from './sitting-record.server.ts';
import { lockSitting } from './sitting-state.server.ts';

type Putting = {
	sittingId: string;
	/** The one that is changed, as whoever changes it has read it; nothing where one is added. */
	item: { id: string; edition: number } | null;
	draft: AgendaDraft;
	locale: Locale;
};

/** An item of the agenda; one that is to be resolved has its draft resolution beside it. */
export async function putAgendaItem(
	tx: Transaction,
	actor: Actor,
	{ sittingId, item, draft, locale }: Putting
): Promise<Outcome<string>> {
	const hindrance = await hindranceOf(tx, sittingId);
	if (hindrance) return refuse(hindrance);
	const known = item ? await findItem(tx, sittingId, item.id) : undefined;
	if (item && !known) return refuse('agenda_item_unknown');
	if (known && (await isVotedOn(tx, known.id))) return refuse('vote_opened_already');
	if (known && known.edition !== item?.edition) return refuse('agenda_item_changed_meanwhile');
	const { kind, presenter, minutes } = draft;
	const row = { kind, presenter, minutes, texts: JSON.stringify(draft.texts) };
	const itemId = known?.id ?? newId();
	if (known)
		await tx
			.updateTable('agendaItem')
			.set({ ...row, edition: known.edition + 1 })
			.where('id', '=', itemId)
			.execute();
	else {
		const position = await nextPosition(tx, sittingId);
		await tx
			.insertInto('agendaItem')
			.values({ id: itemId, sittingId, position, ...row })
			.execute();
	}
	await putDraft(tx, actor, { sittingId, itemId, draft, locale });
	await record(tx, actor, {
		deed: known ? 'sitting.agenda_changed' : 'sitting.agenda_added',
		subject: { kind: 'sitting', id: sittingId },
		details: { agendaItemId: itemId, kind, texts: draft.texts, before: known?.texts ?? null }
	});
	return accept(itemId);
}

async function putDraft(
	tx: Transaction,
	actor: Actor,
	{
		sittingId,
		itemId,
		draft,
		locale
	}: { sittingId: string; itemId: string; draft: AgendaDraft; locale: Locale }
) {
	const known = await tx
		.selectFrom('resolution')
		.select('id')
		.where('agendaItemId', '=', itemId)
		.executeTakeFirst();
	if (draft.kind !== 'resolution') {
		if (known) await tx.deleteFrom('resolution').where('id', '=', known.id).execute();
		return;
	}
	const { majority, isSecret, isPublic } = draft;
	const row = { texts: JSON.stringify(draft.texts), majority, isSecret, isPublic };
	if (known) {
		await tx
			.updateTable('resolution')
			.set((eb) => ({ ...row, edition: eb('edition', '+', 1) }))
			.where('id', '=', known.id)
			.execute();
		return;
	}
	const { organId } = await getSitting(tx, sittingId);
	const originalLocale = draft.texts[locale] ? locale : (Object.keys(draft.texts)[0] as Locale);
	await tx
		.insertInto('resolution')
		.values({
			...{ id: newId(), organId, sittingId, agendaItemId: itemId, year: null, number: null },
			...{ ...row, originalLocale, tabledById: actor.personId }
		})
		.execute();
}

export async function removeAgendaItem(
	tx: Transaction,
	actor: Actor,
	{ sittingId, id }: { sittingId: string; id: string }
): Promise<Outcome> {
	const hindrance = await hindranceOf(tx, sittingId);
	if (hindrance) return refuse(hindrance);
	const known = await findItem(tx, sittingId, id);
	if (!known) return refuse('agenda_item_unknown');
	if (await isVotedOn(tx, id)) return refuse('vote_opened_already');
	await tx.deleteFrom('resolution').where('agendaItemId', '=', id).execute();
	await tx.deleteFrom('agendaItem').where('id', '=', id).execute();
	await renumber(tx, sittingId);
	await record(tx, actor, {
		deed: 'sitting.agenda_removed',
		subject: { kind: 'sitting', id: sittingId },
		details: { agendaItemId: id, texts: known.texts }
	});
	return accept();
}

export async function moveAgendaItem(
	tx: Transaction,
	actor: Actor,
	{ sittingId, id, up }: { sittingId: string; id: string; up: boolean }
): Promise<Outcome> {
	const hindrance = await hindranceOf(tx, sittingId);
	if (hindrance) return refuse(hindrance);
	const items = await listAgenda(tx, sittingId);
	const at = items.findIndex((item) => item.id === id);
	const other = items[at + (up ? -1 : 1)];
	const own = items[at];
	if (!own) return refuse('agenda_item_unknown');
	if (!other) return accept();
	const place = (itemId: string, position: number) =>
		tx.updateTable('agendaItem').set({ position }).where('id', '=', itemId).execute();
	await place(own.id, other.position);
	await place(other.id, own.position);
	await record(tx, actor, {
		deed: 'sitting.agenda_moved',
		subject: { kind: 'sitting', id: sittingId },
		details: { agendaItemId: id, up, texts: own.texts }
	});
	return accept();
}

export const listAgenda = (db: Database, sittingId: string) =>
	db
		.selectFrom('agendaItem')
		.selectAll()
		.where('sittingId', '=', sittingId)
		.orderBy('position')
		.orderBy('id')
		.execute();

/** When the agenda was last changed after those who vote had been sent it. */
export async function findLateChange(db: Database, sittingId: string): Promise<Date | null> {
	const late = await db
		.selectFrom('journal')
		.select('at')
		.where('subjectKind', '=', 'sitting')
		.where('subjectId', '=', sittingId)
		.where('deed', 'like', 'sitting.agenda\\_%')
		.where('id', '>', (eb) =>
			eb
				.selectFrom('journal as convening')
				.select('convening.id')
				.where('convening.subjectKind', '=', 'sitting')
				.where('convening.subjectId', '=', sittingId)
				.where('convening.deed', '=', 'sitting.convened')
				.orderBy('convening.id', 'desc')
				.limit(1)
		)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return late?.at ?? null;
}

async function renumber(tx: Transaction, sittingId: string) {
	for (const [at, { id }] of (await listAgenda(tx, sittingId)).entries())
		await tx
			.updateTable('agendaItem')
			.set({ position: at + 1 })
			.where('id', '=', id)
			.execute();
}

async function hindranceOf(tx: Transaction, sittingId: string): Promise<string | null> {
	if (!(await lockSitting(tx, sittingId))) return 'sitting_unknown';
	const { calledOffAt, closedAt } = await getSitting(tx, sittingId);
	if (calledOffAt) return 'sitting_called_off';
	return closedAt ? 'sitting_closed' : null;
}

const findItem = (tx: Transaction, sittingId: string, id: string) =>
	tx
		.selectFrom('agendaItem')
		.selectAll()
		.where('id', '=', id)
		.where('sittingId', '=', sittingId)
		.executeTakeFirst();

async function isVotedOn(tx: Transaction, itemId: string): Promise<boolean> {
	const opened = await tx
		.selectFrom('voteOpening')
		.innerJoin('resolution', 'resolution.id', 'resolutionId')
		.select('resolutionId')
		.where('agendaItemId', '=', itemId)
		.executeTakeFirst();
	return opened !== undefined;
}

async function nextPosition(tx: Transaction, sittingId: string): Promise<number> {
	return ((await listAgenda(tx, sittingId)).at(-1)?.position ?? 0) + 1;
}
