import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { readHits } from '#platform/search/hits.server.ts';
import { lastMark } from '#rooms/searches/alert.ts';
import {
	findReader,
	listDuePeople,
	peopleAtOnce,
	takeNews,
	tellEach,
	type Occasion
} from '#rooms/searches/telling.server.ts';
import { weeklyLetter } from './mail/weekly-letter.ts';
import { countAsTold, holdMatchLetter, listUntoldWriters } from './match-letter.server.ts';
import type { Linked } from './match.ts';
import { listMatches } from './matching.server.ts';
import type { EntryNews } from './weekly.ts';

/** Which clusters have agreements is known by a room above this one. */
export type Weekly = Occasion & { linkedOf: (clusterId: string) => Promise<Linked> };

const mostEntries = 30;
const mostEach = 3;
const mostTold = 8;

/**
 * One letter a person and week: new counterparts of what they have published, and what their weekly
 * searches found. Person after person, a transaction each: nobody waits for all the others.
 */
export async function tellWeekly(db: Database, weekly: Weekly): Promise<number> {
	const { now } = weekly;
	const until = lastMark('weekly', now);
	const due = async (after: string) => {
		const [searching, writing] = await Promise.all([
			listDuePeople(db, { rhythm: 'weekly', until, after }),
			listUntoldWriters(db, { until, after, now, most: peopleAtOnce })
		]);
		return [...new Set([...searching, ...writing])].sort().slice(0, peopleAtOnce);
	};
	return tellEach(db, due, (tx, id) => tellPerson(tx, id, until, weekly));
}

async function tellPerson(
	tx: Transaction,
	personId: string,
	until: Date,
	weekly: Weekly
): Promise<boolean> {
	const person = await findReader(tx, personId);
	if (!person) return false;
	const { toldAt, stoppedAt } = await holdMatchLetter(tx, personId);
	const isDue = stoppedAt === null && (toldAt === null || toldAt < until);
	const span = { after: toldAt, until };
	const entries = isDue ? await listEntryNews(tx, personId, span, weekly) : [];
	const news = await takeNews(tx, { personId, rhythm: 'weekly', until });
	if (isDue) await countAsTold(tx, personId, until);
	if (entries.length === 0 && news.length === 0) return false;
	const { origin, secret } = weekly;
	await writeLetter(tx, weeklyLetter({ person, entries, news, origin, secret }));
	return true;
}

type Span = { after: Date | null; until: Date };

/**
 * A pair of entries is new where either was published since, or changed so that they belong together only
 * now; each is told once. The best pairs come
 * first, so that a letter stays one that is read.
 */
async function listEntryNews(
	tx: Transaction,
	personId: string,
	span: Span,
	{ now, linkedOf }: Weekly
): Promise<EntryNews[]> {
	const own = await listOwnEntries(tx, personId, span.until, now);
	const matched = [];
	for (const { id, clusterId, publishedAt } of own) {
		const isNew = span.after === null || publishedAt > span.after;
		const linked = clusterId ? await linkedOf(clusterId) : new Set<string>();
		const sought = { linked, most: mostEach, span: isNew ? { ...span, after: null } : span };
		const matches = await listMatches(tx, { id }, sought);
		if (matches.length > 0) matched.push({ id, matches, best: matches[0]?.score ?? 0 });
	}
	const told = matched.sort((a, b) => b.best - a.best).slice(0, mostTold);
	const ids = told.flatMap(({ id, matches }) => [id, ...matches.map((match) => match.id)]);
	const hits = await readHits(tx, 'entry', ids);
	return told.flatMap(({ id, matches }) => {
		const hit = hits.get(id);
		const found = matches.flatMap(({ id, reasons }) => {
			const other = hits.get(id);
			return other ? [{ hit: other, reasons }] : [];
		});
		return hit && found.length > 0 ? [{ own: hit, found }] : [];
	});
}

/** What somebody has published for their organisations, the newest first. */
async function listOwnEntries(db: Database, personId: string, until: Date, now: Date) {
	const rows = await db
		.selectFrom('marketplaceEntry')
		.select(['marketplaceEntry.id', 'clusterId', 'publishedAt'])
		.where('state', '=', 'published')
		.where('publishedAt', '<=', until)
		.where(
			sql<boolean>`organisation_id in (select scope_id from role_grant
				where person_id = ${personId} and scope_kind = 'organisation'
					and role in ('manager', 'editor') and valid_from <= ${now}
					and (valid_until is null or valid_until > ${now}))`
		)
		.orderBy('publishedAt', 'desc')
		.orderBy('id')
		.limit(mostEntries)
		.execute();
	return rows.flatMap(({ publishedAt, ...row }) => (publishedAt ? [{ ...row, publishedAt }] : []));
}
