import { visitor } from '#platform/actor.ts';
import { areaName } from '#rooms/agreements/agreement-words.ts';
import { areasOf, listAgreements } from '#rooms/agreements/register.server.ts';
import { dayOf } from '#rooms/agreements/term.ts';
import { mayManage } from '#rooms/clusters/access.ts';
import { countCover } from '#rooms/obligations/coverage.ts';
import { coverageOfMany } from '#rooms/obligations/obligation-record.server.ts';
import { describedAgreement, namesOf } from '../../../../../agreement-register.server.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { pageIn } from '../../../../../directory.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 20;

export const load: PageServerLoad = async (event) => {
	const { db, locale, actor, now } = event.locals;
	const cluster = await clusterOf(event);
	const at = pageIn(event.url);
	const order = { by: 'state', down: false } as const;
	const cut = { now, limit: perPage, offset: (at - 1) * perPage, order };
	const { total, agreements } = await listAgreements(db, visitor, { party: cluster.id }, cut);
	const ending = mayManage(actor, cluster.id)
		? await listAgreements(
				db,
				actor,
				{ party: cluster.id, endingWithin: 183 },
				{ now, limit: 10, offset: 0, order: { by: 'ends', down: false } }
			)
		: { agreements: [] };
	const own = await listAgreements(
		db,
		actor,
		{ ids: agreements.map(({ id }) => id), isMine: true },
		{ now, limit: perPage, offset: 0 }
	);
	const ids = own.agreements.map(({ id }) => id);
	const [names, coverage, areas] = await Promise.all([
		namesOf(db, [...agreements, ...ending.agreements], locale),
		coverageOfMany(db, ids, dayOf(now)),
		areasOf(
			db,
			agreements.map(({ id }) => id)
		)
	]);
	return {
		...{ total, at, perPage },
		ending: ending.agreements.map((one) => describedAgreement(one, names, locale)),
		agreements: agreements.map((one) => ({
			...describedAgreement(one, names, locale),
			cover: countCover(coverage.get(one.id) ?? []),
			areas: (areas.get(one.id) ?? []).map((area) => areaName(area, locale))
		})),
		covered: ids
	};
};
