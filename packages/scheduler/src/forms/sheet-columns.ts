/** The sheets and columns of the form that a person fills in, and how their headings are recognised. */

export interface Column {
	name: string;
	/** Other headings that are taken for it. */
	also?: string[];
	/** What belongs into it, for the template. */
	says: string;
}

export type SheetName =
	'people' | 'wishes' | 'slots' | 'tables' | 'resources' | 'limits' | 'settings';

interface SheetKind {
	also: string[];
	isNeeded: boolean;
	columns: Column[];
}

const SLOTS_AWAY = ['not available', 'away', 'absent', 'blocked', 'blocked slots'];
const HALF = 'morning or afternoon; empty: either';

export const SHEETS: Record<SheetName, SheetKind> = {
	people: {
		also: ['participants', 'persons', 'companies', 'organisations'],
		isNeeded: true,
		columns: [
			{ name: 'id', also: ['number', 'no', 'nr'], says: 'a number or short name; empty: the name' },
			{
				name: 'name',
				also: ['participant', 'person', 'company'],
				says: 'as the timetable shows it'
			},
			{ name: 'unavailable', also: SLOTS_AWAY, says: 'slots without a meeting; 3; 4' },
			{ name: 'preferred', also: ['preferred slots', 'likes'], says: 'slots liked best; 1; 2' },
			{ name: 'half', also: ['session', 'half day'], says: HALF },
			{ name: 'from', also: ['earliest', 'from hour'], says: 'first hour of the day, 09:00' },
			{ name: 'to', also: ['until', 'till', 'latest'], says: 'last hour of the day, 17:30' },
			{
				name: 'zone',
				also: ['time zone'],
				says: 'of these hours, Europe/Warsaw; empty: as in settings'
			},
			{ name: 'languages', says: 'en; pl; empty: any' },
			{
				name: 'groups',
				also: ['roles', 'role'],
				says: 'roles that limits speak of; buyer; cluster:lodz'
			},
			{ name: 'delegates', says: 'people who come: Anna (en, pl); Jan (en, not 3, not 4)' },
			{ name: 'together', says: 'yes: the delegates share all meetings; empty: they split them' }
		]
	},
	wishes: {
		also: ['meetings', 'requests', 'wished meetings'],
		isNeeded: true,
		columns: [
			{
				name: 'id',
				also: ['number', 'no', 'nr'],
				says: 'a number or short name; empty: counted from 1'
			},
			{
				name: 'who',
				also: ['with whom', 'people', 'participants'],
				says: 'two people or more: anna; 7'
			},
			{
				name: 'a',
				also: ['first', 'person 1', 'participant 1', 'who 1'],
				says: 'instead of who: the one'
			},
			{ name: 'b', also: ['second', 'person 2', 'participant 2', 'who 2'], says: 'and the other' },
			{
				name: 'weight',
				also: ['worth', 'priority', 'points'],
				says: 'what it is worth, from 0; empty: 1'
			},
			{
				name: 'kind',
				also: ['status'],
				says: 'requested, accepted, must or never; empty: requested'
			},
			{ name: 'half', also: ['session', 'half day'], says: HALF },
			{ name: 'slot', also: ['fixed', 'fixed slot'], says: 'the only slot it may be in' },
			{ name: 'table', also: ['place', 'room'], says: 'the only table it may be at' },
			{ name: 'table kind', also: ['kind of table', 'place kind'], says: 'quiet, round, online…' },
			{ name: 'after', also: ['later than'], says: 'wishes that come before this one; 4; 9' },
			{ name: 'resources', also: ['interpreter', 'needs'], says: 'interpreters, experts it needs' }
		]
	},
	slots: {
		also: ['times', 'timetable'],
		isNeeded: true,
		columns: [
			{ name: 'id', also: ['number', 'no', 'nr', 'slot'], says: 'empty: counted from 1' },
			{ name: 'day', also: ['date'], says: 'a date, 2026-11-21, or any name; empty: one day' },
			{ name: 'half', also: ['session', 'half day'], says: 'morning or afternoon; empty: by noon' },
			{ name: 'block', also: ['part'], says: 'a part of the day that limits speak of' },
			{ name: 'start', also: ['from', 'begins'], says: '09:00, or 2026-11-21T09:00:00+01:00' },
			{ name: 'end', also: ['to', 'until', 'ends'], says: '09:20' }
		]
	},
	tables: {
		also: ['places', 'rooms', 'locations'],
		isNeeded: true,
		columns: [
			{ name: 'id', also: ['number', 'no', 'nr', 'table', 'name'], says: 'empty: counted from 1' },
			{ name: 'kind', also: ['type', 'table kind'], says: 'quiet, round, online…' },
			{ name: 'slots', also: ['open', 'stands in'], says: 'slots in which it stands; empty: all' },
			{ name: 'host', also: ['owner'], says: 'the person who stays at it' },
			{ name: 'seats', also: ['places'], says: 'people it seats; empty: any number' }
		]
	},
	resources: {
		also: ['interpreters', 'experts'],
		isNeeded: false,
		columns: [
			{ name: 'id', also: ['number', 'no', 'nr'], says: 'a number or short name; empty: the name' },
			{ name: 'name', says: 'as the timetable shows it' },
			{ name: 'capacity', says: 'meetings that can have it at once; empty: 1' },
			{ name: 'unavailable', also: SLOTS_AWAY, says: 'slots without it; 3; 4' },
			{ name: 'languages', says: 'of an interpreter: pl; bg' }
		]
	},
	limits: {
		also: ['rules'],
		isNeeded: false,
		columns: [
			{ name: 'id', also: ['number', 'no', 'nr'], says: 'a number or short name' },
			{ name: 'of', also: ['who', 'group'], says: 'a person or a group; empty: everybody' },
			{ name: 'with', says: 'counts only meetings with this person or group' },
			{ name: 'most', also: ['maximum', 'max', 'at most'], says: 'how many meetings, from 0' },
			{ name: 'per', also: ['in each'], says: 'event, day or block; empty: event' },
			{ name: 'sum', also: ['together'], says: 'yes: all of them together hold no more' }
		]
	},
	settings: {
		also: ['options', 'rules of the event'],
		isNeeded: false,
		columns: [
			{ name: 'name', also: ['event'], says: 'of the event' },
			{ name: 'zone', also: ['time zone'], says: 'in which hours are written, Europe/Warsaw' },
			{ name: 'complete', also: ['all'], says: 'yes: every wish must be held' },
			{
				name: 'spread',
				also: ['fairness'],
				says: 'the most by which numbers of breaks may differ'
			},
			{ name: 'aims', says: 'what counts, in order: held; breaks; waiting' }
		]
	}
};

