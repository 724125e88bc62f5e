import { sayDeed } from '#rooms/alliances/deed-words.ts';
import { managedAlliance } from '../../../../../alliance-page.server.ts';
import { loadJournal } from '../../../../../journal-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id } = await managedAlliance(event);
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'alliance' as const, id };
	return { journal: await loadJournal(db, subject, { before, locale, say: sayDeed }) };
};
