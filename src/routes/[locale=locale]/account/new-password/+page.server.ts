import { refused } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { askInNameOf } from '../../../account-service.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const { locale } = event.locals;
		const token = event.url.searchParams.get('token') ?? '';
		const newPassword = String(form.get('password') ?? '');
		const answer = await askInNameOf(event, '/reset-password', { token, newPassword });
		if (!answer.ok) return refused(answer, locale, { name: 'password' });
		leadOn(event, `/${locale}/sign-in`, 'people_new_password_done');
	}
};
