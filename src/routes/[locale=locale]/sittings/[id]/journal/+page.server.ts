import { sayDeed } from '#rooms/governance/deed-words.ts';
import { preparedSitting } from '../../../../governance-page.server.ts';
import { loadJournal } from '../../../../journal-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id } = await preparedSitting(event);
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'sitting' as const, id };
	return { journal: await loadJournal(db, subject, { before, locale, say: sayDeed }) };
};
