import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import { dayOf } from '#platform/calendar-day.ts';
import { isSheetFormat, sheetResponse, type Column } from '#platform/sheets/sheet.server.ts';
import { radarIn } from '#rooms/needs/radar.ts';
import { listRadar } from '#rooms/needs/radar.server.ts';
import { describeLines, type RadarLineData, type RadarOf } from './radar-page.server.ts';

const atOnce = 500;

/** What the radar lists, with the filters of the page, as a file. */
export function exportRadar(event: RequestEvent & { params: { format: string } }, of: RadarOf) {
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const { db, now } = event.locals;
	const extent = { clusterIds: of.clusterIds, today: dayOf(now) };
	const wanted = radarIn(event.url.searchParams);
	async function* batches() {
		for (let offset = 0; ; offset += atOnce) {
			const lines = await listRadar(db, extent, wanted, { limit: atOnce, offset });
			yield (await describeLines(event.locals, lines, of)).map((line) => rowOf(line, event));
			if (lines.length < atOnce) return;
		}
	}
	return sheetResponse({ name: 'needs', columns: columnsIn(event), batches: batches() }, format);
}

const columnsIn = ({ locals: { locale } }: RequestEvent): Column[] => {
	const in_ = { locale };
	return [
		{ key: 'id', label: m.organisations_column_id({}, in_) },
		{ key: 'what', label: m.needs_column_what({}, in_) },
		{ key: 'text', label: m.needs_column_text({}, in_) },
		{ key: 'language', label: m.needs_column_language({}, in_) },
		{ key: 'kind', label: m.needs_by_kind({}, in_) },
		{ key: 'steps', label: m.needs_by_step({}, in_) },
		{ key: 'place', label: m.needs_by_place({}, in_) },
		{ key: 'day', label: m.needs_column_day({}, in_) },
		{ key: 'state', label: m.needs_column_state({}, in_) },
		{ key: 'member', label: m.needs_column_member({}, in_) },
		{ key: 'address', label: m.needs_column_address({}, in_) }
	];
};

const rowOf = (line: RadarLineData, { locals: { locale }, url }: RequestEvent) => ({
	...{ id: line.id, what: line.whatWord, text: line.text, language: line.locale },
	...{ kind: line.kind, steps: line.steps.join('; '), place: line.place, day: line.day },
	state: (line.answered ? m.needs_state_answered : m.needs_state_open)({}, { locale }),
	...{ member: line.member, address: line.href && `${url.origin}${line.href}` }
});
