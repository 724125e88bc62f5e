import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { conceptsIn } from '#platform/search/meaning.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import type { EntryRecord } from '#rooms/marketplace/entry-record.server.ts';
import {
	rank,
	weigh,
	type DismissalReason,
	type Lesson,
	type Linked,
	type Match,
	type Profile
} from './match.ts';

/** So many candidates are weighed: those whose words and steps come nearest. */
const mostWeighed = 300;

/** The best counterparts of an entry, without those that were waved away. */
export async function listMatches(
	db: Database,
	entry: EntryRecord,
	{ linked, most = 12 }: { linked: Linked; most?: number }
): Promise<Match[]> {
	const [own] = await readProfiles(db, [entry.id]);
	if (!own) return [];
	const [ids, dismissed] = await Promise.all([
		findCandidates(db, own),
		db
			.selectFrom('matchDismissal')
			.select(['counterpartId', 'reason'])
			.where('entryId', '=', entry.id)
			.execute()
	]);
	const gone = new Set(dismissed.map(({ counterpartId }) => counterpartId));
	const lesson: Lesson = {};
	for (const { reason } of dismissed) lesson[reason] = (lesson[reason] ?? 0) + 1;
	const others = await readProfiles(
		db,
		ids.filter((id) => !gone.has(id))
	);
	const matches = others.flatMap((other) => weigh(own, other, { linked, lesson }) ?? []);
	return rank(matches, most);
}

async function findCandidates(db: Database, own: Profile): Promise<string[]> {
	const meaning = own.concepts.map((concept) => `'_${concept}'`).join(' | ');
	const isMeant = meaning ? sql`words @@ ${meaning}::tsquery` : sql`false`;
	const near = meaning ? sql`ts_rank('{0.05,0.2,0.4,1}', words, ${meaning}::tsquery)` : sql`0`;
	const wanted =
		own.kind === 'partner_search'
			? ['partner_search', own.direction === 'offer' ? 'request' : 'offer']
			: [own.direction === 'offer' ? 'request' : 'offer'];
	const { rows } = await sql<{ id: string }>`
		select subject_id as id from search_entry
		where subject_kind = 'entry' and not is_dormant and kinds && ${wanted}::text[]
			and (${isMeant} or labels && ${[...own.steps]}::text[])
		order by ${near} desc, changed_at desc, subject_id
		limit ${mostWeighed}`.execute(db);
	return rows.map(({ id }) => id).filter((id) => id !== own.id);
}

async function readProfiles(db: Database, ids: readonly string[]): Promise<Profile[]> {
	if (ids.length === 0) return [];
	const [rows, texts] = await Promise.all([
		db
			.selectFrom('marketplaceEntry as entry')
			.innerJoin('organisation', 'organisation.id', 'organisationId')
			.select(['entry.id', 'organisationId', 'clusterId', 'entry.kind', 'direction'])
			.select(['chainSteps', 'activities', 'languages', 'partnerships', 'wantedCountries'])
			.select(['wantedRegions', 'partnerSizes', 'country', 'region', 'sizeClass'])
			.where('entry.id', 'in', [...ids])
			.execute(),
		db
			.selectFrom('entryText')
			.select(['entryId', 'locale', 'title', 'summary'])
			.where('entryId', 'in', [...ids])
			.execute()
	]);
	const textsOf = Map.groupBy(texts, ({ entryId }) => entryId);
	return rows.map(({ chainSteps, activities, ...row }) => ({
		...row,
		steps: chainSteps,
		sectors: activities.flatMap((code) => sectorsForActivity(code).map((sector) => sector.code)),
		concepts: [
			...new Set(
				(textsOf.get(row.id) ?? []).flatMap(({ title, locale }) => conceptsIn(title, locale))
			)
		]
	}));
}

type Dismissed = { entryId: string; counterpartId: string; reason: DismissalReason };

/** «Not for me»: it is not proposed again, and what it stood for counts less from now on. */
export async function dismissMatch(
	tx: Transaction,
	actor: Actor,
	{ entryId, counterpartId, reason }: Dismissed,
	now: Date
): Promise<Outcome> {
	await tx
		.insertInto('matchDismissal')
		.values({
			...{ entryId, counterpartId, reason, dismissedAt: now },
			dismissedById: actor.personId
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, actor, {
		deed: 'entry.match_dismissed',
		subject: { kind: 'marketplace_entry', id: entryId },
		details: { counterpartId, reason }
	});
	return accept();
}
