import { error } from '@sveltejs/kit';
import { m } from '#messages';
import { isSheetFormat, sheetResponse, type Row } from '#platform/sheets/sheet.server.ts';
import { listAgreements } from '#rooms/agreements/register.server.ts';
import {
	describedAgreement,
	namesOf,
	registerFilterIn,
	registerOrderIn
} from '../../../agreement-register.server.ts';
import type { RequestHandler } from './$types';

const batch = 200;

/** The register as a file, with the filters of the page. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { format } = params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const { db, actor, locale, now } = locals;
	const filter = registerFilterIn(url);
	const order = registerOrderIn(url);
	async function* batches(): AsyncGenerator<Row[]> {
		for (let offset = 0; ; offset += batch) {
			const cut = { now, limit: batch, offset, order };
			const { agreements } = await listAgreements(db, actor, filter, cut);
			const names = await namesOf(db, agreements, locale);
			yield agreements.map((one) => {
				const { titles, parties, stateName, ...row } = describedAgreement(one, names, locale);
				return {
					title: titles[locale] ?? titles[row.original] ?? '',
					reference: row.reference,
					kind: row.kind,
					state: stateName,
					parties: parties.map(({ name }) => name).join('; '),
					ends: row.ends,
					address: `${url.origin}${row.href}`
				};
			});
			if (agreements.length < batch) return;
		}
	}
	const in_ = { locale };
	const columns = [
		{ key: 'title', label: m.agreements_title_column({}, in_) },
		{ key: 'reference', label: m.agreements_reference({}, in_) },
		{ key: 'kind', label: m.agreements_kind({}, in_) },
		{ key: 'state', label: m.agreements_state({}, in_) },
		{ key: 'parties', label: m.agreements_parties({}, in_) },
		{ key: 'ends', label: m.agreements_ends({}, in_) },
		{ key: 'address', label: m.organisations_column_address({}, in_) }
	];
	return sheetResponse({ name: 'agreements', columns, batches: batches() }, format);
};
