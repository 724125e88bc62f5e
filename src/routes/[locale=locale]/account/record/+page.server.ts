import { textIn, refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayChangeAccount } from '#rooms/people/access.ts';
import { eraseAccount } from '../../../../person-ties.server.ts';
import { askInNameOf } from '../../../account-service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	require(event, mayChangeAccount(event.locals.actor));
	return {};
};

export const actions: Actions = {
	erase: async (event) => {
		const actor = require(event, mayChangeAccount(event.locals.actor));
		const { db, now, locale, person } = event.locals;
		const typed = textIn(await event.request.formData(), 'email').toLowerCase();
		if (typed !== person?.email.toLowerCase())
			return refused({ reason: 'wrong_confirmation' }, locale, { name: 'email' });
		const erased = await db.transaction().execute((tx) => eraseAccount(tx, actor, now));
		if (!erased.ok) return refused(erased, locale);
		await askInNameOf(event, '/sign-out', {});
		leadOn(event, `/${locale}`, 'people_erased');
	}
};
