import type { Database } from '#platform/database/database.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import { conceptsOf, listTexts } from '#rooms/marketplace/entry-concepts.server.ts';
import type { EntryDraft } from '#rooms/marketplace/entry.ts';
import { weigh, type Profile } from './match.ts';

type Compared = { own: Profile; others: readonly Profile[] };

/** Those of the others that belonged to it already then, as both were at that time. */
export async function listMet(
	db: Database,
	{ own, others }: Compared,
	then: Date
): Promise<Set<string>> {
	const ids = others.map(({ id }) => id);
	const [editions, fresh] = await Promise.all([
		readEditions(db, [own.id, ...ids], then),
		listShownSince(db, ids, then)
	]);
	const asThen = (profile: Profile) => {
		const said = editions.get(profile.id);
		return said ? { ...profile, ...profileOf(said) } : profile;
	};
	const ownThen = asThen(own);
	const met = others.filter(
		(other) =>
			!fresh.has(other.id) && weigh(ownThen, asThen(other), { linked: new Set() }) !== undefined
	);
	return new Set(met.map(({ id }) => id));
}

/** What those that were changed since said at that time. */
export async function readEditions(
	db: Database,
	ids: readonly string[],
	then: Date
): Promise<Map<string, EntryDraft>> {
	const rows = await db
		.selectFrom('entryEdition')
		.distinctOn('entryId')
		.select(['entryId', 'draft'])
		.where('entryId', 'in', [...ids])
		.where('saidUntil', '>', then)
		.orderBy('entryId')
		.orderBy('saidUntil')
		.execute();
	return new Map(rows.map(({ entryId, draft }) => [entryId, draft]));
}

async function listShownSince(db: Database, ids: readonly string[], then: Date) {
	if (ids.length === 0) return new Set<string>();
	const rows = await db
		.selectFrom('searchEntry')
		.select('subjectId')
		.where('subjectKind', '=', 'entry')
		.where('subjectId', 'in', [...ids])
		.where('firstShownAt', '>', then)
		.execute();
	return new Set(rows.map(({ subjectId }) => subjectId));
}

function profileOf(draft: EntryDraft): Partial<Profile> {
	const { kind, direction, languages, partnerships, wantedCountries, wantedRegions } = draft;
	return {
		...{ kind, direction, languages, partnerships, wantedCountries, wantedRegions },
		...{ partnerSizes: draft.partnerSizes, partnerKinds: draft.partnerKinds },
		steps: draft.chainSteps,
		sectors: sectorsOf(draft.activities),
		concepts: conceptsOf(listTexts(draft))
	};
}

export const sectorsOf = (activities: readonly string[]): string[] =>
	activities.flatMap((code) => sectorsForActivity(code).map((sector) => sector.code));
