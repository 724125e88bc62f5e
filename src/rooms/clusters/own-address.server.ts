import type { Database } from '#platform/database/database.ts';
import { preferredLocale } from '#platform/locale.ts';

const keptFor = 30_000;
const mostKept = 500;
const kept = new Map<string, { slug: string | null; until: number }>();

const ownPages: Record<string, string> = {
	'/': '',
	'/members': '/members',
	'/council': '/council'
};

export const isOwnPage = (path: string): boolean => Object.hasOwn(ownPages, path);

/** Where a page of a cluster's own host leads, in the visitor's language; else undefined. */
export async function findOwnPage(
	db: Database,
	{ url, headers }: Pick<Request, 'headers'> & { url: URL },
	now: Date
): Promise<string | undefined> {
	const page = ownPages[url.pathname];
	if (page === undefined) return undefined;
	const slug = await findSlugOfHost(db, url.host, now.getTime());
	if (!slug) return undefined;
	const locale = preferredLocale(headers.get('accept-language'));
	return `/${locale}/clusters/${slug}${page}${url.search}`;
}

/** Asked at most twice a minute for one host; strangers' hosts cannot fill the memory. */
async function findSlugOfHost(db: Database, host: string, at: number): Promise<string | null> {
	const known = kept.get(host);
	if (known && known.until > at) return known.slug;
	const row = await db
		.selectFrom('clusterHost')
		.innerJoin('cluster', 'cluster.id', 'clusterHost.clusterId')
		.select('slug')
		.where('host', '=', host)
		.executeTakeFirst();
	if (kept.size >= mostKept) kept.clear();
	kept.set(host, { slug: row?.slug ?? null, until: at + keptFor });
	return row?.slug ?? null;
}
