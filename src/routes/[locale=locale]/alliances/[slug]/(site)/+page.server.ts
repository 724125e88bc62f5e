import { dayOf } from '#platform/calendar-day.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import { publicAgreements } from '../../../../agreement-shelf.server.ts';
import { loadAllianceMap } from '../../../../alliance-map.server.ts';
import { allianceOf, describeParties } from '../../../../alliance-page.server.ts';
import { allianceSchemaOf } from '../../../../alliance-schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const alliance = await allianceOf(event);
	const { texts, originalLocale: original, funding } = alliance;
	const day = dayOf(now);
	const current = alliance.parties.filter((party) => isInForceOn(party, day));
	const [parties, map, agreements] = await Promise.all([
		describeParties(db, current, { locale, today: day }),
		loadAllianceMap(db, current, locale),
		publicAgreements(db, alliance.id, { locale, now })
	]);
	return {
		parties,
		map,
		agreements,
		description: readerTexts(texts, 'description', { locale, original }),
		foundedOn: alliance.foundedOn,
		endedOn: alliance.endedOn,
		website: alliance.website,
		projectTerm: funding && { startsOn: funding.startsOn, endsOn: funding.endsOn },
		countries: [...new Set(parties.map(({ country }) => country))],
		schema: allianceSchemaOf(alliance, parties, { locale, origin: event.url.origin })
	};
};
