import { mostIn } from '../../../../embedding.ts';
import { loadOutside } from '../../../../outside-list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, locale, now } = locals;
	const most = mostIn(url.searchParams);
	const { title, path, lines } = await loadOutside(params.list, { db, url, locale, now, most });
	const filters = new URLSearchParams(url.search);
	for (const name of ['most', 'page']) filters.delete(name);
	return { title, lines, whole: `${path}${filters.size ? `?${filters}` : ''}` };
};
