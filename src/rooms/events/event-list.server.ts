import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { EventKind, Owner } from './event.ts';

export type EventFilter = {
	when: 'coming' | 'past';
	kinds?: readonly EventKind[];
	countries?: readonly string[];
	regions?: readonly string[];
	owner?: Owner;
	seriesId?: string;
	/** Only these, as found by their words. */
	ids?: readonly string[];
};

/** Announced events: those to come from the next one on, those past from the last one back. */
export async function listEvents(
	db: Database,
	filter: EventFilter,
	now: Date,
	{ limit = 20, offset = 0 }: { limit?: number; offset?: number } = {}
) {
	const down = filter.when === 'past' ? 'desc' : 'asc';
	const [{ total }, rows] = await Promise.all([
		announced(db, filter, now)
			.select(({ fn }) => fn.countAll<number>().as('total'))
			.executeTakeFirstOrThrow(),
		announced(db, filter, now)
			.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
			.selectAll('event')
			.select('calledOffAt')
			.orderBy('startsAt', down)
			.orderBy('event.id')
			.limit(limit)
			.offset(offset)
			.execute()
	]);
	const texts = rows.length
		? await db
				.selectFrom('eventText')
				.select(['eventId', 'locale', 'name', 'summary'])
				.where(
					'eventId',
					'in',
					rows.map(({ id }) => id)
				)
				.execute()
		: [];
	const events = rows.map((row) => ({
		...row,
		texts: Object.fromEntries(
			texts
				.filter(({ eventId }) => eventId === row.id)
				.map(({ locale, name, summary }) => [locale, { name, summary }])
		) as Partial<Record<Locale, { name: string; summary: string }>>
	}));
	return { total: Number(total), events };
}

export type ListedEvent = Awaited<ReturnType<typeof listEvents>>['events'][number];

function announced(db: Database, filter: EventFilter, now: Date) {
	const { kinds = [], countries = [], regions = [], owner, seriesId, ids } = filter;
	let query = db
		.selectFrom('event')
		.innerJoin('eventAnnouncement', 'eventAnnouncement.eventId', 'event.id')
		.where('endsAt', filter.when === 'past' ? '<=' : '>', now);
	if (kinds.length) query = query.where('kind', 'in', kinds);
	if (countries.length) query = query.where('country', 'in', countries);
	if (regions.length) query = query.where('region', 'in', regions);
	if (owner) query = query.where('ownerId', '=', owner.ownerId);
	if (seriesId) query = query.where('seriesId', '=', seriesId);
	if (ids) query = query.where('event.id', 'in', ids.length > 0 ? ids : [nobody]);
	return query;
}

const nobody = '00000000-0000-0000-0000-000000000000';

type Counted = { value: string; count: number };

/** What announced events, to come or past, can be filtered by, with how many there are of each. */
export async function countEventFacets(db: Database, when: EventFilter['when'], now: Date) {
	const count = async (value: ReturnType<typeof sql<string | null>>): Promise<Counted[]> => {
		const rows = await announced(db, { when }, now)
			.select(value.as('value'))
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.groupBy(sql`1`)
			.orderBy('count', 'desc')
			.orderBy('value')
			.limit(30)
			.execute();
		return rows.flatMap((row) =>
			row.value ? [{ value: row.value, count: Number(row.count) }] : []
		);
	};
	const [kinds, countries, regions, owners] = await Promise.all([
		count(sql`kind`),
		count(sql`country`),
		count(sql`region`),
		count(sql`owner_kind || ':' || owner_id`)
	]);
	return { kinds, countries, regions, owners };
}
