import { require } from '#platform/guards/guard.server.ts';
import { mayChangeAccount } from '#rooms/people/access.ts';
import { exportRecord } from '../../../../../person-ties.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = require(event, mayChangeAccount(event.locals.actor));
	const record = await exportRecord(event.locals.db, actor.personId);
	return new Response(JSON.stringify(record, null, '\t'), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': 'attachment; filename="osnova.json"'
		}
	});
};
