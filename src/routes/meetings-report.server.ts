import type { RequestEvent } from '@sveltejs/kit';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { readKnown } from '#rooms/meetings/report.server.ts';
import { fieldFigures, groupsOf, meetingsBetween, reportOf } from '#rooms/meetings/report.ts';
import { labelOf } from '#rooms/organisations/nace.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';

/** The report of a whole event, or of those in `only`. */
export async function loadReport(
	{ locals: { db, locale, now } }: RequestEvent,
	record: EventRecord,
	only?: ReadonlySet<string>
) {
	const known = await readKnown(db, record.id, {
		now,
		endsAt: record.endsAt,
		...(only && { only })
	});
	const country = (code: string) => nameOfCountry(code, locale);
	const named = (rows: ReturnType<typeof groupsOf>, name: (key: string) => string) =>
		rows.map((row) => ({ ...row, name: name(row.key) }));
	const { keys, counts } = meetingsBetween(known, (one) => one.country);
	return {
		report: reportOf(known),
		field: fieldFigures,
		countries: named(
			groupsOf(known, (one) => (one.country ? [one.country] : [])),
			country
		),
		sectors: named(
			groupsOf(known, (one) => one.sectors),
			(code) => labelOf(code, locale).text
		),
		between: { names: keys.map(country), counts },
		isOver: known.isOver
	};
}

export type ReportData = Awaited<ReturnType<typeof loadReport>>;
