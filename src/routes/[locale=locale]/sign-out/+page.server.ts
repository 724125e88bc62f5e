import { redirect } from '@sveltejs/kit';
import { askInNameOf } from '../../account-service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => redirect(303, `/${locals.locale}`);

export const actions: Actions = {
	default: async (event) => {
		await askInNameOf(event, '/sign-out', {});
		redirect(303, `/${event.locals.locale}`);
	}
};
