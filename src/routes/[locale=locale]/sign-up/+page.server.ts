import { refused, textIn } from '#platform/guards/form.server.ts';
import { askInNameOf } from '../../account-service.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const { locale } = event.locals;
		const values = { email: textIn(form, 'email'), name: textIn(form, 'name') };
		if (!values.name) return refused({ reason: 'name_missing' }, locale, { name: 'name', values });
		const answer = await askInNameOf(event, '/sign-up/email', {
			...values,
			password: String(form.get('password') ?? ''),
			locale,
			timeZone: textIn(form, 'timeZone') || 'Europe/Warsaw'
		});
		if (answer.ok) return { isSent: true, problems: [], values };
		const field = answer.reason.startsWith('password') ? 'password' : 'email';
		return refused(answer, locale, { name: field, values });
	}
};
