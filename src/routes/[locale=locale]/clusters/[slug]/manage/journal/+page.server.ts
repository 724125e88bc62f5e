import { sayDeed } from '#rooms/clusters/deed-words.ts';
import { sayMarketplaceDeed } from '#rooms/marketplace/deed-words.ts';
import { listAbout, listDeedsOfCluster } from '#rooms/memberships/deeds.server.ts';
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
	const { id, slug } = await managedCluster(event);
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'cluster' as const, id };
	const base = `/${locale}/clusters/${slug}/manage`;
	const list = (cut: { limit: number; before?: string }) => listDeedsOfCluster(db, id, cut);
	const aboutOf = async (rows: readonly { subjectKind: string; subjectId: string }[]) => {
		const found = await listAbout(db, rows);
		return new Map(
			[...found].map(([of, { label, path }]) => [of, { label, href: `${base}/${path}` }])
		);
	};
	const reading = { before, locale, say, list, listAbout: aboutOf };
	return { journal: await loadJournal(db, subject, reading) };
};
