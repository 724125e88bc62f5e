import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { getSecret } from '#platform/settings.server.ts';
import { isMatchLetterStopped, setMatchLetter } from '#rooms/matching/match-letter.server.ts';
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
		parts: [
			...(await partOfMatches(db, stop, locale)),
			...searches.filter(({ alert }) => alert === stop.rhythm).map(({ id, name }) => ({ id, name }))
		]
	};
};

type Stop = { personId: string; rhythm: string };

async function partOfMatches(db: Database, { personId, rhythm }: Stop, locale: Locale) {
	if (rhythm !== 'weekly' || (await isMatchLetterStopped(db, personId))) return [];
	return [{ id: 'matches', name: m.matching_letter_part({}, { locale }) }];
}

export const actions: Actions = {
	/** A mail program that stops all at one click names no part, and follows no way on. */
	default: async (event) => {
		const { db, locale, now } = event.locals;
		const stop = await bearerOf(event);
		if (!stop) return refused(refuse('stop_link_wrong'), locale);
		const part = textIn(await event.request.formData(), 'part');
		await db.transaction().execute(async (tx) => {
			if (part !== 'matches') await stopAlerts(tx, { ...stop, ...(isId(part) && { id: part }) });
			const hasMatches = stop.rhythm === 'weekly' && !isId(part);
			if (hasMatches) await setMatchLetter(tx, { personId: stop.personId, isWanted: false }, now);
		});
		return { stopped: true };
	}
};
