import { sql } from 'kysely';
import { after, days } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listTitles } from './entry-record.server.ts';
import { listClusterPeople, type Writer } from './expiring.server.ts';
import { waitingKind, waitingLetter, type WaitsFor } from './mail/waiting-letter.ts';

type Occasion = { now: Date; origin: string };
type Waiting = {
	id: string;
	clusterId: string;
	originalLocale: Locale;
	waits: WaitsFor;
	since: Date;
};

const mostADay = 2_000;

/**
 * One letter to each of a cluster's people with all that waits for its word; only where something has
 * come since the last one, and never two within a day.
 */
export async function tellOfWaiting(db: Database, { now, origin }: Occasion): Promise<number> {
	return db.transaction().execute(async (tx) => {
		await sql`select pg_advisory_xact_lock(hashtext('entries_waiting'))`.execute(tx);
		const waiting = await listWaiting(tx);
		const readers = await listReaders(tx, waiting, now);
		const told = await listLastTold(tx, [...readers.keys()]);
		const titles = await listTitles(
			tx,
			waiting.map(({ id }) => id)
		);
		const letters = [...readers.values()].flatMap(({ person, clusterIds }) => {
			const own = waiting.filter(({ clusterId }) => clusterIds.has(clusterId));
			if (!isDue(own, told.get(person.id), now)) return [];
			const lines = own.map(({ id, originalLocale, waits }) => ({
				title: titles.get(id)?.[person.locale] ?? titles.get(id)?.[originalLocale] ?? '',
				waits
			}));
			return [waitingLetter({ person, lines, href: `${origin}/${person.locale}/desk` })];
		});
		await writeLetters(tx, letters);
		return letters.length;
	});
}

function isDue(waiting: readonly Waiting[], toldAt: Date | undefined, now: Date): boolean {
	if (!toldAt) return waiting.length > 0;
	// The round may come a little earlier than the day before.
	if (toldAt > after(now, -days(0.9))) return false;
	return waiting.some(({ since }) => since > toldAt);
}

/** Sent in, changed since, or removed and appealed against; those that wait longest first. */
async function listWaiting(tx: Transaction): Promise<Waiting[]> {
	const { rows } = await sql<Waiting>`
		select entry.id, cluster_id, original_locale, coalesce(change.sent_at, last.at) as since,
			case when change.entry_id is not null then 'change'
				when last.kind = 'appealed' then 'appeal' else 'check' end as waits
		from marketplace_entry entry cross join lateral (
			select kind, at from entry_step where entry_id = entry.id
			order by at desc, entry_step.id desc limit 1
		) last
		left join entry_change change on change.entry_id = entry.id and returned_at is null
			and state in ('published', 'expired')
		where cluster_id is not null and (state in ('submitted', 'checked')
			or change.entry_id is not null or (state = 'removed' and last.kind = 'appealed'))
		order by since, entry.id limit ${mostADay}`.execute(tx);
	return rows;
}

type Reader = { person: Writer; clusterIds: Set<string> };

async function listReaders(tx: Transaction, waiting: readonly Waiting[], now: Date) {
	const readers = new Map<string, Reader>();
	for (const clusterId of new Set(waiting.map((one) => one.clusterId)))
		for (const person of await listClusterPeople(tx, clusterId, now)) {
			const known = readers.get(person.id) ?? { person, clusterIds: new Set() };
			readers.set(person.id, { ...known, clusterIds: known.clusterIds.add(clusterId) });
		}
	return readers;
}

async function listLastTold(tx: Transaction, personIds: readonly string[]) {
	if (personIds.length === 0) return new Map<string, Date>();
	const rows = await tx
		.selectFrom('letter')
		.select(({ fn }) => ['personId', fn.max('writtenAt').as('at')])
		.where('kind', '=', waitingKind)
		.where('personId', 'in', [...personIds])
		.groupBy('personId')
		.execute();
	return new Map(rows.flatMap(({ personId, at }) => (personId ? [[personId, at] as const] : [])));
}
