import { mayImport, mayRegister } from '#rooms/organisations/access.ts';
import { loadDirectory } from '../../directory.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	mayImport: mayImport(locals.actor),
	mayRegister: mayRegister(locals.actor),
	directory: await loadDirectory(locals.db, url, locals.locale, {
		only: 'organisation',
		facets: ['countries', 'regions', 'kinds', 'sizes', 'sectors']
	})
});
