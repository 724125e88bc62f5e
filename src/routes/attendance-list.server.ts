import { dayOf } from '#platform/calendar-day.ts';
import { dateIn } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { m } from '#messages';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { fundingLine } from '#rooms/events/funding-line.ts';
import { attendanceList } from '#rooms/events/pdf/attendance-list.ts';
import { formatDate, formatPeriod } from '#ui/format.ts';
import { listSeated } from './badges.server.ts';
import { listDoors } from './check-in-desk.server.ts';

const dayMs = 86_400_000;

/** The dates of an event by its own clocks; of a very long one the first sixty. */
export function daysOf({ startsAt, endsAt, timeZone }: EventRecord): string[] {
	const last = dateIn(timeZone, endsAt);
	const first = Date.parse(dateIn(timeZone, startsAt));
	const days = Array.from({ length: 60 }, (_, at) => dayOf(first + at * dayMs));
	return days.filter((day) => day <= last);
}

type Asked = { day: string | null; session: string | null };

/** What stands at the head of a list: the day, or the session with its hours. */
async function doorAsked(
	db: Database,
	record: EventRecord,
	{ day, session, locale }: Asked & { locale: Locale }
): Promise<string | null> {
	const place = [record.placeName, record.town].filter(Boolean).join(', ');
	if (session) {
		const doors = await listDoors(db, record, locale);
		const door = doors.find(({ id }) => id === session);
		if (!door) return null;
		const when = formatPeriod(locale, door.startsAt, door.endsAt, record.timeZone);
		return [door.title, when].join(' · ');
	}
	const asked = daysOf(record).find((one) => one === day) ?? daysOf(record)[0];
	return asked ? [formatDate(locale, asked, 'full'), place].filter(Boolean).join(' · ') : null;
}

export async function renderAttendanceList(
	db: Database,
	record: EventRecord,
	{ locale, now, ...asked }: Asked & { locale: Locale; now: Date }
) {
	const door = await doorAsked(db, record, { ...asked, locale });
	if (!door) return null;
	const people = await listSeated(db, record, locale);
	const event = nameFor(record.texts, locale, record.originalLocale);
	const title = m.events_list_title({}, { locale });
	const told = {
		title,
		event,
		door,
		funding: fundingLine(record.funding, { locale, original: record.originalLocale }),
		words: {
			number: m.events_list_number({}, { locale }),
			name: m.events_person_name({}, { locale }),
			organisation: m.events_person_organisation({}, { locale }),
			signature: m.events_list_signature({}, { locale })
		},
		people: people.map(({ name, organisationName }) => ({
			name,
			organisation: organisationName ?? ''
		}))
	};
	return renderPdf(attendanceList, told, { locale, title: `${title}: ${event}`, now });
}
