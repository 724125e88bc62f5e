import { refused, textIn } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { getSecret } from '#platform/settings.server.ts';
import { listSearches, stopAlerts } from '#rooms/searches/saved-search.server.ts';
import { readStopToken } from '#rooms/searches/stop-link.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Whom a letter's link was sent to, and of which letters. */
async function bearerOf({ locals: { db }, url }: RequestEvent) {
	const secret = await getSecret(db, 'letters');
	const stop = readStopToken(secret, url.searchParams.get('token') ?? '');
	return stop && isId(stop.personId) ? stop : undefined;
}

/** Only looks: programs that check a letter's links open this page too. */
export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const stop = await bearerOf(event);
	if (!stop)
		return { wrong: refusalText(refuse('stop_link_wrong'), locale), rhythm: null, parts: [] };
	const searches = await listSearches(db, stop.personId);
	return {
		wrong: null,
		rhythm: stop.rhythm,
		parts: searches
			.filter(({ alert }) => alert === stop.rhythm)
			.map(({ id, name }) => ({ id, name }))
	};
};

export const actions: Actions = {
	/** A mail program that stops all at one click names no part, and follows no way on. */
	default: async (event) => {
		const { db, locale } = event.locals;
		const stop = await bearerOf(event);
		if (!stop) return refused(refuse('stop_link_wrong'), locale);
		const part = textIn(await event.request.formData(), 'part');
		const { personId, rhythm } = stop;
		await db
			.transaction()
			.execute((tx) => stopAlerts(tx, { personId, rhythm, ...(isId(part) && { id: part }) }));
		return { stopped: true };
	}
};
