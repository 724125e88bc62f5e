import { listOwners } from '../../event-form.server.ts';
import { loadEvents } from '../../event-directory.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, actor, locale, now } = locals;
	const [list, owners] = await Promise.all([
		loadEvents(db, url, { locale, now }),
		listOwners(db, actor, locale)
	]);
	return { list, mayEnter: owners.length > 0 };
};
