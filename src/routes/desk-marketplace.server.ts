import type { RequestEvent } from '@sveltejs/kit';
import { withoutHouse, type Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { mayExpress } from '#rooms/interest/access.ts';
import { listInterests } from '#rooms/interest/interest-record.server.ts';
import { sayState } from '#rooms/interest/interest-words.ts';
import { mayCheck, maySpeakFor } from '#rooms/marketplace/access.ts';
import { listAwaiting, listEntries, listTitles } from '#rooms/marketplace/entry-record.server.ts';

const most = 6;

/** Entries to be checked, joint ones that await one's word, and conversations in which something is new. */
export async function loadDeskMarketplace(
	{ locals: { db, locale } }: RequestEvent,
	reader: Actor & { personId: string }
) {
	const actor = withoutHouse(reader);
	const scopes = (kind: 'organisation' | 'cluster', may: (id: string) => boolean) =>
		actor.grants.flatMap(({ scopeKind, scopeId }) =>
			scopeKind === kind && scopeId && may(scopeId) ? [scopeId] : []
		);
	const clusterIds = scopes('cluster', (id) => mayCheck(actor, id));
	const speaking = scopes('organisation', (id) => maySpeakFor(actor, id));
	const organisationIds = scopes('organisation', (id) => mayExpress(actor, id));
	const wanted = { organisationIds, clusterIds, personId: reader.personId };
	const [checks, parties, talks] = await Promise.all([
		Promise.all(clusterIds.map((clusterId) => listChecks(db, clusterId))),
		listAwaiting(db, speaking, { limit: most }),
		organisationIds.length + clusterIds.length > 0 ? listInterests(db, wanted, { limit: most }) : []
	]);
	const fresh = talks.filter(({ isNew }) => isNew);
	const titles = await listTitles(db, [
		...checks.flat().map(({ id }) => id),
		...parties.map(({ entryId }) => entryId),
		...fresh.map(({ entryId }) => entryId)
	]);
	const to = (path: string) => `/${locale}${path}`;
	return {
		lines: [
			...checks.flat().map(({ id }) => line(id, 'check', to(`/marketplace/${id}`))),
			...parties.map(({ entryId: id }) => line(id, 'party', to(`/marketplace/${id}/parties`))),
			...fresh.map(({ id, entryId, state }) => ({
				...line(entryId, 'talk', to(`/conversations/${id}`)),
				state: sayState(state, locale)
			}))
		].map((one) => ({ ...one, titles: titles.get(one.entryId) ?? {} }))
	};
}

type Kind = 'check' | 'party' | 'talk';

const line = (entryId: string, kind: Kind, href: string) => ({ entryId, kind, href, state: '' });

const listChecks = async (db: Database, clusterId: string) =>
	(await listEntries(db, { clusterId, awaitsCluster: true }, { limit: most, isGlance: true }))
		.entries;

export type DeskMarketplaceData = {
	lines: {
		entryId: string;
		kind: Kind;
		href: string;
		state: string;
		titles: Partial<Record<Locale, string>>;
	}[];
};
