import { m } from '#messages';
import { isAdministrator } from '#platform/actor.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { sheetResponse, type Row } from '#platform/sheets/sheet.server.ts';
import { mayImport } from '#rooms/organisations/access.ts';
import { findImport, listRefused } from '#rooms/organisations/import.server.ts';
import type { RequestHandler } from './$types';

/** The refused rows as they came, each with its reason: mended, they can be taken in again. */
export const GET: RequestHandler = async (event) => {
	const actor = require(event, mayImport(event.locals.actor));
	const { db, locale } = event.locals;
	const one = found(await findImport(db, event.params.id));
	require(event, one.createdById === actor.personId || isAdministrator(actor));
	const columns = [
		...one.headings.map((label, at) => ({ key: String(at), label })),
		{ key: 'row', label: m.organisations_import_row({}, { locale }) },
		{ key: 'reason', label: m.organisations_import_reason({}, { locale }) }
	];
	async function* batches() {
		for (let after = 0; ;) {
			const rows = await listRefused(db, one.id, { after });
			const last = rows.at(-1);
			if (!last) return;
			after = last.rowNumber;
			yield rows.map(({ rowNumber, reason, details }): Row => ({
				...Object.fromEntries(
					((details.cells ?? []) as string[]).map((cell, at) => [String(at), cell])
				),
				row: rowNumber,
				reason: refusalText({ reason: reason ?? '', details }, locale)
			}));
		}
	}
	return sheetResponse({ name: 'refused', columns, batches: batches() }, 'csv');
};
