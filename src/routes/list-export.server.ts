import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import { everyEntry } from '#platform/search/every-entry.server.ts';
import type { SearchKind, Hit } from '#platform/search/wanted.ts';
import {
	isSheetFormat,
	sheetResponse,
	type Column,
	type Row
} from '#platform/sheets/sheet.server.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { facetLabel, listed, wantedIn } from './directory.server.ts';

type Event = RequestEvent & { params: { format: string } };
type Made = {
	name: string;
	columns: Column[];
	rowsOf: (hits: readonly Hit[]) => Promise<Row[]> | Row[];
};

/** A whole list as a file, with the filters of the page. */
export function exportList(event: Event, only: SearchKind, { name, columns, rowsOf }: Made) {
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const { db, locale } = event.locals;
	async function* batches() {
		for await (const hits of everyEntry(db, wantedIn(event.url, locale, only)))
			yield await rowsOf(hits);
	}
	return sheetResponse({ name, columns, batches: batches() }, format);
}

/** What the list itself shows of clusters and alliances, a line each. */
export function plainLines(event: Event, kind: 'cluster' | 'alliance'): Omit<Made, 'name'> {
	const { locale } = event.locals;
	const in_ = { locale };
	const columns: Column[] = [
		{ key: 'id', label: m.organisations_column_id({}, in_) },
		{ key: 'name', label: m.organisations_field_name({}, in_) },
		{
			key: 'kind',
			label:
				kind === 'cluster'
					? m.organisations_column_stage({}, in_)
					: m.organisations_field_kind({}, in_)
		},
		{ key: 'country', label: m.organisations_field_country({}, in_) },
		{ key: 'region', label: m.organisations_field_region({}, in_) },
		{ key: 'sectors', label: m.organisations_column_sectors({}, in_) },
		{ key: 'registers', label: m.organisations_column_registers({}, in_) },
		{ key: 'description', label: m.organisations_field_description({}, in_) },
		{ key: 'latitude', label: m.organisations_field_latitude({}, in_) },
		{ key: 'longitude', label: m.organisations_field_longitude({}, in_) },
		{ key: 'changedAt', label: m.organisations_column_changedAt({}, in_) },
		{ key: 'address', label: m.organisations_column_address({}, in_) }
	];
	const rowsOf = (hits: readonly Hit[]): Row[] =>
		hits.map((hit) => {
			const { id, title, summary, kinds, sectors } = listed(hit, locale);
			return {
				id,
				name: title,
				kind: kinds.join('; '),
				country: hit.country && nameOfCountry(hit.country, locale),
				region: hit.region && nameOfRegion(hit.region, locale),
				sectors: sectors.join('; '),
				registers: hit.labels.map((one) => facetLabel('labels', one, locale)).join('; '),
				description: summary,
				latitude: hit.latitude,
				longitude: hit.longitude,
				changedAt: hit.changedAt.toISOString(),
				address: `${event.url.origin}/${locale}${hit.path}`
			};
		});
	return {
		columns: kind === 'cluster' ? columns : columns.filter(({ key }) => key !== 'registers'),
		rowsOf
	};
}
