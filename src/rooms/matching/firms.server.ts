import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { conceptsIn } from '#platform/search/meaning.ts';
import {
	neighboursOf,
	rank,
	weighFirm,
	type DismissalReason,
	type FirmProfile,
	type Linked,
	type Match,
	type Profile
} from './match.ts';
import { lessonOf, readOwnProfile } from './matching.server.ts';

const mostWeighed = 200;

/** Organisations that fit an entry by what the registry knows of them, without those waved away. */
export async function listFirmMatches(
	db: Database,
	entry: Parameters<typeof readOwnProfile>[1],
	{ linked, today, most = 8 }: { linked: Linked; today: string; most?: number }
): Promise<Match[]> {
	const own = await readOwnProfile(db, entry);
	if (!own) return [];
	const [found, dismissed] = await Promise.all([
		findFirms(db, own),
		db
			.selectFrom('matchOrganisationDismissal')
			.select(['organisationId', 'reason'])
			.where('entryId', '=', entry.id)
			.execute()
	]);
	const gone = new Set(dismissed.map(({ organisationId }) => organisationId));
	const firms = await readFirms(
		db,
		found.filter(({ id }) => !gone.has(id)),
		today
	);
	const lesson = lessonOf(dismissed);
	return rank(
		firms.flatMap((firm) => weighFirm(own, firm, { linked, lesson }) ?? []),
		most
	);
}

type FoundFirm = {
	id: string;
	titles: Partial<Record<Locale, string>>;
	summaries: Partial<Record<Locale, string>>;
	labels: string[];
	kinds: string[];
	sectors: string[];
	country: string;
	region: string | null;
};

async function findFirms(db: Database, own: Profile): Promise<FoundFirm[]> {
	const meaning = own.concepts.map((concept) => `'_${concept}'`).join(' | ');
	const isMeant = meaning ? sql`words @@ ${meaning}::tsquery` : sql`false`;
	const near = meaning
		? sql`ts_rank('{0.05,0.2,0.4,1}', words, ${meaning}::tsquery)`
		: sql`0::float8`;
	const steps = [...own.steps, ...neighboursOf(own.steps)];
	const { rows } = await sql<FoundFirm>`
		select subject_id as id, titles, summaries, labels, kinds, counted_sectors as sectors,
			country, region
		from search_entry
		where subject_kind = 'organisation' and not is_dormant
			and (${isMeant} or labels && ${steps}::text[])
		order by ${near} desc, sort_name, subject_id
		limit ${mostWeighed}`.execute(db);
	return rows.filter(({ id }) => id !== own.organisationId);
}

async function readFirms(
	db: Database,
	found: readonly FoundFirm[],
	today: string
): Promise<FirmProfile[]> {
	if (found.length === 0) return [];
	const ids = found.map(({ id }) => id);
	const [said, belongings] = await Promise.all([
		db
			.selectFrom('organisationCapability')
			.select(['organisationId', 'locale', 'text'])
			.where('organisationId', 'in', ids)
			.execute(),
		db
			.selectFrom('membership')
			.select(['organisationId', 'clusterId'])
			.where('organisationId', 'in', ids)
			.where('validFrom', '<=', today)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', today)]))
			.execute()
	]);
	const saidBy = Map.groupBy(said, ({ organisationId }) => organisationId);
	const clustersOf = Map.groupBy(belongings, ({ organisationId }) => organisationId);
	return found.map(({ titles, summaries, labels, kinds, ...firm }) => ({
		...firm,
		steps: labels,
		kind: kinds[0] ?? '',
		sizeClass: kinds[1] ?? null,
		clusterIds: (clustersOf.get(firm.id) ?? []).map(({ clusterId }) => clusterId),
		concepts: conceptsOf([
			...inLocales(titles),
			...inLocales(summaries),
			...(saidBy.get(firm.id) ?? [])
		])
	}));
}

type Said = { locale: Locale; text: string };

const inLocales = (texts: Partial<Record<Locale, string>>): Said[] =>
	(Object.entries(texts) as [Locale, string][]).map(([locale, text]) => ({ locale, text }));

const conceptsOf = (said: readonly Said[]): string[] => [
	...new Set(said.flatMap(({ text, locale }) => conceptsIn(text, locale)))
];

type Dismissed = { entryId: string; organisationId: string; reason: DismissalReason };

/** «Not for us», of an organisation. */
export async function dismissFirm(
	tx: Transaction,
	actor: Actor,
	{ entryId, organisationId, reason }: Dismissed,
	now: Date
): Promise<Outcome> {
	await tx
		.insertInto('matchOrganisationDismissal')
		.values({
			...{ id: newId(), entryId, organisationId, reason, dismissedAt: now },
			dismissedById: actor.personId
		})
		.onConflict((conflict) => conflict.columns(['entryId', 'organisationId']).doNothing())
		.execute();
	await record(tx, actor, {
		deed: 'entry.match_dismissed',
		subject: { kind: 'marketplace_entry', id: entryId },
		details: { organisationId, reason }
	});
	return accept();
}
