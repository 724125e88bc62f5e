import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import type { Column } from '#platform/sheets/sheet.server.ts';
import { listRadar } from '#rooms/needs/radar.server.ts';
import {
	describeLines,
	readExtent,
	type RadarLineData,
	type RadarOf
} from './radar-page.server.ts';
import { partedSheet } from './whole-sheet.server.ts';

/** What the radar lists, with the filters of the page, as a file. */
export async function exportRadar(
	event: RequestEvent & { params: { format: string } },
	of: RadarOf
) {
	const { extent, wanted, clusterNames } = await readExtent(event, of);
	return partedSheet(event, {
		name: 'needs',
		columns: columnsIn(event, of),
		rowsIn: async (part) => {
			const lines = await listRadar(event.locals.db, extent, wanted, part);
			return (await describeLines(event.locals, lines, { ...of, clusterNames })).map((line) =>
				rowOf(line, event)
			);
		}
	});
}

const columnsIn = ({ locals: { locale } }: RequestEvent, { as }: RadarOf): Column[] => {
	const in_ = { locale };
	return [
		{ key: 'id', label: m.organisations_column_id({}, in_) },
		{ key: 'what', label: m.needs_column_what({}, in_) },
		{ key: 'text', label: m.needs_column_text({}, in_) },
		{ key: 'language', label: m.needs_column_language({}, in_) },
		{ key: 'kind', label: m.needs_by_kind({}, in_) },
		{ key: 'steps', label: m.needs_by_step({}, in_) },
		...(as === 'across' ? [{ key: 'clusters', label: m.needs_column_cluster({}, in_) }] : []),
		{ key: 'place', label: m.needs_by_place({}, in_) },
		{ key: 'day', label: m.needs_column_day({}, in_) },
		{ key: 'state', label: m.needs_column_state({}, in_) },
		{ key: 'member', label: m.needs_column_member({}, in_) },
		{ key: 'address', label: m.needs_column_address({}, in_) }
	];
};

const rowOf = (line: RadarLineData, { locals: { locale }, url }: RequestEvent) => ({
	...{ id: line.id, what: line.whatWord, text: line.text, language: line.locale },
	...{
		kind: line.kind,
		steps: line.steps.join('; '),
		clusters: line.clusters.join('; '),
		place: line.place,
		day: line.day
	},
	state: (line.answered ? m.needs_state_answered : m.needs_state_open)({}, { locale }),
	...{ member: line.member, address: line.href && `${url.origin}${line.href}` }
});
