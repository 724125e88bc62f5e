import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendarOf, type Entry, type Method } from './calendar.ts';

const conference: Entry = {
	uid: '0199a5f0-0000-7000-8000-000000000001',
	sequence: 7,
	stamp: new Date('2026-01-01T00:00:00Z'),
	startsAt: new Date('2026-04-14T07:00:00Z'),
	endsAt: new Date('2026-04-14T15:00:00Z'),
	timeZone: 'Europe/Warsaw',
	title: 'Konferencja „Zażółć gęślą jaźń; tekstylia, odzież” — długi tytuł, aby wiersz był łamany',
	description: 'Linia 1\nЛиния 2, с запятой; и точкой с запятой',
	place: 'Hotel Dąbrówka, Jastrzębie-Zdrój',
	organiser: { name: 'PIOT, „Łódź”', email: 'piot@lodz.example' },
	attendee: { name: 'Анна; Ёлкина', email: 'anna@ruse.example' }
};
const written = (changes: Partial<Entry> = {}, method: Method = 'REQUEST') =>
	calendarOf([{ ...conference, ...changes }], { method });

function readBack(text: string) {
	const parts = Object.values(ical.sync.parseICS(text));
	const event = parts.find((part) => part?.type === 'VEVENT');
	if (event?.type !== 'VEVENT') throw new Error('no event was read back');
	return event;
}

describe('a calendar file', () => {
	it('says to another reader what was meant', () => {
		const event = readBack(written());
		expect(event.uid).toBe(conference.uid);
		expect(event.start.toISOString()).toBe('2026-04-14T07:00:00.000Z');
		expect(event.end?.toISOString()).toBe('2026-04-14T15:00:00.000Z');
		expect(event.summary).toBe(conference.title);
		expect(event.description).toBe(conference.description);
		expect(event.location).toBe(conference.place);
		expect(Number(event.sequence)).toBe(7);
		expect(JSON.stringify(event.attendee)).toContain('anna@ruse.example');
	});

	it('names the zone and describes it', () => {
		const text = written();
		expect(text).toContain('DTSTART;TZID=Europe/Warsaw:20260414T090000\r\n');
		expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Warsaw\r\n');
		expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
	});

	it('describes every zone under the very name that the times bear', () => {
		for (const timeZone of [...Intl.supportedValuesOf('timeZone'), 'Europe/Kiev']) {
			const text = written({ timeZone });
			const named = /^DTSTART;TZID=(.+):/m.exec(text)?.[1];
			const described = [...text.matchAll(/^TZID:(.+)\r$/gm)].map(([, name]) => name);
			expect(described, timeZone).toEqual(named ? [named] : []);
		}
		expect(written({ timeZone: 'Europe/Bratislava' })).toContain('TZID=Europe/Bratislava:');
	});

	it('is a calendar also with nothing in it', () => {
		const text = calendarOf([], { method: 'PUBLISH', name: 'Łódź' });
		expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n');
		expect(text).not.toContain('X-WR-TIMEZONE');
	});

	it('keeps its lines within 75 bytes and whole letters together', () => {
		for (const line of written().split('\r\n')) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(line).not.toContain('\ufffd');
		}
	});

	it.each([
		['in summer', '2026-07-01T10:00:00Z'],
		['before the clocks go forward', '2026-03-29T00:30:00Z'],
		['after they went forward', '2026-03-29T01:30:00Z'],
		['in the first of two equal hours', '2026-10-25T00:30:00Z'],
		['in the second of two equal hours', '2026-10-25T01:30:00Z']
	])('is right %s', (_, start) => {
		const startsAt = new Date(start);
		const endsAt = new Date(startsAt.getTime() + 3_600_000);
		const event = readBack(written({ startsAt, endsAt }));
		expect(event.start.toISOString()).toBe(startsAt.toISOString());
		expect(event.end?.toISOString()).toBe(endsAt.toISOString());
	});

	it('takes back what it invited to, under the same name', () => {
		const text = written({ sequence: 8 }, 'CANCEL');
		expect(text).toContain('METHOD:CANCEL\r\n');
		expect(text).toContain('STATUS:CANCELLED\r\n');
		expect(readBack(text)).toMatchObject({ uid: conference.uid, status: 'CANCELLED' });
	});

	it('ends its last line, and escapes its own name', () => {
		const name = 'Łódź, Ruse; \\ и\nдругие';
		const text = calendarOf([conference], { method: 'PUBLISH', name });
		expect(text).toMatch(/END:VCALENDAR\r\n$/);
		const escaped = 'Łódź\\, Ruse\\; \\\\ и\\nдругие';
		expect(text).toContain(`\r\nNAME:${escaped}\r\nX-WR-CALNAME:${escaped}\r\n`);
	});

	it.each([
		['what one takes part in', {}, 'CONFIRMED', 'OPAQUE'],
		['a place in the queue', { isTentative: true }, 'TENTATIVE', 'TRANSPARENT'],
		['what is only on', { takesTime: false }, 'CONFIRMED', 'TRANSPARENT'],
		['what was called off', { isCalledOff: true }, 'CANCELLED', 'TRANSPARENT']
	])('keeps a person busy with %s as it should', (_, changes, status, transparency) => {
		const text = calendarOf([{ ...conference, ...changes }], { method: 'PUBLISH' });
		expect(text).toContain(`\r\nSTATUS:${status}\r\n`);
		expect(text).toContain(`\r\nTRANSP:${transparency}\r\n`);
	});

	it('says who sends in the organiser’s name', () => {
		const organiser = { name: 'PIOT', email: 'piot@lodz.example', sentBy: 'post@lodz.example' };
		const unfolded = written({ organiser }).replace(/\r\n /g, '');
		expect(unfolded).toContain(
			'ORGANIZER;CN="PIOT";SENT-BY="mailto:post@lodz.example":mailto:piot@lodz.example\r\n'
		);
	});

	it('may hold many, in many zones', () => {
		const other = { ...conference, uid: 'other', timeZone: 'Europe/Sofia' };
		const text = calendarOf([conference, other], {
			method: 'PUBLISH',
			name: 'Łódź',
			refresh: true
		});
		expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
		expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
		expect(text).toContain('X-WR-CALNAME:Łódź');
	});
});
