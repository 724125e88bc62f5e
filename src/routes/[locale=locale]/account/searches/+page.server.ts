import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { isLocale } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { isMatchLetterStopped, setMatchLetter } from '#rooms/matching/match-letter.server.ts';
import { mayKeepSearches } from '#rooms/searches/access.ts';
import {
	changeSearch,
	listSearches,
	removeSearch,
	saveSearch
} from '#rooms/searches/saved-search.server.ts';
import { askedBy, queryFor } from '#rooms/searches/search-address.ts';
import { sayAlert } from '#rooms/searches/alert-words.ts';
import { formatDate } from '#ui/format.ts';
import { alertChoices, describeQuery, wishIn } from '../../../saved-search-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = require(event, mayKeepSearches(event.locals.actor));
	const { db, locale } = event.locals;
	const searches = await listSearches(db, actor.personId);
	return {
		searches: searches.map(({ id, name, alert, query, savedAt }) => ({
			...{ id, name, alert, ...describeQuery(query, locale) },
			alertWord: sayAlert(alert, locale),
			since: formatDate(locale, savedAt, 'medium')
		})),
		alerts: alertChoices(locale),
		isWriter: event.locals.actor.grants.some(
			({ scopeKind, role }) => scopeKind === 'organisation' && role !== 'representative'
		),
		isMatchLetterStopped: await isMatchLetterStopped(db, actor.personId)
	};
};

const here = ({ locals: { locale } }: RequestEvent) => `/${locale}/account/searches`;

export const actions: Actions = {
	change: async (event) => {
		const actor = require(event, mayKeepSearches(event.locals.actor));
		const { db, now, locale } = event.locals;
		const form = await event.request.formData();
		const wish = wishIn(form);
		if (!wish.ok) return refused(wish, locale);
		const id = textIn(form, 'id');
		if (!isId(id)) return refused(refuse('search_gone'), locale);
		const done = await attempt(db, (tx) => changeSearch(tx, actor, { id, ...wish.value }, now));
		if (!done.ok) return refused(done, locale);
		return leadOn(event, here(event), 'searches_changed');
	},
	matches: async (event) => {
		const { personId } = require(event, mayKeepSearches(event.locals.actor));
		const { db, now } = event.locals;
		const isWanted = textIn(await event.request.formData(), 'wanted') === 'yes';
		await db.transaction().execute((tx) => setMatchLetter(tx, { personId, isWanted }, now));
		return leadOn(event, here(event), 'searches_changed');
	},
	remove: async (event) => {
		const actor = require(event, mayKeepSearches(event.locals.actor));
		const { db, locale } = event.locals;
		const id = textIn(await event.request.formData(), 'id');
		if (!isId(id)) return refused(refuse('search_gone'), locale);
		const done = await attempt(db, (tx) => removeSearch(tx, actor, id));
		if (!done.ok) return refused(done, locale);
		const { toldAt, ...removed } = done.value;
		return { removed: { ...removed, toldAt: toldAt?.toISOString() ?? '' } };
	},
	putBack: async (event) => {
		const actor = require(event, mayKeepSearches(event.locals.actor));
		const { db, now, locale } = event.locals;
		const form = await event.request.formData();
		const wish = wishIn(form);
		if (!wish.ok) return refused(wish, locale);
		const { list, asked } = askedBy(textIn(form, 'query'));
		const typedIn = textIn(form, 'locale');
		const toldAt = new Date(textIn(form, 'toldAt'));
		const kept = {
			...{ ...wish.value, query: queryFor(list, asked) },
			locale: isLocale(typedIn) ? typedIn : locale,
			...(Number.isFinite(toldAt.getTime()) && { toldAt })
		};
		const saved = await attempt(db, (tx) => saveSearch(tx, actor, kept, now));
		if (!saved.ok) return refused(saved, locale);
		return leadOn(event, here(event), 'searches_saved');
	}
};
