import { found } from '#platform/guards/guard.server.ts';
import { renderBadges } from '../../../../../../../badges.server.ts';
import { receivedEvent } from '../../../../../../../event-page.server.ts';
import { pdfAnswer } from '../../../../../../../pdf-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const record = await receivedEvent(event);
	const { db, locale, now } = event.locals;
	const asked = event.url.searchParams;
	const pdf = await renderBadges(db, record, {
		isSheet: asked.get('layout') !== 'single',
		only: asked.has('registration') ? asked.getAll('registration') : null,
		locale,
		now
	});
	return pdfAnswer(found(pdf), `${record.slug}-badges`);
};
