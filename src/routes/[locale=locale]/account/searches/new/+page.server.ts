import { error } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayKeepSearches } from '#rooms/searches/access.ts';
import { saveSearch } from '#rooms/searches/saved-search.server.ts';
import { findList, queryFor } from '#rooms/searches/search-address.ts';
import {
	alertChoices,
	describeQuery,
	proposeName,
	wishIn
} from '../../../../saved-search-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

function queryIn({ searchParams }: URL): string {
	const list = findList(searchParams.get('list') ?? '');
	if (!list) error(404, { message: 'no such list', reason: 'not_found' });
	return queryFor(list, searchParams);
}

export const load: PageServerLoad = (event) => {
	require(event, mayKeepSearches(event.locals.actor));
	const { locale } = event.locals;
	const query = queryIn(event.url);
	return {
		search: describeQuery(query, locale),
		name: proposeName(query, locale),
		alerts: alertChoices(locale)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = require(event, mayKeepSearches(event.locals.actor));
		const { db, now, locale } = event.locals;
		const form = await event.request.formData();
		const wish = wishIn(form);
		if (!wish.ok) return refused(wish, locale, { name: 'name', values: valuesIn(form) });
		const kept = { ...wish.value, query: queryIn(event.url), locale };
		const saved = await attempt(db, (tx) => saveSearch(tx, actor, kept, now));
		if (!saved.ok) return refused(saved, locale, { values: valuesIn(form) });
		return leadOn(event, `/${locale}/account/searches`, 'searches_saved');
	}
};
