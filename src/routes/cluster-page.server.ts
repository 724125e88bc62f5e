import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import { found } from '#platform/guards/guard.server.ts';
import type { Locale } from '#platform/locale.ts';
import { ownHostsKnown } from '#platform/own-hosts.ts';
import { rememberPublic } from '#platform/public-memory.ts';
import { mayConfirm, mayEdit, mayManage } from '#rooms/clusters/access.ts';
import { findCurrentAddress } from '#rooms/clusters/cluster-address.server.ts';
import {
	countMembers,
	findCluster,
	type ClusterName,
	type ClusterRecord
} from '#rooms/clusters/cluster-record.server.ts';
import { findClusterId } from '#rooms/clusters/cluster.server.ts';
import { describePlace, stageName } from '#rooms/clusters/cluster-words.ts';
import { pathAtOwnHost } from '#rooms/clusters/own-address.ts';
import { findOwnHost } from '#rooms/clusters/own-address.server.ts';
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';
import { mayHear } from '#rooms/needs/access.ts';
import { listOwnMemberships } from '#rooms/needs/standing.server.ts';
import type { OrganisationName } from '#rooms/organisations/organisation-record.server.ts';
import { onceForThePage } from './once-for-the-page.ts';

type ClusterEvent = RequestEvent & { params: { slug: string } };

/** The cluster asked for; a former address leads to where it stands now. */
export const clusterOf = (event: ClusterEvent): Promise<ClusterRecord> =>
	onceForThePage(event, 'cluster', () => readCluster(event, findCluster));

/** The same as its site shows it to everybody; read once until something public changes. */
export const shownClusterOf = (event: ClusterEvent): Promise<ClusterRecord> =>
	event.request.method === 'GET'
		? onceForThePage(event, 'cluster', () => readCluster(event, findShown))
		: clusterOf(event);

const findShown: typeof findCluster = (db, slug, now) =>
	rememberPublic(`cluster ${slug}`, () => findCluster(db, slug, now));

async function readCluster(event: ClusterEvent, find: typeof findCluster): Promise<ClusterRecord> {
	const { db, now } = event.locals;
	const { slug } = event.params;
	const cluster = await find(db, slug, now);
	if (cluster) return cluster;
	if (event.url.pathname.includes(`/clusters/${slug}`)) return leadToCurrent(event);
	// At its own host the cluster moves house without the visitor's seeing it.
	return found(await find(db, (await findCurrentAddress(db, slug)) ?? '', now));
}

/** The same where only its id is wanted, as for a deed. */
export async function clusterIdOf(event: ClusterEvent): Promise<string> {
	return (await findClusterId(event.locals.db, event.params.slug)) ?? leadToCurrent(event);
}

async function leadToCurrent({ locals, params, url }: ClusterEvent): Promise<never> {
	const current = found(await findCurrentAddress(locals.db, params.slug));
	const path = url.pathname.replace(`/clusters/${params.slug}`, `/clusters/${current}`);
	redirect(301, path + url.search);
}

/** Under which address a page of a cluster is known: at its own host where it has one. */
export async function knownAddress({ url, locals }: ClusterEvent, { id, slug }: ClusterRecord) {
	const host = await rememberPublic(`host of ${id}`, () => findOwnHost(locals.db, id));
	if (!host) return null;
	return { origin: `${url.protocol}//${host}`, pathname: pathAtOwnHost(url.pathname, slug) };
}

/** What stands at the head of each of a cluster's pages. */
export async function loadHead(event: ClusterEvent, cluster: ClusterRecord) {
	const { db, locale, actor, now } = event.locals;
	const { id, slug, texts, originalLocale: original } = cluster;
	const day = dayOf(now);
	const counts = await rememberPublic(`members of ${id} on ${day}`, () =>
		countMembers(db, [id], day)
	);
	const own = mayHear(actor, id) ? [] : await listOwnMemberships(db, actor, now);
	const isAtOwnHost = ownHostsKnown().get(event.url.host) === slug;
	const successor = cluster.successors[0]?.cluster;
	return {
		id,
		slug,
		base: isAtOwnHost ? `/${locale}` : `/${locale}/clusters/${slug}`,
		original,
		name: readerTexts(texts, 'name', { locale, original }),
		shortName: Object.values(readerTexts(texts, 'shortName', { locale, original }))[0] ?? null,
		logo: cluster.logoFileId && `/files/${cluster.logoFileId}`,
		stage: cluster.stage && stageName(cluster.stage, locale),
		place: describePlace(cluster, locale).text,
		isDemo: cluster.isDemo,
		dormantSince: cluster.dormantSince,
		confirmedAt: cluster.confirmedAt,
		confirmation: cluster.confirmation,
		foundedOn: cluster.foundedOn,
		counts: counts.get(id) ?? { member: 0, partner: 0 },
		successor: successor ? clusterLink(successor, locale) : null,
		seesNeeds: mayHear(actor, id) || own.some(({ clusterId }) => clusterId === id),
		mayEdit: mayEdit(actor, id),
		mayManage: mayManage(actor, id),
		mayConfirm: mayConfirm(actor, id)
	};
}

export type ClusterHeadData = Awaited<ReturnType<typeof loadHead>>;

export const clusterLink = (
	{ slug, texts, originalLocale }: Pick<ClusterName, 'slug' | 'texts' | 'originalLocale'>,
	locale: Locale
) => ({ name: nameFor(texts, locale, originalLocale), href: `/${locale}/clusters/${slug}` });

export const organisationLink = (
	{ id, texts, originalLocale }: Pick<OrganisationName, 'id' | 'texts' | 'originalLocale'>,
	locale: Locale
) => ({ name: nameFor(texts, locale, originalLocale), href: `/${locale}/organisations/${id}` });
