import { loadDirectory } from '../../directory.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	directory: await loadDirectory(locals.db, url, locals.locale, {
		facets: ['subjectKinds', 'countries', 'regions', 'sectors']
	})
});
