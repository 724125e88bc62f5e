import type { RequestEvent } from '@sveltejs/kit';
import { withoutHouse, type Actor } from '#platform/actor.ts';
import { mayHear } from '#rooms/needs/access.ts';
import { listWaitingNeeds } from '#rooms/needs/need-record.server.ts';
import { listOwnMemberships } from '#rooms/needs/standing.server.ts';
import { describeNeeds, type NeedLine } from './need-list.server.ts';

const most = 6;

/** Needs that wait for the team's answer, and whether one may say what one lacks oneself. */
export async function loadDeskNeeds(
	{ locals: { db, locale, now } }: RequestEvent,
	reader: Actor & { personId: string }
): Promise<DeskNeedsData> {
	const actor = withoutHouse(reader);
	const clusterIds = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'cluster' && scopeId && mayHear(actor, scopeId) ? [scopeId] : []
	);
	const [waiting, own] = await Promise.all([
		listWaitingNeeds(db, clusterIds, { limit: most }),
		listOwnMemberships(db, actor, now)
	]);
	return { waiting: describeNeeds(waiting, locale), says: own.length > 0 };
}

export type DeskNeedsData = { waiting: NeedLine[]; says: boolean };
