import { error } from '@sveltejs/kit';
import { isSheetFormat, sheetResponse } from '#platform/sheets/sheet.server.ts';
import { seenDelegation } from '../../../../../../../delegation-page.server.ts';
import { meetingSheet } from '../../../../../../../meetings-sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { record, only } = await seenDelegation(event);
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	return sheetResponse(await meetingSheet(event, record, only), format);
};
