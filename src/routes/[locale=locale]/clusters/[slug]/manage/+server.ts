import { redirect } from '@sveltejs/kit';
import { managedCluster } from '../../../../cluster-manage.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { slug } = await managedCluster(event);
	redirect(303, `/${event.locals.locale}/clusters/${slug}/manage/members`);
};
