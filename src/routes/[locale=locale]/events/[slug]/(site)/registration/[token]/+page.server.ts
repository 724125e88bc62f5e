import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { acceptOffer, withdraw } from '#rooms/events/deciding.server.ts';
import { loadMyRegistration, saveFollowUp } from '../../../../../../my-registration.server.ts';
import {
	personalRegistration,
	type PersonalEvent
} from '../../../../../../personal-registration.server.ts';
import { personalPath } from '../../../../../../registering.server.ts';
import { keepPrivate, occasionOf } from '../../../../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { record, own } = await personalRegistration(event);
	const leaving = event.url.searchParams.has('withdraw');
	return { ...(await loadMyRegistration(event, record, own)), leaving };
};

type Deed = typeof withdraw | typeof acceptOffer;

const does = (deed: Deed, notice: string) => async (event: PersonalEvent) => {
	const { record, own } = await personalRegistration(event);
	const { db, actor, locale } = event.locals;
	const occasion = await occasionOf(event);
	const done = await attempt<unknown>(db, (tx) =>
		deed(tx, actor, { eventId: record.id, id: own.id }, occasion)
	);
	if (!done.ok) return refused(done, locale);
	return leadOn(event, personalPath(event, event.params.token), notice);
};

export const actions: Actions = {
	accept: does(acceptOffer, 'events_accepted_notice'),
	withdraw: does(withdraw, 'events_withdrawn_notice'),
	answers: async (event) => {
		const { record, own } = await personalRegistration(event);
		return saveFollowUp(event, record, own);
	}
};
