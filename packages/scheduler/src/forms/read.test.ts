import { describe, expect, it } from 'vitest';
import { readProblem } from './read.ts';
import { writeTemplate } from './template.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const json = '{"slots":[],"tables":[],"participants":[],"meetings":[]}';
const dzn = 'nBusiness = 2; nMeetings = 1; nTables = 1; nTotalSlots = 2;\nrequested = [|1,2,3|];';

describe('reading an event', () => {
	it.each([
		['event.json', json],
		['event.JSON', json],
		['event', `\uFEFF  ${json}`]
	])('%s as JSON', async (name, text) => {
		expect((await readProblem(name, bytesOf(text))).slots).toEqual([]);
	});

	it.each(['event.dzn', 'event.txt', '-'])('%s as MiniZinc data', async (name) => {
		const problem = await readProblem(name, bytesOf(dzn));
		expect(problem.meetings).toEqual([{ id: 1, who: [1, 2] }]);
		expect(problem.spread).toBe(2);
	});

	it('a workbook under any name', async () => {
		expect((await readProblem('form.json', await writeTemplate())).tables).toHaveLength(3);
	});

	it('takes the spread asked for', async () => {
		expect((await readProblem('event.dzn', bytesOf(dzn), { spread: 0 })).spread).toBe(0);
		await expect(readProblem('event.dzn', bytesOf(dzn), { spread: -1 })).rejects.toThrow(
			'spread: is -1, not a whole number from 0'
		);
	});

	it.each([
		[
			'people.csv',
			'id\n1',
			'people.csv: is one sheet of a form; give the folder with people, wishes, slots and tables'
		],
		[
			'event.txt',
			'hello',
			'event.txt: is none of the forms that can be read: .json, .xlsx, .dzn, a folder of .csv'
		],
		['event.json', '', 'event.json: is empty']
	])('%s of %j is refused', async (name, text, sentence) => {
		await expect(readProblem(name, bytesOf(text))).rejects.toThrow(sentence);
	});

	it('names the line that is not UTF-8', async () => {
		const bytes = bytesOf(`{\n${json}`);
		bytes[5] = 0xff;
		await expect(readProblem('event.json', bytes)).rejects.toThrow(
			'line 2, event.json: is not UTF-8 text here; save it as UTF-8'
		);
	});
});
