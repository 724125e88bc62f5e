import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { listTitles } from './entry-record.server.ts';
import { listWriters } from './expiring.server.ts';
import { entryLetter, partyLetter, type Told } from './mail/entry-letters.ts';

type Occasion = { now: Date; origin: string };

/** Tells whoever answers for an entry what others did with it. */
export async function tellWriters(
	tx: Transaction,
	{ id, told, comment = '' }: { id: string; told: Told; comment?: string },
	{ now, origin }: Occasion
): Promise<void> {
	const { entry, titleIn } = await readTitled(tx, id);
	const people = await listWriters(tx, entry, now);
	await writeLetters(
		tx,
		people.map((person) => {
			const href = `${origin}/${person.locale}/marketplace/${id}`;
			return entryLetter(told, { person, title: titleIn(person.locale), href, comment });
		})
	);
}

/** Asks those who may speak for an organisation whether it stands behind a joint entry. */
export async function tellParty(
	tx: Transaction,
	{ id, organisationId }: { id: string; organisationId: string },
	{ now, origin }: Occasion
): Promise<void> {
	const { entry, titleIn } = await readTitled(tx, id);
	const asked = { organisationId, clusterId: null, contactPersonId: null };
	const people = await listWriters(tx, asked, now);
	const owner = (await listOrganisationNames(tx, [entry.organisationId])).get(entry.organisationId);
	const nameIn = (locale: Locale) =>
		(owner?.texts[locale] ?? owner?.texts[owner.originalLocale])?.name ?? '';
	await writeLetters(
		tx,
		people.map((person) => {
			const { locale } = person;
			const href = `${origin}/${locale}/marketplace/${id}/parties`;
			return partyLetter({ person, title: titleIn(locale), organisation: nameIn(locale), href });
		})
	);
}

async function readTitled(tx: Transaction, id: string) {
	const entry = await tx
		.selectFrom('marketplaceEntry')
		.select(['organisationId', 'clusterId', 'contactPersonId', 'originalLocale'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const titles = (await listTitles(tx, [id])).get(id) ?? {};
	const titleIn = (locale: Locale) => titles[locale] ?? titles[entry.originalLocale] ?? '';
	return { entry, titleIn };
}
