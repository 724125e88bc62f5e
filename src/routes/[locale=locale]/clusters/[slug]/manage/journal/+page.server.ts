import { sayDeed } from '#rooms/clusters/deed-words.ts';
import { sayMarketplaceDeed } from '#rooms/marketplace/deed-words.ts';
import { sayMembershipDeed } from '#rooms/memberships/deed-words.ts';
import { managedCluster } from '../../../../../cluster-manage.server.ts';
import { loadJournal } from '../../../../../journal-page.server.ts';
import type { PageServerLoad } from './$types';

const say: typeof sayDeed = (entry, locale, nameOf) =>
	sayMembershipDeed(entry, locale) ??
	sayMarketplaceDeed(entry, locale) ??
	sayDeed(entry, locale, nameOf);

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id } = await managedCluster(event);
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'cluster' as const, id };
	return { journal: await loadJournal(db, subject, { before, locale, say }) };
};
