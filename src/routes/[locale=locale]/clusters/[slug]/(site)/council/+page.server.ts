import { dayOf } from '#platform/calendar-day.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { describeCouncil } from '../../../../../council-seats.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const { council } = await clusterOf(event);
	const seats = await describeCouncil(db, council, locale);
	const day = dayOf(now);
	return {
		seats: seats.filter((seat) => isInForceOn(seat, day)),
		former: seats.filter((seat) => seat.validUntil !== null && seat.validUntil <= day)
	};
};
