import { redirect } from '@sveltejs/kit';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { stopActing } from '#rooms/people/acting.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => redirect(303, `/${locals.locale}/desk`);

export const actions: Actions = {
	stop: async (event) => {
		const actor = requirePerson(event);
		const { db, now, locale } = event.locals;
		await db.transaction().execute((tx) => stopActing(tx, actor, now));
		redirect(303, `/${locale}/desk`);
	}
};
