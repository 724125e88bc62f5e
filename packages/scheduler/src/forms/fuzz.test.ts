import { describe, expect, it } from 'vitest';
import { Complaint } from '../complaint.ts';
import { Dice } from '../dice.ts';
import { readSchedule } from './json.ts';
import { readProblem } from './read.ts';
import { readSheets } from './sheets.ts';

const MUTATIONS = 1000;
const LONGEST = 200;

const json = JSON.stringify(
	{
		slots: [1, 2, 3, 4].map((id) => ({
			id,
			day: 'Mon',
			half: id < 3 ? 'morning' : 'afternoon',
			start: `2026-11-23T0${id}:00:00Z`,
			end: `2026-11-23T0${id}:30:00+00:00`
		})),
		tables: [
			{ id: 'A', host: 'ruse', slots: [1, 2], seats: 4 },
			{ id: 'B', kind: 'quiet' }
		],
		participants: [
			{
				id: 'łódź',
				unavailable: [1],
				hours: { zone: 'Europe/Warsaw', from: '01:00', to: '18:00' }
			},
			{ id: 'ruse', groups: ['buyer'], delegates: [{ id: 1, unavailable: [2] }, { id: 2 }] },
			{ id: 7, preferred: [3], languages: ['en'], half: 'morning' }
		],
		meetings: [
			{ id: 1, who: ['łódź', 'ruse'], weight: 3, table: 'A', kind: 'must' },
			{ id: 2, who: ['łódź', 7], after: [1], resources: ['anna'], slot: 2 },
			{ id: 3, who: [7], after: [1, 2] }
		],
		resources: [{ id: 'anna', languages: ['pl', 'bg'], capacity: 1 }],
		limits: [{ of: 'buyer', with: 7, most: 2, per: 'day', sum: true }],
		complete: false,
		spread: 2,
		aims: ['held', 'breaks']
	},
	null,
	1
);

const schedule = JSON.stringify({
	status: 'optimal',
	meetings: [{ meeting: 1, slot: 2, table: 'A', delegates: { ruse: 1 } }]
});

const dzn = `nBusiness = 4;\nnMeetings = 3; % three\nnTables = 2;\nnTotalSlots = 6;\nnMorningSlots = 3;
requested = [|1, 2,1,\n|2 ,3, 3,\n|3,4,2|];\nforbidden = [{0}, {0,3},{},\n  2..4];
fixed = [0,\n2, 0];\nprecedences = [{}, {1}, {1..2}];\n`;

const sheets = {
	people:
		'id;name;unavailable;from;to;zone;delegates;together\nlodz;Łódź;"2; 3";9:00;17:30;Europe/Warsaw;"Anna (en, pl); Jan (not 2)";no\n7;"Ru""se";;;;;;\n',
	wishes: 'id,who,weight,kind,half,slot,after\n1,lodz; 7,3,must,am,1,\n2,7,,,,2,1\n',
	slots:
		'day\tstart\tend\n2026-11-21\t09:00\t09:20\n21.11.2026\t9:30\t9:50\n2026-11-22\t13:00\t13:20\n',
	tables: 'id,host,seats\nA,,4\nB,7,\n',
	settings: 'zone,complete,spread,aims\nEurope/Warsaw,no,2,held; breaks\n'
};

const NUMBERS = [
	'-1',
	'0',
	'1e999',
	'99999999999999999999',
	'4294967296',
	'2.5',
	'1000000',
	'9'.repeat(400),
	'NaN',
	'-0',
	'1..999999'
];
const SIGNS = '{}[]()|,;:"\'\\\n\r\t\0=.%#-_ ÿ\uFEFF𝄞0129eE';

const pick = <T>(dice: Dice, list: ArrayLike<T>): T => list[dice.below(list.length)]!;

/** Puts `by` in the place of a random match. */
const replaceOne = (dice: Dice, text: string, what: RegExp, by: string): string => {
	const places = [...text.matchAll(what)];
	if (places.length === 0) return text;
	const { 0: found, index } = pick(dice, places);
	return text.slice(0, index) + by + text.slice(index + found.length);
};

const MUTATE: ((dice: Dice, text: string) => string)[] = [
	(dice, text) => text.slice(0, dice.below(text.length)),
	(dice, text) => text.slice(dice.below(text.length)),
	(dice, text) => replaceOne(dice, text, /\d+/g, pick(dice, NUMBERS)),
	(dice, text) => replaceOne(dice, text, /[{}[\]|,;:"]/g, ''),
	(dice, text) => replaceOne(dice, text, /[^]/g, pick(dice, [...SIGNS])),
	(dice, text) => replaceOne(dice, text, /\w+/g, pick(dice, text.match(/\w+/g) ?? [''])),
	(dice, text) => replaceOne(dice, text, /[^]/g, pick(dice, [...SIGNS]).repeat(20_000)),
	(dice, text) => {
		const [from, to, at] = [0, 0, 0].map(() => dice.below(text.length));
		return text.slice(0, at) + text.slice(from, to) + text.slice(at);
	}
];

const mutated = (dice: Dice, text: string): string => {
	let result = text;
	for (let left = 1 + dice.below(3); left > 0; left--) result = pick(dice, MUTATE)(dice, result);
	return result;
};

/** Bytes with one bit turned, which may no longer be UTF-8. */
const flipped = (dice: Dice, text: string): Uint8Array => {
	const bytes = new TextEncoder().encode(text);
	if (bytes.length > 0 && dice.below(4) === 0)
		bytes[dice.below(bytes.length)]! ^= 1 << dice.below(8);
	return bytes;
};

/** Either reads or complains in a sentence, in little time of the processor. */
const tryReading = async (text: string, read: () => unknown): Promise<boolean> => {
	const before = process.cpuUsage();
	try {
		await read();
		return true;
	} catch (error) {
		if (!(error instanceof Complaint))
			throw new Error(`${text}\n${String(error)}`, { cause: error });
		expect(error.message).toMatch(/^.+: .+/);
		expect(error.message.length, error.message).toBeLessThan(400);
		return false;
	} finally {
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000, text.slice(0, 2000)).toBeLessThan(LONGEST);
	}
};

const fuzz = async (seed: number, good: string, read: (bytes: Uint8Array) => unknown) => {
	const dice = new Dice(seed);
	await read(new TextEncoder().encode(good));
	let readable = 0;
	for (let i = 0; i < MUTATIONS; i++) {
		const text = mutated(dice, good);
		const bytes = flipped(dice, text);
		if (await tryReading(text, () => read(bytes))) readable++;
	}
	expect(readable).toBeGreaterThan(0);
	expect(readable).toBeLessThan(0.8 * MUTATIONS);
};

describe('a thousand spoilt files of each form are read or refused', () => {
	it('events as JSON', () => fuzz(1, json, (bytes) => readProblem('event.json', bytes)));

	it('schedules as JSON', () =>
		fuzz(2, schedule, (bytes) => readSchedule(new TextDecoder().decode(bytes))));

	it('MiniZinc data', () => fuzz(3, dzn, (bytes) => readProblem('event.dzn', bytes)));

	it.each(Object.keys(sheets) as (keyof typeof sheets)[])('CSV files: %s', (spoilt) =>
		fuzz(4, sheets[spoilt], (bytes) =>
			readSheets(
				Object.entries(sheets).map(([name, text]) => ({
					name: `${name}.csv`,
					bytes: name === spoilt ? bytes : new TextEncoder().encode(text)
				}))
			)
		)
	);
});
