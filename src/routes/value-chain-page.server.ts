import type { RequestEvent } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { listPartnerClusters } from '#rooms/agreements/linked-clusters.server.ts';
import type { AllianceRecord } from '#rooms/alliances/alliance-record.server.ts';
import { listClusterNames, type ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { mayHear, mayHearAcross } from '#rooms/needs/access.ts';
import { listAlliedClusters } from '#rooms/needs/allied-clusters.server.ts';
import { listAtSteps, readCover, type AtStep } from '#rooms/needs/chain-cover.server.ts';
import { coverChains, type CoveredStep } from '#rooms/needs/chain-cover.ts';
import { sayGap } from '#rooms/needs/chain-words.ts';
import { listOwnMemberships } from '#rooms/needs/standing.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';

type Pictured = {
	clusterIds: readonly string[];
	/** Those that may fill a gap: of the same alliance, or with an agreement in force. */
	partnerIds: readonly string[];
	sectors: readonly string[];
	/** Where what is asked for can be read; its needs are for members and the team alone. */
	needsHref: string | null;
};

const mostNamed = 6;
const mostPartners = 3;

export async function loadClusterChain(event: RequestEvent, cluster: ClusterRecord) {
	const { db, actor, locale, now } = event.locals;
	const { id, slug, sectors } = cluster;
	const today = dayOf(now);
	const [allied, agreed, own] = await Promise.all([
		listAlliedClusters(db, id, today),
		listPartnerClusters(db, [id]),
		listOwnMemberships(db, actor, now)
	]);
	const sees = mayHear(actor, id) || own.some(({ clusterId }) => clusterId === id);
	return loadChains(event, {
		clusterIds: [id],
		partnerIds: [...new Set([...allied, ...agreed])],
		sectors: sectors.flatMap(({ scheme, code }) =>
			scheme === 'ecosystem' ? [code] : sectorsForActivity(code).map((sector) => sector.code)
		),
		needsHref: sees ? `/${locale}/clusters/${slug}/needs` : null
	});
}

export async function loadAllianceChain(event: RequestEvent, alliance: AllianceRecord) {
	const { db, actor, locale, now } = event.locals;
	const day = dayOf(now);
	const clusterIds = alliance.parties.flatMap((party) =>
		party.cluster && isInForceOn(party, day) ? party.cluster.id : []
	);
	const sees = mayHearAcross(actor, alliance.id);
	return loadChains(event, {
		clusterIds,
		partnerIds: await listPartnerClusters(db, clusterIds),
		sectors: [],
		needsHref: sees ? `/${locale}/alliances/${alliance.slug}/needs` : null
	});
}

async function loadChains({ locals }: RequestEvent, pictured: Pictured) {
	const { db, locale, now } = locals;
	const { clusterIds, partnerIds, sectors, needsHref } = pictured;
	const extent = { clusterIds, today: dayOf(now) };
	const covers = await readCover(db, extent);
	const told = needsHref ? covers : covers.map((cover) => ({ ...cover, needs: 0 }));
	const chains = coverChains(told, sectors);
	const gaps = chains.flatMap(({ steps }) => steps.flatMap(({ gap, step }) => (gap ? step : [])));
	const [own, partners] = await Promise.all([
		listAtSteps(db, extent, { most: mostNamed }),
		listAtSteps(db, { ...extent, clusterIds: partnerIds }, { most: mostPartners, steps: gaps })
	]);
	const names = await namesOf(db, [...own, ...partners], locale);
	const ofSeveral = clusterIds.length > 1;
	return chains.map(({ chain, steps }) => ({
		id: chain.id,
		name: chain.names[locale],
		gaps: steps.filter(({ gap }) => gap).length,
		steps: steps.map((step, at) => ({
			...describeStep(step, { locale, needsHref }),
			name: chain.steps[at]?.names[locale] ?? step.id,
			members: groupsOf(own, step.step, names, ofSeveral),
			partners: groupsOf(partners, step.step, names, true)
		}))
	}));
}

type Told = { locale: Locale; needsHref: string | null };

const describeStep = (cover: CoveredStep, { locale, needsHref }: Told) => ({
	anchor: cover.step.replace(':', '-'),
	gap: cover.gap,
	gapWord: sayGap(cover.gap, locale),
	counts: {
		members: cover.members,
		offers: cover.offers,
		asked: cover.requests + cover.needs
	},
	askedHref: needsHref && `${needsHref}?step=${encodeURIComponent(cover.step)}`
});

type Link = { name: string; href: string };
type Names = { organisations: Map<string, Link>; clusters: Map<string, Link> };

async function namesOf(db: Database, at: readonly AtStep[], locale: Locale): Promise<Names> {
	const [organisations, clusters] = await Promise.all([
		listOrganisationNames(
			db,
			at.map(({ organisationId }) => organisationId)
		),
		listClusterNames(
			db,
			at.map(({ clusterId }) => clusterId)
		)
	]);
	return {
		organisations: new Map(
			[...organisations].map(([id, named]) => [id, organisationLink(named, locale)])
		),
		clusters: new Map([...clusters].map(([id, named]) => [id, clusterLink(named, locale)]))
	};
}

/** Those at one step, cluster by cluster; of a single cluster its own name is not said again. */
function groupsOf(all: readonly AtStep[], step: string, names: Names, isCluster: boolean) {
	const here = Map.groupBy(
		all.filter((one) => one.step === step),
		({ clusterId }) => clusterId
	);
	return [...here].map(([clusterId, at]) => ({
		cluster: isCluster ? (names.clusters.get(clusterId) ?? null) : null,
		names: at.flatMap(({ organisationId }) => names.organisations.get(organisationId) ?? []),
		more: (at[0]?.of ?? at.length) - at.length,
		moreHref: `${names.clusters.get(clusterId)?.href ?? ''}/members`
	}));
}

export type ChainData = Awaited<ReturnType<typeof loadChains>>[number];
