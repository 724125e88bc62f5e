import type { Database } from '#platform/database/database.ts';
import { ownHostsKnown } from '#platform/own-hosts.ts';

const keptFor = 30_000;
const mostKept = 500;

/** Which cluster a host belongs to; asked at most twice a minute for one host. */
export function clusterHosts(db: Database, clock: () => number = Date.now) {
	const kept = new Map<string, { slug: string | null; until: number }>();
	const own = ownHostsKnown();
	return (host: string): string | null | Promise<string | null> => {
		const known = kept.get(host);
		if (known && known.until > clock()) return known.slug;
		return ask(db, host).then((slug) => {
			// Strangers' hosts cannot fill the memory.
			if (kept.size >= mostKept) kept.clear();
			kept.set(host, { slug, until: clock() + keptFor });
			if (slug) own.set(host, slug);
			else own.delete(host);
			return slug;
		});
	};
}

async function ask(db: Database, host: string): Promise<string | null> {
	const row = await db
		.selectFrom('clusterHost')
		.innerJoin('cluster', 'cluster.id', 'clusterHost.clusterId')
		.select('slug')
		.where('host', '=', host)
		.executeTakeFirst();
	return row?.slug ?? null;
}

/** The host under which a cluster is to be found first of all. */
export async function findOwnHost(db: Database, clusterId: string): Promise<string | null> {
	const row = await db
		.selectFrom('clusterHost')
		.select('host')
		.where('clusterId', '=', clusterId)
		.orderBy('givenAt')
		.orderBy('host')
		.limit(1)
		.executeTakeFirst();
	return row?.host ?? null;
}
