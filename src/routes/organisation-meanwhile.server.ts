import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { Refused } from '#platform/outcome.ts';
import { fieldName, sayField } from '#rooms/organisations/draft-words.ts';
import { differences } from '#rooms/organisations/meanwhile.ts';
import { readBeginning } from '#rooms/organisations/meanwhile.server.ts';
import type { OrganisationDraft } from '#rooms/organisations/organisation.ts';

type Asked = { id: string; edition: number; mine: OrganisationDraft; refused: Refused };

/** What another changed since this person began, field by field in words, and the edition now. */
export async function changesMeanwhile(db: Database, asked: Asked, locale: Locale) {
	const { id, edition, mine, refused } = asked;
	const theirs = refused.details.theirs as OrganisationDraft;
	const now = refused.details.edition as number;
	const began = await readBeginning(db, id, now - edition);
	return {
		edition: now,
		meanwhile: differences(began, mine, theirs).map(({ field, suggested, ...sides }) => ({
			field,
			suggested,
			name: fieldName(field, locale),
			mine: sayField(field, sides.mine, locale),
			theirs: sayField(field, sides.theirs, locale)
		}))
	};
}
