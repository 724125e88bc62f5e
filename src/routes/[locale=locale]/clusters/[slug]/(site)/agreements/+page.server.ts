import { visitor } from '#platform/actor.ts';
import { areaName } from '#rooms/agreements/agreement-words.ts';
import { areasOf, keepOwn, listAgreements } from '#rooms/agreements/register.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { mayManage } from '#rooms/clusters/access.ts';
import { countCover } from '#rooms/obligations/coverage.ts';
import { coverageOfMany } from '#rooms/obligations/obligation-record.server.ts';
import { describedAgreement, namesOf } from '../../../../../agreement-register.server.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { pageIn } from '../../../../../directory.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 20;
const none = { agreements: [] };

export const load: PageServerLoad = async (event) => {
	const { db, locale, actor, now } = event.locals;
	const cluster = await clusterOf(event);
	const at = pageIn(event.url);
	const order = { by: 'state', down: false } as const;
	const cut = { now, limit: perPage, offset: (at - 1) * perPage, order };
	const leads = mayManage(actor, cluster.id);
	const ends = { by: 'ends', down: false } as const;
	const soon = { now, limit: 10, offset: 0, order: ends, isGlance: true };
	const [{ total, agreements }, ending] = await Promise.all([
		listAgreements(db, visitor, { party: cluster.id }, cut),
		leads ? listAgreements(db, actor, { party: cluster.id, endingWithin: 183 }, soon) : none
	]);
	const ids = agreements.map(({ id }) => id);
	const covered = await keepOwn(db, actor, ids);
	const [names, coverage, areas] = await Promise.all([
		namesOf(db, [...agreements, ...ending.agreements], locale),
		coverageOfMany(db, covered, dayOf(now)),
		areasOf(db, ids)
	]);
	return {
		...{ total, at, perPage },
		ending: ending.agreements.map((one) => describedAgreement(one, names, locale)),
		agreements: agreements.map((one) => ({
			...describedAgreement(one, names, locale),
			cover: countCover(coverage.get(one.id) ?? []),
			areas: (areas.get(one.id) ?? []).map((area) => areaName(area, locale))
		})),
		covered
	};
};
