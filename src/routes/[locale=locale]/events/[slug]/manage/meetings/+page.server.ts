import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayArrange } from '#rooms/meetings/access.ts';
import { findBrokerage, openBrokerage } from '#rooms/meetings/brokerage.server.ts';
import { usualSettings } from '#rooms/meetings/brokerage.ts';
import { countMeetings } from '#rooms/meetings/overview.server.ts';
import { findPublication } from '#rooms/meetings/publication.server.ts';
import { organisedEvent } from '../../../../../event-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await organisedEvent(event);
	const { db, now } = event.locals;
	const brokerage = await findBrokerage(db, id);
	if (!brokerage) return { counts: null, publishedAt: null };
	const [counts, publication] = await Promise.all([
		countMeetings(db, id, now),
		findPublication(db, id)
	]);
	return { counts, publishedAt: publication?.publishedAt ?? null };
};

export const actions: Actions = {
	open: async (event) => {
		const record = await organisedEvent(event);
		const actor = require(event, mayArrange(event.locals.actor, record));
		const { db, locale } = event.locals;
		const opened = await attempt(db, (tx) => openBrokerage(tx, actor, record.id, usualSettings));
		if (!opened.ok) return refused(opened, locale);
		const path = `/${locale}/events/${record.slug}/manage/meetings/hours`;
		return leadOn(event, path, 'meetings_opened');
	}
};
