import { error } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import { isSheetFormat, sheetResponse } from '#platform/sheets/sheet.server.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { listAsked, registerSheet } from '../../../../../resolution-register.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { db, actor, locale, now } = event.locals;
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const { id: ownerId, originalLocale: original, slug } = await clusterOf(event);
	const reader = { actor, locale, original, today: dayOf(now) };
	const list = await listAsked(db, { ownerKind: 'cluster', ownerId }, event.url, reader);
	return sheetResponse(registerSheet(list, slug, locale), format);
};
