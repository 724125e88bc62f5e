import { isId } from '#platform/ids.ts';
import { textsIn } from '#rooms/events/question-fields.ts';
import { beginSeries, listSeries, putInSeries } from '#rooms/events/series.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { withForm } from '../../../../../event-acts.server.ts';
import { organisedEvent } from '../../../../../event-page.server.ts';
import { seriesName } from '../../../../../series-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const all = await listSeries(db, record);
	return {
		original: record.originalLocale,
		chosen: record.seriesId ?? '',
		series: all.map((one) => ({
			value: one.id,
			label: textFor(seriesName(one, locale), locale, one.originalLocale)
		}))
	};
};

export const actions: Actions = {
	choose: withForm((tx, actor, { eventId, text, occasion }) => {
		const seriesId = isId(text('series')) ? text('series') : null;
		return putInSeries(tx, actor, { eventId, seriesId, now: occasion.now });
	})('series'),
	begin: withForm(async (tx, actor, { eventId, record, form, occasion }) => {
		const names = textsIn(form, 'name');
		const { originalLocale } = record;
		const begun = await beginSeries(tx, actor, { owner: record, names, originalLocale });
		if (!begun.ok) return begun;
		return putInSeries(tx, actor, { eventId, seriesId: begun.value, now: occasion.now });
	})('series')
};
