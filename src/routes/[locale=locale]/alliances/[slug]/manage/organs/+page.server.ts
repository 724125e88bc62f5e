import { dayOf } from '#platform/calendar-day.ts';
import { managedAlliance, managing } from '../../../../../alliance-page.server.ts';
import { establishAsked, loadOrgans, offerUsual } from '../../../../../managed-organs.server.ts';
import type { Actions, PageServerLoad } from './$types';

const owned = (ownerId: string) => ({ ownerKind: 'alliance', ownerId }) as const;

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const { id, originalLocale: original } = await managedAlliance(event);
	return loadOrgans(db, owned(id), { locale, original, today: dayOf(now) });
};

export const actions: Actions = {
	establish: managing(
		(tx, actor, asked) => establishAsked(tx, actor, owned(asked.recordId), asked),
		'governance_established',
		'organs'
	),
	usual: managing(
		(tx, actor, { recordId, now }) => offerUsual(tx, actor, owned(recordId), dayOf(now)),
		'governance_usual_done',
		'organs'
	)
};
