import { renderAgenda } from '../../../../../agenda-document.server.ts';
import { describeMeetings, getOwn } from '../../../../../meetings-page.server.ts';
import { pdfAnswer } from '../../../../../pdf-answer.server.ts';
import type { RequestHandler } from './$types';

/** One's meetings to print and carry, in the reader's language, or that of whom they act for. */
export const GET: RequestHandler = async (event) => {
	const { own, record, isActing } = await getOwn(event);
	const { db, now } = event.locals;
	const locale = isActing ? own.locale : event.locals.locale;
	const meetings = await describeMeetings(db, record.id, { locale, participantId: own.id });
	const pdf = await renderAgenda(meetings, { locale, now, own, record });
	return pdfAnswer(pdf, `${record.slug}-agenda`);
};
