import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { conceptsOf, listTexts } from '#rooms/marketplace/entry-concepts.server.ts';
import type { EntryRecord } from '#rooms/marketplace/entry-record.server.ts';
import { listMet, readEditions, sectorsOf } from './met-before.server.ts';
import { listCandidates, type Span } from './candidates.server.ts';
import {
	rank,
	weigh,
	type DismissalReason,
	type Lesson,
	type Linked,
	type Match,
	type Profile
} from './match.ts';

export type Sought = {
	linked: Linked;
	most?: number;
	/** Only what belongs together since then: one of the two was not there, or said something else. */
	span?: Span;
};
type Asked = { id: string; texts?: EntryRecord['texts'] };

/** The best counterparts of an entry, without those that were waved away. */
export async function listMatches(
	db: Database,
	entry: Asked,
	{ linked, most = 12, span }: Sought
): Promise<Match[]> {
	const own = await readOwnProfile(db, entry);
	if (!own) return [];
	const isEdited = span?.after && (await readEditions(db, [own.id], span.after)).size > 0;
	const [ids, dismissed] = await Promise.all([
		listCandidates(db, own, isEdited ? { ...span, after: null } : span),
		db
			.selectFrom('matchDismissal')
			.select(['counterpartId', 'reason'])
			.where('entryId', '=', entry.id)
			.execute()
	]);
	const gone = new Set(dismissed.map(({ counterpartId }) => counterpartId));
	const others = await readProfiles(
		db,
		ids.filter((id) => !gone.has(id))
	);
	const lesson = lessonOf(dismissed);
	const met = span?.after ? await listMet(db, { own, others }, span.after) : new Set<string>();
	const unmet = others.filter(({ id }) => !met.has(id));
	const matches = unmet.flatMap((other) => weigh(own, other, { linked, lesson }) ?? []);
	return rank(matches, most);
}

export function lessonOf(dismissed: readonly { reason: DismissalReason }[]): Lesson {
	const lesson: Lesson = {};
	for (const { reason } of dismissed) lesson[reason] = (lesson[reason] ?? 0) + 1;
	return lesson;
}

/** One that is not published yet is about something all the same: its texts say what. */
export async function readOwnProfile(
	db: Database,
	{ id, texts }: Asked
): Promise<Profile | undefined> {
	const [own] = await readProfiles(db, [id]);
	return own && texts ? { ...own, concepts: conceptsOf(listTexts({ texts })) } : own;
}

async function readProfiles(db: Database, ids: readonly string[]): Promise<Profile[]> {
	if (ids.length === 0) return [];
	const [rows, concepts] = await Promise.all([
		db
			.selectFrom('marketplaceEntry as entry')
			.innerJoin('organisation', 'organisation.id', 'organisationId')
			.select(['entry.id', 'organisationId', 'clusterId', 'entry.kind', 'direction'])
			.select(['chainSteps', 'activities', 'languages', 'partnerships', 'wantedCountries'])
			.select(['wantedRegions', 'partnerSizes', 'country', 'region', 'sizeClass'])
			.select(['partnerKinds', 'organisation.kind as ownerKind'])
			.where('entry.id', 'in', [...ids])
			.execute(),
		db
			.selectFrom('entryConcept')
			.select(['entryId', 'concept'])
			.where('entryId', 'in', [...ids])
			.execute()
	]);
	const named = Map.groupBy(concepts, ({ entryId }) => entryId);
	return rows.map(({ chainSteps, activities, ...row }) => ({
		...row,
		steps: chainSteps,
		sectors: sectorsOf(activities),
		concepts: (named.get(row.id) ?? []).map(({ concept }) => concept)
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
