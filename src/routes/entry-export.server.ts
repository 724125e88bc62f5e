import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import type { Hit } from '#platform/search/wanted.ts';
import type { Column, Row } from '#platform/sheets/sheet.server.ts';
import { listEntries } from '#rooms/marketplace/entry-record.server.ts';
import { sayDirection, sayKind, sayState } from '#rooms/marketplace/entry-words.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { textFor } from '#ui/locale-text.ts';
import { facetLabel, listed } from './directory.server.ts';
import { partedSheet } from './whole-sheet.server.ts';

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

type Event = RequestEvent & { params: { format: string } };
type Owner = { value: string; label: string };

/** What the list of one's own entries shows, a line each, with whose it is. */
export function ownEntriesSheet(event: Event, owners: readonly Owner[]): Promise<Response> {
	const { db, locale } = event.locals;
	const in_ = { locale };
	const names = new Map(owners.map(({ value, label }) => [value, label]));
	return partedSheet(event, {
		name: 'own-entries',
		columns: [
			{ key: 'id', label: m.organisations_column_id({}, in_) },
			{ key: 'title', label: m.marketplace_field_title({}, in_) },
			{ key: 'owner', label: m.marketplace_owner({}, in_) },
			{ key: 'kind', label: m.marketplace_kind({}, in_) },
			{ key: 'state', label: m.needs_column_state({}, in_) },
			{ key: 'publishedAt', label: m.marketplace_step_published({}, in_) },
			{ key: 'validUntil', label: m.marketplace_field_valid_until({}, in_) },
			{ key: 'changedAt', label: m.organisations_column_changedAt({}, in_) },
			{ key: 'address', label: m.organisations_column_address({}, in_) }
		],
		rowsIn: async (part) => {
			const wanted = { organisationIds: [...names.keys()] };
			const { entries } = await listEntries(db, wanted, part);
			return entries.map((entry) => ({
				...{ id: entry.id, title: textFor(entry.titles, locale, entry.originalLocale) },
				owner: names.get(entry.organisationId) ?? '',
				kind: `${sayDirection(entry.direction, locale)}; ${sayKind(entry.kind, locale)}`,
				state: sayState(entry.state, locale),
				publishedAt: entry.publishedAt?.toISOString() ?? null,
				...{ validUntil: entry.validUntil, changedAt: entry.changedAt.toISOString() },
				address: `${event.url.origin}/${locale}/marketplace/${entry.id}`
			}));
		}
	});
}
