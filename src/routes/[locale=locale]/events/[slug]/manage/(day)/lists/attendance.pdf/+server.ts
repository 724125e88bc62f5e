import { found } from '#platform/guards/guard.server.ts';
import { renderAttendanceList } from '../../../../../../../attendance-list.server.ts';
import { receivedEvent } from '../../../../../../../event-page.server.ts';
import { pdfAnswer } from '../../../../../../../pdf-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const record = await receivedEvent(event);
	const { db, locale, now } = event.locals;
	const [day, session] = ['day', 'session'].map((name) => event.url.searchParams.get(name));
	const asked = { day: day ?? null, session: session ?? null, locale, now };
	return pdfAnswer(
		found(await renderAttendanceList(db, record, asked)),
		`${record.slug}-attendance`
	);
};
