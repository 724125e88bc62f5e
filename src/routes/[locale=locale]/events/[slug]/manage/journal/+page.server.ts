import { sayDeed } from '#rooms/events/deed-words.ts';
import { sayMeetingDeed } from '#rooms/meetings/deed-words.ts';
import { organisedEvent } from '../../../../../event-page.server.ts';
import { loadJournal } from '../../../../../journal-page.server.ts';
import type { PageServerLoad } from './$types';

const say: typeof sayDeed = (entry, locale) =>
	sayMeetingDeed(entry, locale) ?? sayDeed(entry, locale);

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id } = await organisedEvent(event);
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'event' as const, id };
	return { journal: await loadJournal(db, subject, { before, locale, say }) };
};
