import { exportList } from '../../../list-export.server.ts';
import { entryLinesOf } from '../../../entry-export.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	exportList(event, 'entry', { name: 'marketplace', ...entryLinesOf(event) });
