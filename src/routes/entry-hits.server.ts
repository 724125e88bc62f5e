import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { readHits } from '#platform/search/hits.server.ts';
import type { SearchKind } from '#platform/search/wanted.ts';
import { listed, type Listed } from './directory.server.ts';

/** Subjects by their ids as lists show them: of an entry's owner no more than everybody may see. */
export async function listHits(
	db: Database,
	ids: readonly string[],
	locale: Locale,
	kind: SearchKind = 'entry'
): Promise<Map<string, Listed>> {
	const hits = await readHits(db, kind, ids);
	return new Map([...hits].map(([id, hit]) => [id, listed(hit, locale)]));
}
