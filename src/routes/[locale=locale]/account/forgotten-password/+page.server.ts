import { refused, textIn } from '#platform/guards/form.server.ts';
import { askInNameOf } from '../../../account-service.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const email = textIn(await event.request.formData(), 'email');
		const { locale } = event.locals;
		const answer = await askInNameOf(event, '/request-password-reset', { email });
		if (!answer.ok) return refused(answer, locale, { name: 'email', values: { email } });
		return { isSent: true, problems: [], values: { email } };
	}
};
