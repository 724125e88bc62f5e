import type { Database } from '#platform/database/database.ts';
import type { EntryDraft } from './entry.ts';

const columns = [
	...(['kind', 'direction', 'originalLocale', 'stage', 'property', 'partnerships'] as const),
	...(['partnerKinds', 'partnerSizes', 'wantedCountries', 'wantedRegions', 'activities'] as const),
	...(['chainSteps', 'languages', 'quantity', 'unit', 'availableFrom', 'availableUntil'] as const),
	...(['callName', 'callUrl', 'callDeadline', 'validUntil', 'contactWay'] as const),
	...(['shownToAll', 'shownToMembers'] as const)
] as const;

export async function readEntryDraft(db: Database, id: string): Promise<EntryDraft> {
	const [row, texts] = await Promise.all([
		db
			.selectFrom('marketplaceEntry')
			.select(columns)
			.where('id', '=', id)
			.executeTakeFirstOrThrow(),
		db.selectFrom('entryText').selectAll().where('entryId', '=', id).orderBy('locale').execute()
	]);
	return {
		...row,
		texts: Object.fromEntries(texts.map(({ entryId: _, locale, ...text }) => [locale, text]))
	};
}
