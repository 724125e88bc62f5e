import { redirect } from '@sveltejs/kit';
import { managedAlliance } from '../../../../alliance-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	await managedAlliance(event);
	redirect(303, `/${event.locals.locale}/alliances/${event.params.slug}/manage/parties`);
};
