import type { Actor } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Alert, Rhythm } from './alert.ts';
import { longestQuery } from './search-address.ts';

type Keeper = Actor & { personId: string };
export type Wish = { name: string; alert: Alert };
export type Kept = Wish & { query: string; locale: Locale; toldAt?: Date };

const mostSearches = 100;
/** What was taken away by mistake is put back as if it had never been. */
const longestAway = days(40);

/** The same search saved again is the one there is, with the new name and rhythm. */
export async function saveSearch(
	tx: Transaction,
	actor: Keeper,
	{ name, alert, query, locale, toldAt }: Kept,
	now: Date
): Promise<Outcome<string>> {
	const { personId } = actor;
	if (query.length > longestQuery) return refuse('search_too_long');
	await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
	const own = await listSearches(tx, personId);
	const known = own.find((one) => one.query === query);
	if (known) return changeSearch(tx, actor, { id: known.id, name, alert }, now);
	if (own.length >= mostSearches) return refuse('searches_too_many', { most: mostSearches });
	const id = newId();
	await tx
		.insertInto('savedSearch')
		.values({ id, personId, name, locale, query, alert, savedAt: now, toldAt: since(toldAt, now) })
		.execute();
	await note(tx, actor, 'search_saved');
	return accept(id);
}

const since = (toldAt: Date | undefined, now: Date): Date =>
	toldAt && toldAt < now && toldAt > after(now, -longestAway) ? toldAt : now;

/** Whoever begins to be told is told of what comes from now on. */
export async function changeSearch(
	tx: Transaction,
	actor: Keeper,
	{ id, name, alert }: Wish & { id: string },
	now: Date
): Promise<Outcome<string>> {
	const held = await tx
		.selectFrom('savedSearch')
		.select(['id', 'alert'])
		.where('id', '=', id)
		.where('personId', '=', actor.personId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('search_gone');
	const begins = held.alert === 'none' && alert !== 'none';
	await tx
		.updateTable('savedSearch')
		.set({ name, alert, ...(begins && { toldAt: now }) })
		.where('id', '=', id)
		.execute();
	await note(tx, actor, 'search_changed');
	return accept(id);
}

export async function removeSearch(
	tx: Transaction,
	actor: Keeper,
	id: string
): Promise<Outcome<Kept>> {
	const gone = await tx
		.deleteFrom('savedSearch')
		.where('id', '=', id)
		.where('personId', '=', actor.personId)
		.returning(['name', 'alert', 'query', 'locale', 'toldAt'])
		.executeTakeFirst();
	if (!gone) return refuse('search_gone');
	await note(tx, actor, 'search_removed');
	return accept(gone);
}

export const listSearches = (db: Database, personId: string) =>
	db
		.selectFrom('savedSearch')
		.select(['id', 'name', 'locale', 'query', 'alert', 'savedAt', 'toldAt'])
		.where('personId', '=', personId)
		.orderBy('savedAt', 'desc')
		.orderBy('id', 'desc')
		.limit(mostSearches)
		.execute();

/** The searches whose letters come in a rhythm stop bringing any: one of them, or all. */
export async function stopAlerts(
	tx: Transaction,
	{ personId, rhythm, id }: { personId: string; rhythm: Rhythm; id?: string }
): Promise<number> {
	let stopping = tx
		.updateTable('savedSearch')
		.set({ alert: 'none' })
		.where('personId', '=', personId)
		.where('alert', '=', rhythm);
	if (id) stopping = stopping.where('id', '=', id);
	const { numUpdatedRows } = await stopping.executeTakeFirstOrThrow();
	const stopped = Number(numUpdatedRows);
	const actor = { personId, onBehalfOfId: null, grants: [] };
	if (stopped > 0) await note(tx, actor, 'search_alerts_stopped');
	return stopped;
}

/** With the account go its searches. */
export async function eraseSearches(tx: Transaction, personId: string): Promise<void> {
	await tx.deleteFrom('savedSearch').where('personId', '=', personId).execute();
}

type Deed = 'search_saved' | 'search_changed' | 'search_removed' | 'search_alerts_stopped';

/** The journal stays when a person goes: it does not hold what they looked for. */
const note = (tx: Transaction, actor: Keeper, deed: Deed): Promise<unknown> =>
	record(tx, actor, {
		deed: `person.${deed}`,
		subject: { kind: 'person', id: actor.personId }
	});
