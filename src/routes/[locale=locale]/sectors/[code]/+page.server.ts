import { found } from '#platform/guards/guard.server.ts';
import { loadDirectory } from '../../../directory.server.ts';
import { loadSector } from '../../../industry.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, locale } = locals;
	const group = url.searchParams.getAll('share');
	const sector = found(await loadSector(db, params.code, locale, group));
	const here = new URL(url);
	here.searchParams.set('sector', sector.searchCode);
	const directory = await loadDirectory(db, here, locale, {
		facets: ['subjectKinds', 'countries', 'regions']
	});
	return { sector, directory };
};
