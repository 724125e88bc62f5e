import { needActs } from '../../../need-acts.server.ts';
import {
	describeHistory,
	describeNeed,
	mayRequest,
	needOf,
	rightsIn
} from '../../../need-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const need = await needOf(event);
	const { db, locale, actor } = event.locals;
	const { hears, says, changes, rewords } = rightsIn(actor, need);
	const stands = need.withdrawnAt === null;
	return {
		need: await describeNeed(event, need),
		history: changes ? await describeHistory(db, need.id, locale) : [],
		may: {
			change: rewords && stands && need.answers.length === 0,
			withdraw: changes && stands,
			stand: changes && !stands,
			answer: hears && stands,
			request: (hears || says) && stands && mayRequest(actor, need),
			event: hears && stands
		}
	};
};

export const actions: Actions = needActs;
