import { describe, expect, it } from 'vitest';
import { schedule } from '#scheduler';
import { problemOf, weightOf, type Given } from './timetable.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 9, 24, hour));
const slot = (id: string, hour: number) => ({
	id,
	blockId: 'b',
	startsAt: at(hour),
	endsAt: new Date(at(hour).getTime() + 1_200_000)
});
const person = (id: string, changes: object = {}) => ({
	id,
	name: id,
	participantTypeId: null,
	half: null,
	isOnline: false,
	mostMeetings: null,
	languages: [],
	...changes
});
const table = (id: string, changes: object = {}) => ({
	id,
	kind: 'table' as const,
	hostId: null,
	seats: null,
	absent: [],
	...changes
});
const wish = (id: string, ...who: string[]) => ({
	id,
	who,
	weight: 1,
	pinned: null,
	isMust: false,
	needs: [],
	standing: [],
	slotId: null
});
const given = (changes: Partial<Given> = {}): Given => ({
	name: 'Berlin',
	timeZone: 'Europe/Berlin',
	slots: [slot('s1', 8), slot('s2', 9), slot('s3', 13)],
	tables: [table('t1'), table('t2')],
	participants: ['ewa', 'boris', 'claire'].map((id) => person(id)),
	specialists: [],
	absences: new Map(),
	wishes: [wish('w1', 'ewa', 'boris'), wish('w2', 'ewa', 'claire')],
	limits: { mostMeetings: null, mostMeetingsDaily: null, between: [] },
	...changes
});
const held = async (changes: Partial<Given>) =>
	(await schedule(problemOf(given(changes)), { steps: 2000 })).meetings.map(
		({ meeting, slot: where, table: on }) => [meeting, where, on]
	);

describe('the event in the scheduler’s words', () => {
	it('has days and halves by the clocks of the place', () => {
		const late = given({ slots: [slot('s1', 22), slot('s2', 23)] });
		expect(problemOf(late).slots.map(({ day, half }) => [day, half])).toEqual([
			['2026-10-25', 'morning'],
			['2026-10-25', 'morning']
		]);
	});

	it('holds all when there is room', async () => expect(await held({})).toHaveLength(2));

	it('keeps the pinned where they are', async () => {
		const pinned = { ...wish('w1', 'ewa', 'boris'), pinned: { slotId: 's3', tableId: 't2' } };
		expect(await held({ wishes: [pinned] })).toEqual([['w1', 's3', 't2']]);
	});

	it.each([
		['of the event', { mostMeetings: 1, mostMeetingsDaily: null, between: [] }],
		['of a day', { mostMeetings: null, mostMeetingsDaily: 1, between: [] }]
	])('keeps the limit %s', async (_, limits) => expect(await held({ limits })).toHaveLength(1));

	it('keeps a participant’s own limit, and who may meet how many of whom', async () => {
		const participants = [
			person('ewa', { participantTypeId: 'buyer' }),
			person('boris', { participantTypeId: 'firm' }),
			person('claire', { participantTypeId: 'firm' })
		];
		const between = [{ askingTypeId: 'buyer', askedTypeId: 'firm', most: 1 }];
		const limits = { mostMeetings: null, mostMeetingsDaily: null, between };
		expect(await held({ participants, limits })).toHaveLength(1);
		const own = [person('ewa', { mostMeetings: 1 }), person('boris'), person('claire')];
		expect(await held({ participants: own })).toHaveLength(1);
	});

	it('seats those who are not there online, and nobody where a table is gone', async () => {
		const participants = [person('ewa', { isOnline: true }), person('boris'), person('claire')];
		const tables = [table('t1'), table('t2', { kind: 'online', absent: ['s1', 's2'] })];
		expect(await held({ participants, tables, wishes: [wish('w1', 'ewa', 'boris')] })).toEqual([
			['w1', 's3', 't2']
		]);
	});

	it('seats nobody online who is there', async () =>
		expect(await held({ tables: [table('t1', { kind: 'online' })] })).toEqual([]));
});

it.each([
	[[undefined, undefined], 1],
	[['want', undefined], 2],
	[['want', 'must'], 3]
])('stances %o weigh %i', (stances, weight) => expect(weightOf(stances)).toBe(weight));
