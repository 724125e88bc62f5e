import { house } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { emptyDraft } from './organisation-draft.ts';
import { registerOrganisation } from './organisation.server.ts';
import type { OrganisationDraft } from './organisation.ts';

export function aDraft(
	{ name, locale = 'pl' }: { name: string; locale?: Locale },
	changes: Partial<OrganisationDraft> = {}
): OrganisationDraft {
	const country = locale === 'bg' ? 'BG' : 'PL';
	return {
		...emptyDraft(locale, country),
		texts: { [locale]: { name, shortName: null, description: '' } },
		...changes
	};
}

export async function anOrganisation(
	db: Database,
	named: { name: string; locale?: Locale },
	now = new Date('2026-03-02T09:00:00Z'),
	changes: Partial<OrganisationDraft> = {}
): Promise<string> {
	const draft = aDraft(named, changes);
	return db
		.transaction()
		.execute(async (tx) => unwrap(await registerOrganisation(tx, house, draft, now)));
}
