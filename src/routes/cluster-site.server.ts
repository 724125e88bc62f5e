import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { listAlliancesOf } from '#rooms/alliances/alliance-record.server.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { listCoordinatorTerms, type ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import {
	describePlace,
	describeSectors,
	registerName,
	stageName
} from '#rooms/clusters/cluster-words.ts';
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';

/** All that a cluster's own page says, in one reader's language. */
export async function loadSite(
	db: Database,
	cluster: ClusterRecord,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const { id, texts, originalLocale: original } = cluster;
	const day = dayOf(now);
	const [terms, holders, alliances] = await Promise.all([
		listCoordinatorTerms(db, id),
		listHolders(db, { kind: 'cluster', id }, now),
		listAlliancesOf(db, { clusterId: id })
	]);
	const coordinators = terms.map(({ organisation, ...term }) => ({
		...term,
		...organisationLink(organisation, locale),
		isCurrent: isInForceOn(term, day)
	}));
	const link = ({ cluster: other, since }: ClusterRecord['successors'][number]) => ({
		since,
		...clusterLink(other, locale)
	});
	return {
		description: readerTexts(texts, 'description', { locale, original }),
		website: cluster.website,
		place: describePlace(cluster, locale),
		sectors: describeSectors(cluster.sectors, locale),
		stages: cluster.stages.map((one) => ({ ...one, name: stageName(one.stage, locale) })),
		coordinator: coordinators.find(({ isCurrent }) => isCurrent) ?? null,
		formerCoordinators: coordinators.filter(({ validUntil }) => validUntil && validUntil <= day),
		managers: holders.filter(({ role }) => role === 'manager').map(({ name }) => name),
		registers: cluster.registers.map((entry) => ({
			...entry,
			title: entry.name ?? registerName(entry.register, locale),
			isExpired: entry.validUntil !== null && entry.validUntil < day
		})),
		predecessors: cluster.predecessors.map(link),
		successors: cluster.successors.map(link),
		alliances: alliances
			.filter((one) => isInForceOn(one, day))
			.map((one) => ({
				id: one.id,
				role: one.role,
				since: one.validFrom,
				name: nameFor(one.texts, locale, one.originalLocale),
				href: `/${locale}/alliances/${one.slug}`
			}))
	};
}

export type ClusterSite = Awaited<ReturnType<typeof loadSite>>;
