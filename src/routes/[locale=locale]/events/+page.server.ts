import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import { listEvents } from '#rooms/events/event-list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, locale, now } = locals;
	const when = url.searchParams.has('past') ? 'past' : 'coming';
	const { total, events } = await listEvents(db, { when }, now);
	return {
		total,
		events: events.map(({ id, slug, texts, originalLocale: original }) => ({
			id,
			slug,
			original,
			name: readerTexts(texts, 'name', { locale, original })
		}))
	};
};
