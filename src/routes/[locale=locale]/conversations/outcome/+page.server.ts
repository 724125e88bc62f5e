import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { getSecret } from '#platform/settings.server.ts';
import { sidesOf } from '#rooms/interest/access.ts';
import { findInterest } from '#rooms/interest/interest-record.server.ts';
import { sayAnswer } from '#rooms/interest/interest-words.ts';
import { outcomeAnswers } from '#rooms/interest/interest.ts';
import { readOutcomeToken } from '#rooms/interest/outcome-link.server.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { listGrants } from '#rooms/people/grant.server.ts';
import { currencies, readOutcome, tellOwnOutcome } from '../../../outcome-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The one a letter's link was sent to, while they still stand on their side. */
async function bearerOf({ locals: { db, now }, url }: RequestEvent) {
	const secret = await getSecret(db, 'marketplace');
	const asked = readOutcomeToken(secret, url.searchParams.get('token') ?? '');
	if (!asked || !isId(asked.interestId) || !isId(asked.personId)) return undefined;
	const interest = await findInterest(db, asked.interestId);
	const grants = await listGrants(db, asked.personId, now);
	const actor = { personId: asked.personId, onBehalfOfId: null, grants };
	if (!interest || !sidesOf(actor, interest).includes(asked.side)) return undefined;
	return { ...asked, actor, interest };
}

export const load: PageServerLoad = async (event) => {
	const bearer = await bearerOf(event);
	const { db, locale } = event.locals;
	const wrong = bearer ? null : refusalText(refuse('outcome_link_wrong'), locale);
	const entryId = bearer?.interest.entryId;
	return {
		wrong,
		months: bearer?.months ?? 0,
		titles: entryId ? ((await listTitles(db, [entryId])).get(entryId) ?? {}) : {},
		answers: outcomeAnswers.map((value) => ({ value, label: sayAnswer(value, locale) })),
		currencies: currencies.map((value) => ({ value, label: value }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const bearer = await bearerOf(event);
		const { db, locale, now } = event.locals;
		if (!bearer) return refused(refuse('outcome_link_wrong'), locale);
		const form = await event.request.formData();
		const told = readOutcome((name) => textIn(form, name));
		const { interestId: id, side, months, actor } = bearer;
		const own = { ...told, id, side, months, now };
		const done = await attempt(db, (tx) => tellOwnOutcome(tx, actor, own));
		if (!done.ok) return refused(done, locale, { name: 'value' });
		return leadOn(event, `/${locale}/marketplace`, 'interest_outcome_told');
	}
};
