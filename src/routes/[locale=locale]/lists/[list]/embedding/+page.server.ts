import { lengths, mostIn, snippetFor } from '../../../../embedding.ts';
import { loadOutside } from '../../../../outside-list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, locale, now } = locals;
	const most = mostIn(url.searchParams);
	const { title, path } = await loadOutside(params.list, { db, url, locale, now, most: 1 });
	const query = new URLSearchParams(url.search);
	query.delete('page');
	query.set('most', String(most));
	const frame = `/${locale}/lists/${params.list}/embedded?${query}`;
	return {
		...{ title, most, frame, lengths },
		back: `/${locale}${path}`,
		snippet: snippetFor({ title, src: `${url.origin}${frame}` })
	};
};
