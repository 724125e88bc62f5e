import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import {
	countEventFacets,
	listEvents,
	type EventFilter,
	type ListedEvent
} from '#rooms/events/event-list.server.ts';
import { kindName, modeName } from '#rooms/events/event-words.ts';
import { eventKinds } from '#rooms/events/event.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { m } from '#messages';
import { pageIn } from './directory.server.ts';
import { ownerIn } from './event-form.server.ts';
import { listScopes } from './scopes.server.ts';

const perPage = 20;

/** What a list of events is asked for in its address; one name for page, export and feed. */
export async function eventFilterIn(db: Database, url: URL, locale: Locale): Promise<EventFilter> {
	const all = (name: string) => url.searchParams.getAll(name).filter(Boolean);
	const text = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const owner = ownerIn(url.searchParams.get('by') ?? '');
	return {
		when: url.searchParams.has('past') ? 'past' : 'coming',
		kinds: eventKinds.filter((kind) => all('kind').includes(kind)),
		countries: all('country'),
		regions: all('region'),
		...(owner && { owner }),
		...(text && { ids: await findIds(db, text, locale) })
	};
}

async function findIds(db: Database, text: string, locale: Locale): Promise<string[]> {
	const wanted = { text, locale, subjectKinds: ['event' as const], withDormant: true };
	const { hits } = await searchEntries(db, wanted, { limit: 500 });
	return hits.map(({ subjectId }) => subjectId);
}

/** The public list: filters with what they would leave, and one page of events. */
export async function loadEvents(
	db: Database,
	url: URL,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const filter = await eventFilterIn(db, url, locale);
	const at = pageIn(url);
	const [{ total, events }, counts] = await Promise.all([
		listEvents(db, filter, now, { limit: perPage, offset: (at - 1) * perPage }),
		countEventFacets(db, filter.when, now)
	]);
	const chosen = (name: string) => new Set(url.searchParams.getAll(name));
	const facet = (
		name: string,
		legend: string,
		values: { value: string; count: number }[],
		label: (value: string) => string
	) => ({
		name,
		legend,
		choices: values.map(({ value, count }) => ({
			value,
			count,
			label: label(value),
			checked: chosen(name).has(value)
		}))
	});
	const owners = await nameOwners(db, counts.owners, locale);
	return {
		text: url.searchParams.get('q') ?? '',
		isPast: filter.when === 'past',
		total,
		at,
		perPage,
		events: events.map((event) => described(event, locale)),
		facets: [
			facet('kind', m.events_kind({}, { locale }), counts.kinds, (value) =>
				kindName(value as 'conference', locale)
			),
			facet('country', m.clusters_country({}, { locale }), counts.countries, (value) =>
				nameOfCountry(value, locale)
			),
			facet('region', m.clusters_field_region({}, { locale }), counts.regions, (value) =>
				nameOfRegion(value, locale)
			),
			facet(
				'by',
				m.events_owner({}, { locale }),
				counts.owners.filter(({ value }) => owners.has(value)),
				(value) => owners.get(value) ?? ''
			)
		].filter(({ choices }) => choices.length > 0)
	};
}

async function nameOwners(
	db: Database,
	owners: readonly { value: string }[],
	locale: Locale
): Promise<Map<string, string>> {
	const scopes = owners.flatMap(({ value }) => ownerIn(value) ?? []);
	const named = await listScopes(
		db,
		scopes.map(({ ownerKind: kind, ownerId: id }) => ({ kind, id })),
		locale
	);
	return new Map(
		named.flatMap((one) => (one ? [[`${one.kind}:${one.id}`, one.name] as const] : []))
	);
}

export function described(event: ListedEvent, locale: Locale) {
	const { texts, originalLocale: original } = event;
	return {
		id: event.id,
		slug: event.slug,
		original,
		name: readerTexts(texts, 'name', { locale, original }),
		summary: readerTexts(texts, 'summary', { locale, original }),
		kind: kindName(event.kind, locale),
		mode: modeName(event.mode, locale),
		startsAt: event.startsAt,
		endsAt: event.endsAt,
		timeZone: event.timeZone,
		place: [event.town, event.country && nameOfCountry(event.country, locale)]
			.filter(Boolean)
			.join(', '),
		isCalledOff: event.calledOffAt !== null,
		isDemo: event.isDemo
	};
}

export type DescribedEvent = ReturnType<typeof described>;
