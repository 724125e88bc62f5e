import { json } from '@sveltejs/kit';
import { m } from '#messages';
import { searchEntries } from '#platform/search/search.server.ts';
import { textOf } from '#platform/guards/words.server.ts';
import { listed } from '../../../directory.server.ts';
import type { RequestHandler } from './$types';

const most = 8;

export const GET: RequestHandler = async ({ locals, url }) => {
	const { db, locale } = locals;
	const text = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	if (text.length < 2) return json({ suggestions: [], told: '' });
	const { hits } = await searchEntries(db, { text, locale, isTyping: true }, { limit: most });
	const suggestions = hits.map((hit) => {
		const { title, path, place, kind } = listed(hit, locale);
		return {
			text: title,
			href: `/${locale}${path}`,
			kind: textOf(`ui_kind_${kind}`, locale),
			detail: place
		};
	});
	const told = m.ui_search_found({ count: suggestions.length }, { locale });
	return json({ suggestions, told });
};
