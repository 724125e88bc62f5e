import { sql } from 'kysely';
import { house, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { newToken } from '#rooms/people/token.server.ts';
import { fallsDormant } from './confirming.ts';
import { confirmationLetter } from './mail/confirmation-letter.ts';
import { monthsUntilConfirmation } from './organisation.ts';
import { confirmedKinds, vouchFor, type Confirmed, type ConfirmedKind } from './vouching.server.ts';

const batch = 200;
const validForDays = 30;

/** Vouches for a record; one that had fallen dormant wakes. */
export async function confirmRecord(
	tx: Transaction,
	actor: Actor,
	subject: Confirmed,
	now: Date
): Promise<Outcome> {
	const { kind, id } = subject;
	const woken =
		await sql`update ${sql.table(kind)} set dormant_since = null where id = ${id}`.execute(tx);
	if (!woken.numAffectedRows) return refuse('record_gone');
	await vouchFor(tx, actor, subject, now);
	await showDormancy(tx, subject);
	await record(tx, actor, { deed: `${kind}.confirmed`, subject, isPublic: true });
	return accept();
}

/** Writes to whoever keeps a record that nobody has vouched for in half a year, monthly at most. */
export async function askForConfirmations(
	db: Database,
	now: Date,
	origin: string
): Promise<{ records: number; letters: number }> {
	const counted = { records: 0, letters: 0 };
	for (const kind of confirmedKinds) {
		let after: string | undefined;
		for (;;) {
			const silent = await listSilent(db, kind, monthsUntilConfirmation, { now, after });
			after = silent.at(-1)?.id;
			if (!after) break;
			for (const { id } of silent) {
				const letters = await db.transaction().execute((tx) => ask(tx, { kind, id }, now, origin));
				counted.letters += letters;
				counted.records += letters > 0 ? 1 : 0;
			}
		}
	}
	return counted;
}

/** What stays silent though it was asked about goes dormant, for everybody to see. */
export async function markDormant(db: Database, now: Date): Promise<number> {
	let marked = 0;
	for (const kind of confirmedKinds) {
		let after: string | undefined;
		for (;;) {
			const wish = { now, after, isAwake: true };
			const silent = await listSilent(db, kind, monthsUntilConfirmation + 1, wish);
			after = silent.at(-1)?.id;
			if (!after) break;
			for (const { id, ...asked } of silent) {
				const subject = { kind, id };
				const hasKeeper =
					asked.askedAt !== null || (await listHolders(db, subject, now)).length > 0;
				if (!fallsDormant({ ...asked, hasKeeper }, now)) continue;
				await db.transaction().execute((tx) => fallDormant(tx, subject, now));
				marked += 1;
			}
		}
	}
	return marked;
}

async function fallDormant(tx: Transaction, subject: Confirmed, now: Date): Promise<void> {
	const { kind, id } = subject;
	await sql`update ${sql.table(kind)} set dormant_since = ${now} where id = ${id}`.execute(tx);
	await showDormancy(tx, subject, true);
	await record(tx, house, { deed: `${kind}.fell_dormant`, subject, isPublic: true });
}

/** A cluster whose life is over stays in the shade, whoever confirms its record. */
async function showDormancy(tx: Transaction, { kind, id }: Confirmed, isDormant = false) {
	let query = tx
		.updateTable('searchEntry')
		.set({ isDormant })
		.where('subjectKind', '=', kind)
		.where('subjectId', '=', id);
	if (!isDormant)
		query = query.where(
			sql<boolean>`not kinds && array['dormant', 'dissolved', 'succeeded']::text[]`
		);
	await query.execute();
}

type Silent = { id: string; vouchedAt: Date; askedAt: Date | null };

async function listSilent(
	db: Database,
	kind: ConfirmedKind,
	months: number,
	{ now, after, isAwake = false }: { now: Date; after: string | undefined; isAwake?: boolean }
): Promise<Silent[]> {
	const stillThere = kind === 'organisation' ? sql`and merged_into_id is null` : sql``;
	const { rows } = await sql<Silent>`
		select id, vouched_at,
			(select min(asked_at) from confirmation_request where subject_kind = ${kind}
				and subject_id = it.id and asked_at > vouched_at) as asked_at
		from ${sql.table(kind)} as it cross join lateral (
			select greatest(registered_at, max(confirmed_at)) as vouched_at
			from confirmation where subject_kind = ${kind} and subject_id = it.id) as vouched
		where registered_at <= ${now}::timestamptz - make_interval(months => ${months})
			and vouched_at <= ${now}::timestamptz - make_interval(months => ${months})
			and id > ${after ?? '00000000-0000-0000-0000-000000000000'}
			${isAwake ? sql`and dormant_since is null` : sql``} ${stillThere}
		order by id limit ${batch}`.execute(db);
	return rows;
}

async function ask(tx: Transaction, subject: Confirmed, now: Date, origin: string) {
	const holders = await listHolders(tx, subject, now);
	const asked = await listAskedSince(tx, subject, now);
	const people = new Map(holders.map((holder) => [holder.personId, holder]));
	const entry = await findNamed(tx, subject);
	if (!entry) return 0;
	let letters = 0;
	for (const [personId, { name, email, locale }] of people) {
		if (asked.has(personId)) continue;
		const { token, digest } = newToken();
		await tx
			.insertInto('confirmationRequest')
			.values({
				id: newId(),
				subjectKind: subject.kind,
				subjectId: subject.id,
				personId,
				tokenDigest: digest,
				askedAt: now,
				expiresAt: new Date(now.getTime() + validForDays * 86_400_000),
				answeredAt: null
			})
			.execute();
		const titles = entry.titles as Record<string, string>;
		const title = titles[locale] ?? titles[entry.originalLocale] ?? '';
		const person = { id: personId, name, email, locale };
		await writeLetter(tx, confirmationLetter({ person, name: title }, origin, token));
		letters += 1;
	}
	return letters;
}

async function listAskedSince(tx: Transaction, { kind, id }: Confirmed, now: Date) {
	const rows = await tx
		.selectFrom('confirmationRequest')
		.select('personId')
		.where('subjectKind', '=', kind)
		.where('subjectId', '=', id)
		.where('askedAt', '>', sql<Date>`${now}::timestamptz - interval '1 month'`)
		.execute();
	return new Set(rows.map(({ personId }) => personId));
}

export const findNamed = (db: Database, { kind, id }: Confirmed) =>
	db
		.selectFrom('searchEntry')
		.select(['titles', 'originalLocale', 'path'])
		.where('subjectKind', '=', kind)
		.where('subjectId', '=', id)
		.executeTakeFirst();
