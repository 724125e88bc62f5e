import { found } from '#platform/guards/guard.server.ts';
import { loadDirectory } from '../../../directory.server.ts';
import { loadRegion } from '../../../industry.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, locale } = locals;
	const region = found(await loadRegion(db, params.code, locale));
	const here = new URL(url);
	here.searchParams.set('region', region.code);
	const directory = await loadDirectory(db, here, locale, { facets: ['subjectKinds', 'sectors'] });
	return { region, directory };
};
