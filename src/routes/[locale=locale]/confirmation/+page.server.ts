import { refused } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { answerRequest, findRequest } from '#rooms/organisations/confirmation-answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

const tokenIn = (url: URL): string => url.searchParams.get('token') ?? '';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, now, locale } = locals;
	const request = await findRequest(db, tokenIn(url), now);
	if (!request.ok) return { asked: null, refusal: refusalText(request, locale) };
	const { titles, originalLocale, path } = request.value.named;
	const name = (titles as Record<string, string>)[locale] ?? titles[originalLocale] ?? '';
	return { asked: { name, path }, refusal: null };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, now, locale } = event.locals;
		const answered = await db
			.transaction()
			.execute((tx) => answerRequest(tx, tokenIn(event.url), now));
		if (!answered.ok) return refused(answered, locale);
		leadOn(event, `/${locale}${answered.value.path}`, 'organisations_confirm_done');
	}
};
