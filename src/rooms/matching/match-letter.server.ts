import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';

type Writing = { until: Date; after: string; now: Date; most: number };

/** People who write for an organisation that has something published, and were not told this week. */
export async function listUntoldWriters(
	db: Database,
	{ until, after, now, most }: Writing
): Promise<string[]> {
	const { rows } = await sql<{ personId: string }>`
		select distinct person_id from role_grant
		where scope_kind = 'organisation' and role in ('manager', 'editor')
			and valid_from <= ${now} and (valid_until is null or valid_until > ${now})
			and person_id > ${after}::uuid
			and exists (select from marketplace_entry entry
				where entry.organisation_id = scope_id and state = 'published')
			and not exists (select from match_letter told where told.person_id = role_grant.person_id
				and (stopped_at is not null or told_at >= ${until}))
		order by person_id limit ${most}`.execute(db);
	return rows.map(({ personId }) => personId);
}

/** Holds a person's row while their letter is written, so that two processes write one. */
export async function holdMatchLetter(tx: Transaction, personId: string) {
	await tx
		.insertInto('matchLetter')
		.values({ personId, toldAt: null, stoppedAt: null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return tx
		.selectFrom('matchLetter')
		.selectAll()
		.where('personId', '=', personId)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

export async function countAsTold(tx: Transaction, personId: string, until: Date): Promise<void> {
	await tx
		.updateTable('matchLetter')
		.set({ toldAt: until })
		.where('personId', '=', personId)
		.execute();
}

export async function isMatchLetterStopped(db: Database, personId: string): Promise<boolean> {
	const row = await db
		.selectFrom('matchLetter')
		.select('stoppedAt')
		.where('personId', '=', personId)
		.executeTakeFirst();
	return Boolean(row?.stoppedAt);
}

/** Whoever begins again is told of what comes from then on. */
export async function setMatchLetter(
	tx: Transaction,
	{ personId, isWanted }: { personId: string; isWanted: boolean },
	now: Date
): Promise<void> {
	const held = await holdMatchLetter(tx, personId);
	if (isWanted === (held.stoppedAt === null)) return;
	await tx
		.updateTable('matchLetter')
		.set(isWanted ? { stoppedAt: null, toldAt: now } : { stoppedAt: now })
		.where('personId', '=', personId)
		.execute();
}

export async function eraseMatchLetter(tx: Transaction, personId: string): Promise<void> {
	await tx.deleteFrom('matchLetter').where('personId', '=', personId).execute();
}
