import type { RequestEvent } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import { require } from '#platform/guards/guard.server.ts';
import type { AllianceRecord } from '#rooms/alliances/alliance-record.server.ts';
import { listClusterNames, type ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { mayHear, mayHearAcross } from '#rooms/needs/access.ts';
import { sayNeedKind } from '#rooms/needs/need-words.ts';
import {
	sayChainStep,
	sayFacet,
	sayOthers,
	sayPlace,
	sayValue,
	sayWhat
} from '#rooms/needs/radar-words.ts';
import {
	countRadar,
	listRadar,
	readDivision,
	type RadarExtent,
	type RadarLine
} from '#rooms/needs/radar.server.ts';
import {
	monthsUntil,
	radarFacets,
	radarIn,
	type Count,
	type RadarFacet
} from '#rooms/needs/radar.ts';
import { listOwnMemberships } from '#rooms/needs/standing.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { formatDate } from '#ui/format.ts';
import { pageIn } from './directory.server.ts';

export type RadarOf = {
	clusterIds: readonly string[];
	/** The member's own organisations, whose name they read anyway. */
	ownIds: readonly string[];
	/** Whether the reader hears for the cluster, belongs to it, or sees several added up. */
	as: 'team' | 'member' | 'across';
};

/** The radar of a cluster: for its team and for its members. */
export async function radarOfCluster(event: RequestEvent, { id }: ClusterRecord): Promise<RadarOf> {
	const { db, actor, now } = event.locals;
	const own = await listOwnMemberships(db, actor, now);
	const ownIds = own.flatMap((one) => (one.clusterId === id ? one.organisationId : []));
	const hears = mayHear(actor, id);
	require(event, hears || ownIds.length > 0);
	return { clusterIds: [id], ownIds, as: hears ? 'team' : 'member' };
}

/** Of an alliance, for its team: what its clusters count, added up. */
export function radarOfAlliance(event: RequestEvent, { id, parties }: AllianceRecord): RadarOf {
	require(event, mayHearAcross(event.locals.actor, id));
	const day = dayOf(event.locals.now);
	const clusterIds = parties.flatMap((party) =>
		party.cluster && isInForceOn(party, day) ? party.cluster.id : []
	);
	return { clusterIds: [...new Set(clusterIds)], ownIds: [], as: 'across' };
}

const perPage = 25;

/** What is counted, how it is divided, and what the address asks of it. */
export async function readExtent({ locals, url }: RequestEvent, of: RadarOf) {
	const { db, locale, now } = locals;
	const extent: RadarExtent = { clusterIds: of.clusterIds, today: dayOf(now) };
	const wanted = radarIn(url.searchParams);
	const clusterNames = new Map<string, string>();
	if (of.as !== 'across')
		return { extent, wanted: { ...wanted, cluster: [] as string[] }, clusterNames };
	const division = await readDivision(db, extent);
	for (const [id, { texts, originalLocale }] of await listClusterNames(db, division.own))
		clusterNames.set(id, nameFor(texts, locale, originalLocale));
	clusterNames.set('others', sayOthers(locale));
	return { extent: { ...extent, division }, wanted, clusterNames };
}

export async function loadRadar(event: RequestEvent, of: RadarOf) {
	const { locals, url } = event;
	const { db, locale } = locals;
	const { extent, wanted, clusterNames } = await readExtent(event, of);
	const named = { locale, clusterNames };
	const at = pageIn(url);
	const [counts, lines] = await Promise.all([
		countRadar(db, extent, wanted),
		listRadar(db, extent, wanted, { limit: perPage, offset: (at - 1) * perPage })
	]);
	const inWords = (facet: RadarFacet, all: readonly Count[]) =>
		all.map(({ code, count, open }) => ({
			...{ code, count, open, label: sayValue(facet, code, named) },
			isChosen: wanted[facet].includes(code)
		}));
	const months = monthsUntil(extent.today, counts.month);
	return {
		...{ at, perPage, total: counts.total, open: counts.open, isOpen: wanted.isOpen },
		isAcross: of.as === 'across',
		facets: radarFacets.map((facet) => ({
			facet,
			legend: sayFacet(facet, locale),
			values: inWords(facet, facet === 'month' ? months : counts[facet])
		})),
		chosen: radarFacets.flatMap((facet) =>
			wanted[facet].map((code) => ({ facet, code, label: sayValue(facet, code, named) }))
		),
		lines: await describeLines(locals, lines, { ...of, clusterNames })
	};
}

export type RadarData = Awaited<ReturnType<typeof loadRadar>>;

/** Each line in the reader's words, with no more of its member than the reader may see. */
export async function describeLines(
	{ db, locale }: App.Locals,
	lines: readonly RadarLine[],
	{ as, ownIds, clusterNames }: RadarOf & { clusterNames: ReadonlyMap<string, string> }
) {
	const idsOf = (what: RadarLine['what']) =>
		lines.flatMap((line) => (line.what === what ? line.id : []));
	const namedOf = ({ what, organisationId, showsName }: RadarLine) => {
		if (what !== 'need' || organisationId === null) return null;
		const mayRead = as === 'team' || ownIds.includes(organisationId);
		return mayRead || (as === 'member' && showsName) ? organisationId : null;
	};
	const shown = lines.flatMap((line) => namedOf(line) ?? []);
	const [titles, names] = await Promise.all([
		listTitles(db, idsOf('request')),
		listOrganisationNames(db, [...new Set(shown)])
	]);
	return lines.map((line) => {
		const { what, id, at, place, answered } = line;
		const title = titles.get(id);
		const inOwn = title?.[locale] ? locale : line.locale;
		const found = names.get(namedOf(line) ?? '');
		const member = found ? nameFor(found.texts, locale, found.originalLocale) : null;
		const [whatWord, kind] = [sayWhat(what, locale), sayNeedKind(line.kind, locale)];
		const steps = line.steps.map((step) => sayChainStep(step, locale));
		const clusters = line.clusters.map((code) => clusterNames.get(code) ?? code);
		// Which of the small ones it was is not told; that it was one of them says nothing.
		const named = clusters.filter((_, at) => line.clusters[at] !== 'others');
		const [where, on] = [place && sayPlace(place, locale), formatDate(locale, at, 'medium')];
		return {
			...{ what, id, answered, text: what === 'need' ? line.text : (title?.[inOwn] ?? '') },
			locale: what === 'need' ? line.locale : inOwn,
			href: hrefOf(line, locale, as),
			...{ whatWord, kind, steps, place: where, member, clusters },
			day: dayOf(at),
			details: [whatWord, kind, ...steps, ...named, where, member, on]
		};
	});
}

export type RadarLineData = Awaited<ReturnType<typeof describeLines>>[number];

/** A need's own page is for its cluster alone. */
const hrefOf = ({ what, id }: RadarLine, locale: string, as: RadarOf['as']): string | null => {
	if (what === 'request') return `/${locale}/marketplace/${id}`;
	return as === 'across' ? null : `/${locale}/needs/${id}`;
};
