import { dayOf } from '#platform/calendar-day.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { allianceOf, describeParties } from '../../../../../alliance-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const { parties } = await allianceOf(event);
	const day = dayOf(now);
	const described = await describeParties(db, parties, { locale, today: day });
	return {
		current: described.filter((party) => isInForceOn(party, day)),
		former: described.filter(({ validUntil }) => validUntil !== null && validUntil <= day)
	};
};
