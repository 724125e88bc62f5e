import { feedOf } from '../../../../list-feed.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => feedOf(event, event.params.list);
