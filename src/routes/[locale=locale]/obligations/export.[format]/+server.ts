import { error } from '@sveltejs/kit';
import { m } from '#messages';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { isSheetFormat, sheetResponse, type Row } from '#platform/sheets/sheet.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { listAcross } from '#rooms/obligations/my-obligations.server.ts';
import {
	describedAcross,
	obligationFilterIn,
	obligationOrderIn,
	partyNamesOf
} from '../../../obligations-across.server.ts';
import type { RequestHandler } from './$types';

const batch = 200;

/** The list as a file, with the filters of the page. */
export const GET: RequestHandler = async (event) => {
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const actor = requirePerson(event);
	const { db, locale, now } = event.locals;
	const filter = obligationFilterIn(event.url);
	const cut = { today: dayOf(now), limit: batch, order: obligationOrderIn(event.url) };
	const in_ = { locale };
	async function* batches(): AsyncGenerator<Row[]> {
		for (let offset = 0; ; offset += batch) {
			const { obligations } = await listAcross(db, actor, filter, { ...cut, offset });
			const names = await partyNamesOf(db, obligations, locale);
			yield obligations.map((one) => {
				const { texts, titles, original, ...row } = describedAcross(one, names, locale);
				return {
					...{ text: texts[locale] ?? texts[original] ?? '', area: row.area },
					agreement: titles[locale] ?? titles[original] ?? row.reference,
					party: row.party ?? m.obligations_all_parties({}, in_),
					...{ owner: row.ownerName, due: row.due, recurrence: row.recurrence },
					...{ standing: row.standingName, address: `${event.url.origin}${row.href}` }
				};
			});
			if (obligations.length < batch) return;
		}
	}
	const columns = [
		{ key: 'text', label: m.obligations_text({}, in_) },
		{ key: 'agreement', label: m.obligations_agreement({}, in_) },
		{ key: 'area', label: m.obligations_area({}, in_) },
		{ key: 'party', label: m.obligations_party({}, in_) },
		{ key: 'owner', label: m.obligations_owner({}, in_) },
		{ key: 'due', label: m.obligations_due({}, in_) },
		{ key: 'recurrence', label: m.obligations_recurrence({}, in_) },
		{ key: 'standing', label: m.obligations_standing({}, in_) },
		{ key: 'address', label: m.obligations_address({}, in_) }
	];
	return sheetResponse({ name: 'obligations', columns, batches: batches() }, format);
};
