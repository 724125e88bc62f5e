import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { runCheck, runSchedule } from './commands.ts';

let folder: string;
const file = (name: string) => path.join(folder, name);
const event = {
	slots: [{ id: 1 }, { id: 2 }],
	tables: [{ id: 'A' }],
	participants: [
		{ id: 'lodz', name: 'Łódź' },
		{ id: 'ruse', name: 'Русе' }
	],
	meetings: [{ id: 7, who: ['lodz', 'ruse'] }]
};

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'scheduler żółć '));
	await writeFile(file('event.json'), JSON.stringify(event));
	await writeFile(file('bad.json'), '{"slots": [}');
	const twice = { ...event, tables: [], complete: true };
	await writeFile(file('tableless.json'), JSON.stringify(twice));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(command: typeof runSchedule, ...args: string[]) {
	const said = { stdout: '', stderr: '' };
	const code = await command(args, {
		stdout: { write: (text) => (said.stdout += text) },
		stderr: { write: (text) => (said.stderr += text) }
	});
	return { code, ...said };
}

describe('schedule', () => {
	test('prints a timetable that a person can read', async () => {
		const { code, stdout } = await run(runSchedule, file('event.json'), '--steps', '5000');
		expect(code).toBe(0);
		expect(stdout).toMatch(/Slot \d\n +A {2}7: Łódź – Русе/);
		expect(stdout).toMatch(/optimal: .*1 meetings/);
	});

	test('prints one object with --json, which check takes', async () => {
		const { stdout } = await run(runSchedule, file('event.json'), '--json', '--steps', '5000');
		const answer = JSON.parse(stdout) as Answer;
		expect(answer).toMatchObject({
			status: 'optimal',
			meetings: [{ meeting: 7, table: 'A' }],
			reasons: []
		});
		await writeFile(file('schedule.json'), stdout);
		expect(await run(runCheck, file('event.json'), file('schedule.json'))).toMatchObject({
			code: 0
		});
		await writeFile(file('schedule.json'), stdout.replace('"table":"A"', '"table":"B"'));
		const broken = await run(runCheck, file('event.json'), file('schedule.json'));
		expect(broken).toMatchObject({
			code: 1,
			stdout: expect.stringContaining('unknown: 7') as string
		});
	});

	test('says what one more would bring, when asked', async () => {
		const asked = ['--limits', '--steps', '5000'];
		const { stdout } = await run(runSchedule, file('event.json'), ...asked);
		expect(stdout).toContain('What one more would bring\n  one more table: nothing\n');
		const { stdout: impossible } = await run(runSchedule, file('tableless.json'), ...asked);
		expect(impossible).toContain('one more table: exactly 1 meetings more (weight 1)');
		const { stdout: json } = await run(runSchedule, file('event.json'), '--json', ...asked);
		expect(JSON.parse(json)).toMatchObject({
			limits: { worths: [{ more: { word: 'table' }, gains: [{ word: 'nothing' }, {}] }, {}, {}] }
		});
	});

	test('says why it cannot be', async () => {
		const { code, stdout } = await run(runSchedule, file('tableless.json'));
		expect(code).toBe(0);
		expect(stdout).toContain('Impossible, because there is no table');
	});

	test.each([
		[[], /FILE: is missing/],
		[['nowhere.json'], /nowhere.json: is not there/],
		[['EVENT', '--seconds', 'soon'], /--seconds: is "soon", not a number from 0/],
		[['EVENT', '--colour'], /command: .*--colour/],
		[['BAD'], /line 1/]
	])('%j is refused with a sentence', async (args, sentence) => {
		const known: Record<string, string> = { EVENT: file('event.json'), BAD: file('bad.json') };
		await expect(run(runSchedule, ...args.map((arg) => known[arg] ?? arg))).rejects.toThrow(
			sentence
		);
	});
});
