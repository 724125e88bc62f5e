import ical, {
	ICalAttendeeRole,
	ICalAttendeeStatus,
	ICalCalendarMethod,
	ICalEventStatus,
	ICalEventTransparency
} from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { instantsAt, wallTime } from '../wall-time.ts';

/** What stands in a calendar: one thing with its times in its own zone. */
export type Entry = {
	/** The same in every message about it, so that a later one replaces an earlier one. */
	uid: string;
	/** Rises with every change. */
	sequence: number;
	stamp: Date;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	title: string;
	description?: string;
	place?: string;
	geo?: { latitude: number; longitude: number };
	url?: string;
	isCalledOff?: boolean;
	/** It is not certain yet that one takes part, as on a waiting list. */
	isTentative?: boolean;
	/** False where one only looks at what is on: nobody is shown as busy by it. */
	takesTime?: boolean;
	/** `sentBy` sends the letters in the organiser's name. */
	organiser?: { name: string; email: string; sentBy?: string };
	attendee?: { name: string; email: string };
};

/** PUBLISH is for files and feeds, REQUEST invites or changes, CANCEL takes back. */
export type Method = 'PUBLISH' | 'REQUEST' | 'CANCEL';

const askedAgain = 'REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n';

export function calendarOf(
	entries: readonly Entry[],
	{ method, name, refresh }: { method: Method; name?: string; refresh?: boolean }
): string {
	const calendar = ical({
		prodId: { company: 'Osnova', product: 'Events' },
		method: ICalCalendarMethod[method],
		...(name && { name: escaped(name) }),
		timezone: {
			// Feeds name no zone of their own: every entry has its own.
			name: null,
			generator: describeZone
		}
	});
	for (const entry of entries) calendar.createEvent(eventOf(entry, method));
	// The writer leaves out what ends the last line, and a calendar with nothing in it is none: a zone is something.
	const content = entries.length > 0 ? '' : `${describeZone('Etc/UTC')}\r\n`;
	const text = calendar.toString().replace(/END:VCALENDAR$/, `${content}$&\r\n`);
	// Before the first zone, where the standard wants it and the writer does not put it.
	return refresh ? text.replace(/^METHOD:.*\r\n/m, `$&${askedAgain}`) : text;
}

/** The rules of a zone under the name it was asked by: Bratislava keeps Prague's time, and no other name. */
function describeZone(zone: string): string {
	const block = [tzlib_get_ical_block(zone)].flat()[0] ?? '';
	return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`);
}

/** The writer escapes all but a calendar's own name. */
const escaped = (name: string): string => name.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

function eventOf(entry: Entry, method: Method) {
	const { uid, sequence, stamp, title, place, geo, organiser, attendee } = entry;
	const zone = zoneFor(entry);
	const isCancelled = method === 'CANCEL' || entry.isCalledOff === true;
	return {
		id: uid,
		sequence,
		stamp,
		start: zone ? new ZonedDate(entry.startsAt, zone) : entry.startsAt,
		end: zone ? new ZonedDate(entry.endsAt, zone) : entry.endsAt,
		timezone: zone,
		summary: title,
		...standing(entry, isCancelled),
		...(entry.description && { description: entry.description }),
		...(place && {
			location: { title: place, ...(geo && { geo: { lat: geo.latitude, lon: geo.longitude } }) }
		}),
		...(entry.url && { url: entry.url }),
		...(organiser && { organizer: organiser }),
		...(attendee && {
			attendees: [
				{
					...attendee,
					role: ICalAttendeeRole.REQ,
					status: isCancelled ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
					rsvp: false
				}
			]
		})
	};
}

function standing({ isTentative, takesTime = !isTentative }: Entry, isCancelled: boolean) {
	const { CANCELLED, CONFIRMED, TENTATIVE } = ICalEventStatus;
	const { OPAQUE, TRANSPARENT } = ICalEventTransparency;
	return {
		status: isCancelled ? CANCELLED : isTentative ? TENTATIVE : CONFIRMED,
		transparency: takesTime && !isCancelled ? OPAQUE : TRANSPARENT
	};
}

/**
 * The zone in which the times are written. An hour that the clocks show twice cannot be told by the
 * zone: such times are written in UTC, and so are those of zones that no calendar knows.
 */
function zoneFor({ timeZone, startsAt, endsAt }: Entry): string | null {
	const isPlain = [startsAt, endsAt].every(
		(instant) => instantsAt(timeZone, wallTime(timeZone, instant)).length === 1
	);
	return isPlain && timeZone !== 'UTC' && tzlib_get_ical_block(timeZone)[0] ? timeZone : null;
}

/** A date that tells the clock of a zone, as the writer of calendars asks for it. */
class ZonedDate extends Date {
	readonly #wall: readonly number[];
	readonly internal = this;
	readonly tzComponents = () => this.#wall;

	constructor(instant: Date, timeZone: string) {
		super(instant);
		this.#wall = wallTime(timeZone, instant).split(/\D/).map(Number);
	}
	withTimeZone(): this {
		return this;
	}
	override getFullYear = () => this.#wall[0] ?? 0;
	override getMonth = () => (this.#wall[1] ?? 1) - 1;
	override getDate = () => this.#wall[2] ?? 1;
	override getHours = () => this.#wall[3] ?? 0;
	override getMinutes = () => this.#wall[4] ?? 0;
}
