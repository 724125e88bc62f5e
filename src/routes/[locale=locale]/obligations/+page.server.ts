import { requirePerson } from '#platform/guards/guard.server.ts';
import { areaName } from '#rooms/agreements/agreement-words.ts';
import { cooperationAreas } from '#rooms/agreements/areas.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { standings } from '#rooms/obligations/obligation-life.ts';
import { standingName } from '#rooms/obligations/obligation-words.ts';
import { loadAcross } from '../../obligations-across.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale, now } = event.locals;
	const list = await loadAcross(db, event.url, { actor, locale, today: dayOf(now) });
	return {
		list,
		standings: standings.map((value) => ({ value, label: standingName(value, locale) })),
		areas: cooperationAreas.map((value) => ({
			...{ value, label: areaName(value, locale), count: null },
			checked: list.filter.areas?.includes(value) ?? false
		}))
	};
};
