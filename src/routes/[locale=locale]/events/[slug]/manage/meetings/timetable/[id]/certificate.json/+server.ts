import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { findTimetable } from '#rooms/meetings/timetable.server.ts';
import { arrangedBrokerage } from '../../../../../../../../meetings-page.server.ts';
import type { RequestHandler } from './$types';

/** Problem, timetable, bounds with their arguments, and what the independent checker said of them. */
export const GET: RequestHandler = async (event) => {
	const { record } = await arrangedBrokerage(event);
	const { id } = event.params;
	const run = found(isId(id) ? await findTimetable(event.locals.db, record.id, id) : null);
	const { problem, answer, verdict } = run;
	found(answer);
	return new Response(JSON.stringify({ problem, answer, verdict }, null, '\t'), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': `attachment; filename="${record.slug}-certificate.json"`
		}
	});
};
