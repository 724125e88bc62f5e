import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Owner, Texts } from './event.ts';

export const findSeries = (db: Database, id: string) =>
	db.selectFrom('eventSeries').selectAll().where('id', '=', id).executeTakeFirst();

export const listSeries = (db: Database, { ownerKind, ownerId }: Owner) =>
	db
		.selectFrom('eventSeries')
		.selectAll()
		.where('ownerKind', '=', ownerKind)
		.where('ownerId', '=', ownerId)
		.orderBy('id')
		.limit(500)
		.execute();

/** A series is named once; events are put into it one by one. */
export async function beginSeries(
	tx: Transaction,
	actor: Actor,
	{ owner, names, originalLocale }: { owner: Owner; names: Texts; originalLocale: Locale }
): Promise<Outcome<string>> {
	if (Object.keys(names).length === 0) return refuse('series_name_missing');
	const { ownerKind, ownerId } = owner;
	const id = newId();
	await tx
		.insertInto('eventSeries')
		.values({ id, ownerKind, ownerId, originalLocale, names: JSON.stringify(names) })
		.execute();
	await record(tx, actor, {
		deed: 'event.series_begun',
		subject: { kind: ownerKind, id: ownerId },
		details: { id, names }
	});
	return accept(id);
}

/** An event belongs to one series of its owner, or to none. */
export async function putInSeries(
	tx: Transaction,
	actor: Actor,
	{ eventId, seriesId, now }: { eventId: string; seriesId: string | null; now: Date }
): Promise<Outcome> {
	const event = await tx
		.selectFrom('event')
		.select(['ownerKind', 'ownerId', 'seriesId'])
		.where('id', '=', eventId)
		.forUpdate()
		.executeTakeFirst();
	if (!event) return refuse('event_gone');
	const series = seriesId ? await findSeries(tx, seriesId) : null;
	if (seriesId && series?.ownerId !== event.ownerId) return refuse('series_unknown');
	await tx
		.updateTable('event')
		.set({ seriesId, changedAt: now })
		.where('id', '=', eventId)
		.execute();
	await record(tx, actor, {
		deed: 'event.series_set',
		subject: { kind: 'event', id: eventId },
		isPublic: true,
		details: { before: event.seriesId, after: seriesId }
	});
	return accept();
}
