import { m } from '#messages';
import { atomFeed } from '#platform/atom.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { listed, wantedIn } from '../../../directory.server.ts';
import type { RequestHandler } from './$types';

const most = 50;

/** What was entered last of a list, with the list's own filters, for readers of feeds. */
export const GET: RequestHandler = async ({ locals: { db, locale }, url }) => {
	const wanted = wantedIn(url, locale, 'entry');
	const { hits } = await searchEntries(db, wanted, { limit: most, order: '-changed' });
	const list = `${url.origin}/${locale}/marketplace${url.search}`;
	const body = atomFeed({
		id: list,
		title: m.marketplace_title({}, { locale }),
		locale,
		self: url.href,
		list,
		entries: hits.map((hit) => {
			const { title, summary, titleLocale } = listed(hit, locale);
			const address = `${url.origin}/${locale}${hit.path}`;
			return {
				id: address,
				address,
				title,
				summary,
				locale: titleLocale,
				changedAt: hit.changedAt
			};
		})
	});
	return new Response(body, {
		headers: {
			'content-type': 'application/atom+xml; charset=utf-8',
			'cache-control': 'public, max-age=300'
		}
	});
};
