import { redirect, type RequestEvent } from '@sveltejs/kit';
import { found } from '#platform/guards/guard.server.ts';
import type { Locale } from '#platform/locale.ts';
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
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';
import type { OrganisationName } from '#rooms/organisations/organisation-record.server.ts';

type ClusterEvent = RequestEvent & { params: { slug: string } };

export const today = (now: Date): string => now.toISOString().slice(0, 10);

/** The cluster asked for; a former address leads to where it stands now. */
export async function clusterOf(event: ClusterEvent): Promise<ClusterRecord> {
	const { db, now } = event.locals;
	return (await findCluster(db, event.params.slug, now)) ?? leadToCurrent(event);
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

/** What stands at the head of each of a cluster's pages. */
export async function loadHead(event: ClusterEvent, cluster: ClusterRecord) {
	const { db, locale, actor, now } = event.locals;
	const { id, texts, originalLocale: original } = cluster;
	const counts = await countMembers(db, [id], today(now));
	const successor = cluster.successors[0]?.cluster;
	return {
		id,
		slug: cluster.slug,
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
