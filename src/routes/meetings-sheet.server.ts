import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import type { Sheet } from '#platform/sheets/sheet.server.ts';
import { wallTime } from '#platform/wall-time.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { fateOf } from '#rooms/meetings/meeting-result.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { readKnown } from '#rooms/meetings/report.server.ts';
import { fateNames } from '#rooms/meetings/ui/words.ts';
import { describeMeetings } from './meetings-page.server.ts';

/** Every meeting as a line: when, where, who, and what became of it. */
export async function meetingSheet(
	{ locals: { db, locale, now } }: RequestEvent,
	record: EventRecord,
	only?: ReadonlySet<string>
): Promise<Sheet> {
	const people = await listParticipants(db, record.id);
	const [meetings, known] = await Promise.all([
		describeMeetings(db, record.id, { locale, people }),
		readKnown(db, record.id, { now, endsAt: record.endsAt, ...(only && { only }) })
	]);
	const marks = new Map(known.meetings.map((one) => [one.id, one.marks]));
	const in_ = { locale };
	const wall = (at: Date | null) => at && wallTime(record.timeZone, at).replace('T', ' ');
	const rows = meetings
		.filter(({ id }) => marks.has(id))
		.map(({ id, startsAt, endsAt, table, who: [one, other] }) => ({
			starts: wall(startsAt),
			ends: wall(endsAt),
			table,
			one: one?.name ?? null,
			oneOrganisation: one?.organisation ?? null,
			oneCountry: one?.country ?? null,
			other: other?.name ?? null,
			otherOrganisation: other?.organisation ?? null,
			otherCountry: other?.country ?? null,
			fate: fateNames[fateOf(marks.get(id) ?? [])]()
		}));
	const column = (key: string, label: string) => ({ key, label });
	const participant = (key: string, number: string) => [
		column(key, `${m.meetings_name({}, in_)} ${number}`),
		column(`${key}Organisation`, `${m.meetings_organisation({}, in_)} ${number}`),
		column(`${key}Country`, `${m.meetings_country({}, in_)} ${number}`)
	];
	return {
		name: `${record.slug}-meetings`,
		columns: [
			column('starts', m.meetings_from({}, in_)),
			column('ends', m.meetings_until({}, in_)),
			column('table', m.meetings_table({}, in_)),
			...participant('one', '1'),
			...participant('other', '2'),
			column('fate', m.meetings_status({}, in_))
		],
		batches: (async function* () {
			yield rows;
		})()
	};
}
