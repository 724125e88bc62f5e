import { redirect } from '@sveltejs/kit';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { safeNext } from '#platform/guards/guard.server.ts';
import { askInNameOf } from '../../../account-service.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const code = textIn(await event.request.formData(), 'code').replace(/\s/g, '');
		const isDigits = /^\d{6}$/.test(code);
		const path = isDigits ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
		const answer = await askInNameOf(event, path, { code });
		const { locale } = event.locals;
		if (!answer.ok) return refused(answer, locale, { name: 'code' });
		redirect(303, safeNext(event.url.searchParams.get('next'), `/${locale}/desk`));
	}
};
