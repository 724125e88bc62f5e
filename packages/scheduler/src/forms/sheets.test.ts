import { describe, expect, it } from 'vitest';
import { readSheets } from './sheets.ts';

type Folder = Record<string, string>;

const folder: Folder = {
	people: 'id;Name;Not available;Languages\nlodz;Łódź;"2; 3";"PL; en"\n007;Ruse;;\n7;Lyon;;FR',
	wishes: 'who,weight,kind,after\nlodz; 007,3,Must,\nlodz;7,,,1',
	slots: 'id\n1\n2\n3',
	tables: 'id\tkind\tseats\nA\tquiet\t\nB\t\t4'
};

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (sheets: Folder) =>
	readSheets(
		Object.entries(sheets).map(([name, text]) => ({ name: `${name}.csv`, bytes: bytesOf(text) }))
	);

const complaintOf = async (reading: Promise<unknown>): Promise<string> => {
	try {
		await reading;
	} catch (error) {
		expect((error as Error).name).toBe('Complaint');
		return (error as Error).message;
	}
	return 'nothing';
};

describe('CSV files', () => {
	it('are read with comma, semicolon and tab, and ids as numbers where they are plain', async () => {
		expect(await read(folder)).toEqual({
			slots: [{ id: 1 }, { id: 2 }, { id: 3 }],
			tables: [
				{ id: 'A', kind: 'quiet' },
				{ id: 'B', seats: 4 }
			],
			participants: [
				{ id: 'lodz', name: 'Łódź', unavailable: [2, 3], languages: ['pl', 'en'] },
				{ id: '007', name: 'Ruse' },
				{ id: 7, name: 'Lyon', languages: ['fr'] }
			],
			meetings: [
				{ id: 1, who: ['lodz', '007'], weight: 3, kind: 'must' },
				{ id: 2, who: ['lodz', 7], after: [1] }
			]
		});
	});

	it('may begin with a byte order mark, end lines as Windows does, and name sheets otherwise', async () => {
		const { people, wishes, ...others } = folder;
		const sheets = {
			Participants: `\uFEFF${people}`.replaceAll('\n', '\r\n'),
			'my/Meetings': wishes!,
			...others,
			notes: 'anything, at all\n"'
		};
		expect((await read(sheets)).participants[0]!.id).toBe('lodz');
	});

	it.each([
		['people', 'UNAVAILIBLE', 'Unavailable', 'Un-available', 'unavailables', 'unavialable'],
		['people', 'Away', 'blocked slots']
	])('%s: headings with a slip of the pen', async (_, ...headings) => {
		for (const heading of headings) {
			const people = `id,${heading},notes\nlodz,2,a\n007,,b\n7,,`;
			const [first] = (await read({ ...folder, people })).participants;
			expect(first, heading).toEqual({ id: 'lodz', unavailable: [2] });
		}
	});

	it('takes names for ids, pairs from two columns, delegates with languages and absences', async () => {
		const people =
			'name,delegates,together\nŁódź,"Anna (EN, pl); Jan (not 2, not 3); 5",no\nRuse,,x\n';
		const wishes = 'a,b\nŁódź,Ruse';
		const { participants, meetings } = await read({ ...folder, people, wishes });
		expect(meetings[0]!.who).toEqual(['Łódź', 'Ruse']);
		expect(participants[0]!.together).toBe(false);
		expect(participants[0]!.delegates).toEqual([
			{ id: 'Anna', languages: ['en', 'pl'] },
			{ id: 'Jan', unavailable: [2, 3] },
			{ id: 5 }
		]);
	});

	it('reads hours in the zone of the settings, written beside or below one another', async () => {
		const slots =
			'day,start,end\n2026-03-28,9:00,09:20\n29.3.2026,09:00,9:20\n2026-03-29,2026-03-29 13:00,2026-03-29T15:00:00+02:00';
		for (const settings of [
			'zone,aims\nEurope/Warsaw,"held; breaks"',
			'Setting,Value\nzone,Europe/Warsaw\naims,held; breaks'.replace(
				'held; breaks',
				'"held; breaks"'
			)
		]) {
			const problem = await read({ ...folder, slots, settings });
			expect(problem.aims).toEqual(['held', 'breaks']);
			expect(problem.slots).toEqual([
				{
					id: 1,
					day: '2026-03-28',
					half: 'morning',
					start: '2026-03-28T08:00:00Z',
					end: '2026-03-28T08:20:00Z'
				},
				{
					id: 2,
					day: '2026-03-29',
					half: 'morning',
					start: '2026-03-29T07:00:00Z',
					end: '2026-03-29T07:20:00Z'
				},
				{
					id: 3,
					day: '2026-03-29',
					half: 'afternoon',
					start: '2026-03-29T11:00:00Z',
					end: '2026-03-29T15:00:00+02:00'
				}
			]);
		}
	});

	it.each<[string, Folder]>([
		[
			'wishes, line 3, who: names "anna", who is not among the participants',
			{ wishes: 'who\nlodz;7\nlodz;anna' }
		],
		['wishes, line 2, Person 1: names nobody', { wishes: 'Person 1,Person 2,weight\n,,2' }],
		[
			'wishes, line 2, Weight: is "2.5", not a whole number from 0',
			{ wishes: 'who,Weight\nlodz;7,2.5' }
		],
		[
			'wishes, line 2, weight: is 99999999; 1000000 is the most',
			{ wishes: 'who,weight\nlodz;7,99999999' }
		],
		[
			'wishes, line 4, kind: is "maybe", not one of requested, accepted, must, never',
			{ wishes: 'who,kind\n\nlodz;7,MUST\nlodz;7,maybe' }
		],
		[
			"wishes, line 2, table kinds: is the spreadsheet's error #REF!",
			{ wishes: 'who,table kinds\nlodz;7,#REF!' }
		],
		[
			'wishes, line 2, row: has 3 cells under 2 headings; put cells with a comma or semicolon in quotes',
			{ wishes: 'who;weight\nlodz;7;2' }
		],
		[
			'wishes, line 2, row: has a quotation mark that is not closed',
			{ wishes: 'who,weight\n"lodz;7,2' }
		],
		[
			'wishes, line 1, Weight: stands above two columns, as "weight"',
			{ wishes: 'who,weight,Weight\nlodz;7,2,3' }
		],
		[
			'people, line 2, Half: is "noon", not one of morning, afternoon',
			{ people: 'id,Half\nlodz,noon' }
		],
		['people, line 3, id: is missing', { people: 'id,half\nlodz,am\n,pm' }],
		[
			'people, line 3, id: is "lodz", which an earlier one has already',
			{ people: 'id\nlodz\nlodz' }
		],
		[
			'people, line 2, away: names 9, which is not among the slots',
			{ people: 'id,away\nlodz,9\n007\n7' }
		],
		[
			'people, line 2, from: is "nine", not an hour such as "09:30"',
			{ people: 'id,from\nlodz,nine' }
		],
		['people, line 2, zone: is missing, and there are hours', { people: 'id,from\nlodz,09:00' }],
		[
			'people, line 2, delegates: names 9, which is not among the slots',
			{ people: 'id,delegates\nlodz,Anna (not 9)\n7\n007' }
		],
		[
			'people, line 2, together: is "perhaps", not yes or no',
			{ people: 'id,together\nlodz,perhaps' }
		],
		[
			'slots, line 2, start: is 09:00, and the settings name no zone',
			{ slots: 'day,start\n2026-11-21,09:00' }
		],
		[
			'slots, line 2, start: is 09:00, and the day is not a date such as 2026-11-21',
			{ slots: 'day,start\nMonday,09:00', settings: 'zone\nEurope/Warsaw' }
		],
		[
			'slots, line 2, start: is 09:00 in "Warsaw", not a known time zone',
			{ slots: 'day,start\n2026-11-21,09:00', settings: 'zone\nWarsaw' }
		],
		[
			'slots, line 3, begins: is 2026-11-21T08:00:00Z, not later than that of slot 1; slots stand in the order of time',
			{ slots: 'day,begins\n2026-11-21,10:00\n2026-11-21,09:00', settings: 'zone\nEurope/Warsaw' }
		],
		[
			'tables, line 2, host: names "anna", who is not among the participants',
			{ tables: 'id,host\nA,anna' }
		],
		['limits, line 2, most: is missing', { limits: 'of,most\nlodz,' }],
		[
			'limits, line 2, of: names "buyer", which is neither a participant nor a group of one',
			{ limits: 'of,most\nbuyer,2' }
		],
		[
			'settings, line 2, aims: names "profit", not one of held, fairness, breaks, waiting, preferences, changes, moves',
			{ settings: 'aims\nprofit' }
		],
		['settings, line 2, spread: is 2000000; 1000000 is the most', { settings: 'spread\n2000000' }],
		['meetings, sheet: is a second sheet of wishes', { meetings: 'who\n' }]
	])('%s', async (sentence, change) => {
		expect(await complaintOf(read({ ...folder, ...change }))).toBe(sentence);
	});

	it('must not lack a sheet, and must be UTF-8', async () => {
		const { tables: _, ...others } = folder;
		expect(await complaintOf(read(others))).toBe('tables, sheet: is missing');
		const latin = Uint8Array.from([0x69, 0x64, 0x0a, 0xf3, 0x64, 0x7a]);
		expect(await complaintOf(readSheets([{ name: 'people.csv', bytes: latin }]))).toBe(
			'line 2, people.csv: is not UTF-8 text here; save it as UTF-8'
		);
	});
});