/** Finds the sheet by its name or a file's name; undefined for a sheet that is not of the form. */
export function sheetNamed(text: string): SheetName | undefined {
	const kinds = Object.entries(SHEETS).map(([name, { also }]) => ({ name, also }));
	return recognise(text.replace(/^.*[\\/]/, '').replace(/\.\w+$/, ''), kinds) as
		SheetName | undefined;
}

/** Finds the column by its heading; undefined for one that is not of the form, such as notes. */
export function columnNamed(text: string, sheet: SheetName): string | undefined {
	return recognise(text, SHEETS[sheet].columns);
}

/** Letter case, blanks, signs and a plural's s do not matter; nor does one slip in a long word. */
function recognise(text: string, kinds: { name: string; also?: string[] }[]): string | undefined {
	const heading = plain(text);
	if (heading === '') return undefined;
	const exact =
		kinds.find(({ name }) => plain(name) === heading) ??
		kinds.find(({ also = [] }) => also.some((one) => plain(one) === heading));
	if (exact || heading.length < 6 || heading.length > 40) return exact?.name;
	return kinds.find(({ name, also = [] }) =>
		[name, ...also].some((one) => isOneSlipAway(plain(one), heading))
	)?.name;
}

function plain(text: string): string {
	const letters = text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
	return letters.length > 3 ? letters.replace(/s$/, '') : letters;
}

/** One letter more, less, other, or two exchanged. */
function isOneSlipAway(word: string, typed: string): boolean {
	if (word.length < 6 || Math.abs(word.length - typed.length) > 1) return false;
	let start = 0;
	while (start < word.length && word[start] === typed[start]) start++;
	const [rest, other] = [word.slice(start), typed.slice(start)];
	const isSwapped =
		rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
	return (
		isSwapped ||
		rest.slice(1) === other.slice(1) ||
		rest.slice(1) === other ||
		rest === other.slice(1)
	);
}
