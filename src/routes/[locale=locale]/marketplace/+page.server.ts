import { isSignedIn } from '#platform/actor.ts';
import { loadDirectory } from '../../directory.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	mayAdd: isSignedIn(locals.actor),
	directory: await loadDirectory(locals.db, url, locals.locale, {
		only: 'entry',
		facets: ['directions', 'kinds', 'countries', 'regions', 'sectors', 'labels', 'sizes']
	})
});
