import { error } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import { isSheetFormat, sheetResponse } from '#platform/sheets/sheet.server.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { loadMemberList, memberSheet } from '../../../../../member-list.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { db, locale, now } = event.locals;
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const cluster = await clusterOf(event);
	const list = await loadMemberList(db, cluster, event.url, { locale, today: dayOf(now) });
	return sheetResponse(memberSheet(list, cluster.slug, locale), format);
};
