import { exportList, plainLines } from '../../../list-export.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	exportList(event, 'cluster', { name: 'clusters', ...plainLines(event, 'cluster') });
