import { redirect } from '@sveltejs/kit';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { safeNext } from '#platform/guards/guard.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { openIdProvider, openIdRefusal } from '#rooms/people/openid.ts';
import { openHouse } from '../../../house.server.ts';
import { askInNameOf } from '../../account-service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.person)
		redirect(303, safeNext(url.searchParams.get('next'), `/${locals.locale}/desk`));
	const code = url.searchParams.get('error');
	const refusal = code && refusalText({ reason: openIdRefusal(code) }, locals.locale);
	return { openIdName: (await openHouse()).openIdName, refusal };
};

export const actions: Actions = {
	password: async (event) => {
		const form = await event.request.formData();
		const { locale } = event.locals;
		const email = textIn(form, 'email');
		const next = safeNext(event.url.searchParams.get('next'), `/${locale}/desk`);
		const password = String(form.get('password') ?? '');
		const answer = await askInNameOf(event, '/sign-in/email', {
			email,
			password,
			rememberMe: true
		});
		if (!answer.ok) return refused(answer, locale, { name: 'email', values: { email } });
		if (answer.value.body.twoFactorRedirect)
			redirect(303, `/${locale}/sign-in/code?next=${encodeURIComponent(next)}`);
		redirect(303, next);
	},
	openid: async (event) => {
		const { locale } = event.locals;
		const callbackURL = safeNext(event.url.searchParams.get('next'), `/${locale}/desk`);
		const answer = await askInNameOf(event, '/sign-in/social', {
			provider: openIdProvider,
			callbackURL,
			errorCallbackURL: `/${locale}/sign-in?next=${encodeURIComponent(callbackURL)}`
		});
		if (!answer.ok) return refused(answer, locale);
		redirect(303, String(answer.value.body.url), { external: true });
	}
};
