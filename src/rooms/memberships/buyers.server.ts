import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { InvoiceParty } from './invoice.ts';

export type Party = InvoiceParty & { id: string; locale: Locale };

/** Organisations as they stand on an invoice: their name in their own language, seat and numbers. */
export async function listParties(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, Party>> {
	if (ids.length === 0) return new Map();
	const [rows, legalIds] = await Promise.all([
		db
			.selectFrom('organisation')
			.innerJoin('organisationText', (join) =>
				join
					.onRef('organisationText.organisationId', '=', 'organisation.id')
					.onRef('organisationText.locale', '=', 'organisation.originalLocale')
			)
			.select(['organisation.id', 'name', 'street', 'postcode', 'town', 'country'])
			.select('originalLocale as locale')
			.where('organisation.id', 'in', [...new Set(ids)])
			.execute(),
		db
			.selectFrom('organisationLegalId')
			.select(['organisationId', 'scheme', 'value'])
			.where('organisationId', 'in', [...new Set(ids)])
			.orderBy('scheme')
			.execute()
	]);
	const numbers = Map.groupBy(legalIds, ({ organisationId }) => organisationId);
	return new Map(
		rows.map((row) => [
			row.id,
			{
				...row,
				legalIds: (numbers.get(row.id) ?? []).map(({ scheme, value }) => ({ scheme, value }))
			}
		])
	);
}

export const asStands = ({ id: _, locale: __, ...party }: Party): InvoiceParty => party;
