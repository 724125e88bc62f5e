import type { Database } from '#platform/database/database.ts';
import type { Carded } from './organisation-card.ts';

type Card = Omit<Carded, 'id' | 'changedAt'>;

/** What the cards of many organisations say, by their ids. */
export async function readCarded(db: Database, ids: readonly string[]): Promise<Map<string, Card>> {
	if (ids.length === 0) return new Map();
	const [rows, texts, contacts] = await Promise.all([
		db
			.selectFrom('organisation')
			.select(['id', 'originalLocale', 'country', 'town', 'postcode', 'street', 'website'])
			.select(['latitude', 'longitude'])
			.where('id', 'in', ids)
			.execute(),
		db
			.selectFrom('organisationText')
			.select(['organisationId', 'locale', 'name', 'shortName', 'description'])
			.where('organisationId', 'in', ids)
			.execute(),
		db
			.selectFrom('organisationContact')
			.select(['organisationId', 'name', 'role', 'email', 'phone', 'visibility'])
			.where('organisationId', 'in', ids)
			.where('visibility', '=', 'public')
			.orderBy('place')
			.orderBy('id')
			.execute()
	]);
	const cards = new Map(
		rows.map(({ id, ...row }): [string, Card] => [id, { ...row, texts: {}, contacts: [] }])
	);
	for (const { organisationId, locale, ...text } of texts) {
		const card = cards.get(organisationId);
		if (card) card.texts[locale] = text;
	}
	for (const { organisationId, ...contact } of contacts)
		cards.get(organisationId)?.contacts.push(contact);
	return cards;
}
