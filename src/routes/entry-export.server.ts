import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import type { Hit } from '#platform/search/wanted.ts';
import type { Column, Row } from '#platform/sheets/sheet.server.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { facetLabel, listed } from './directory.server.ts';

/** What the list shows of entries, a line each: no more of their owners than everybody may see. */
export function entryLinesOf({ locals: { locale }, url }: RequestEvent) {
	const in_ = { locale };
	const columns: Column[] = [
		{ key: 'id', label: m.organisations_column_id({}, in_) },
		{ key: 'title', label: m.marketplace_field_title({}, in_) },
		{ key: 'summary', label: m.marketplace_field_summary({}, in_) },
		{ key: 'kinds', label: m.marketplace_kind({}, in_) },
		{ key: 'country', label: m.organisations_field_country({}, in_) },
		{ key: 'region', label: m.organisations_field_region({}, in_) },
		{ key: 'sectors', label: m.organisations_column_sectors({}, in_) },
		{ key: 'steps', label: m.marketplace_field_chain_steps({}, in_) },
		{ key: 'changedAt', label: m.organisations_column_changedAt({}, in_) },
		{ key: 'address', label: m.organisations_column_address({}, in_) }
	];
	const rowsOf = (hits: readonly Hit[]): Row[] =>
		hits.map((hit) => {
			const { id, title, summary, kinds, sectors } = listed(hit, locale);
			return {
				...{ id, title, summary, kinds: kinds.join('; '), sectors: sectors.join('; ') },
				country: hit.country && nameOfCountry(hit.country, locale),
				region: hit.region && nameOfRegion(hit.region, locale),
				steps: hit.labels.map((one) => facetLabel('labels', one, locale, 'entry')).join('; '),
				changedAt: hit.changedAt.toISOString(),
				address: `${url.origin}/${locale}${hit.path}`
			};
		});
	return { columns, rowsOf };
}
