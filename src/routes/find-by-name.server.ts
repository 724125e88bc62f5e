import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { SearchKind } from '#platform/search/wanted.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { listed } from './directory.server.ts';

/** Records by name for a plain search form. */
export async function findByName(
	db: Database,
	{ text, kinds, locale }: { text: string; kinds: readonly SearchKind[]; locale: Locale }
) {
	if (text.trim().length < 2) return [];
	const wanted = { text: text.slice(0, 100), locale, subjectKinds: [...kinds], withDormant: true };
	const { hits } = await searchEntries(db, wanted, { limit: 12 });
	return hits.map((hit) => {
		const { id, kind, title, place, kinds: words } = listed(hit, locale);
		return { id, kind, name: title, detail: [place, ...words].filter(Boolean).join(' · ') };
	});
}

export type FoundByName = Awaited<ReturnType<typeof findByName>>[number];
