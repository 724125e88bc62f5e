import { redirect } from '@sveltejs/kit';
import { refused } from '#platform/guards/form.server.ts';
import { askInNameOf } from '../../../account-service.server.ts';
import type { Actions } from './$types';

/** A click confirms, not the mere opening: mail filters open links too. */
export const actions: Actions = {
	default: async (event) => {
		const token = event.url.searchParams.get('token') ?? '';
		const answer = await askInNameOf(event, `/verify-email?token=${encodeURIComponent(token)}`);
		const { locale } = event.locals;
		if (!answer.ok) return refused(answer, locale);
		redirect(303, `/${locale}/desk`);
	}
};
