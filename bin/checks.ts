/** Runs every check, a line each, and counts. Called by bin/test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

interface Check {
	name: string;
	command: string;
	args: string[];
	/** It keeps every processor busy by itself. */
	isBroad?: boolean;
	/** The one it waits for. */
	after?: string;
	/** Vitest's own count is added to ours. */
	isCounted?: boolean;
	/** Why it cannot be run here, if so. */
	hindrance?: string;
}

interface Count {
	passed: number;
	failed: number;
}

/** What we read of Vitest's report. */
interface Report {
	numPassedTests: number;
	numFailedTests: number;
	testResults: {
		name: string;
		status: string;
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
	}[];
}

const home = path.resolve(import.meta.dirname, '..');
const tool = (name: string) => path.join(home, 'node_modules', '.bin', name);
const folders = ['src', 'bin', 'migrations', 'bench', 'e2e', 'packages'].filter((folder) =>
	existsSync(path.join(home, folder))
);
const reports = mkdtempSync(path.join(tmpdir(), 'osnova-checks-'));
/** Whoever may open what, and what anybody sees: as long as the stories less what else goes beside them. */
const walk = ['access', 'visiting', 'lists'].map((name) => `e2e/${name}.test.ts`);
const browser = process.env.CHROMIUM ? {} : { hindrance: 'Chromium is missing' };
const counted = { command: tool('vitest'), isCounted: true };

/** Most need one processor: they go side by side, the long ones first. */
const checks: Check[] = [
	{ name: 'build', command: tool('vite'), args: ['build', '--logLevel', 'warn'] },
	{
		name: 'types',
		command: tool('svelte-check'),
		args: ['--output', 'human', '--threshold', 'error']
	},
	{
		name: 'stories in the browser',
		args: [
			'run',
			'--config',
			'vitest.e2e.config.ts',
			...walk.flatMap((file) => ['--exclude', file])
		],
		after: 'build',
		...counted,
		...browser
	},
	{ name: 'format', command: tool('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
	{ name: 'lint', command: tool('eslint'), args: ['--max-warnings', '0', '.'] },
	{
		name: 'who imports whom',
		command: tool('depcruise'),
		args: [...folders, '--no-progress', '--output-type', 'err']
	},
	{ name: 'nothing unused', command: tool('knip'), args: ['--no-progress', '--no-config-hints'] },
	{ name: 'messages in six languages', command: 'node', args: ['bin/message-keys.ts'] },
	{
		name: 'every route, role and public page',
		args: ['run', '--config', 'vitest.e2e.config.ts', ...walk],
		after: 'build',
		...counted,
		...browser
	},
	{ name: 'tests', args: ['run'], isBroad: true, ...counted }
];

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
/** What went wrong, told at the end, where whoever reads a long log looks first. */
const complaints: string[] = [];
const waiting = checks.filter(isWanted);
const done = new Map<string, Promise<void>>();
const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, () => workOff());
await Promise.all(lanes);
for (const check of waiting) await finish(check);
rmSync(reports, { recursive: true });
for (const complaint of complaints) console.log(`\n${complaint}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** `bin/test lint types` runs these two only. */
function isWanted({ name }: Check): boolean {
	return wanted.length === 0 || wanted.some((word) => name.includes(word));
}

/** Takes one check after the other until only those are left that want the machine for themselves. */
async function workOff(): Promise<void> {
	for (;;) {
		const at = waiting.findIndex(({ isBroad }) => !isBroad);
		const [check] = at < 0 ? [] : waiting.splice(at, 1);
		if (!check) return;
		const end = finish(check);
		done.set(check.name, end);
		await end;
	}
}

async function finish(check: Check): Promise<void> {
	if (check.after) await done.get(check.after);
	const { passed, failed } = await run(check);
	total.passed += passed;
	total.failed += failed;
}

async function run(check: Check): Promise<Count> {
	const began = Date.now();
	const report = path.join(reports, `${check.name}.json`);
	const told = check.isCounted
		? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
		: [];
	const { isFine, words } = check.hindrance
		? { isFine: false, words: check.hindrance }
		: await call(check.command, [...check.args, ...told]);
	const { passed, failed, faults } = read(report);
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	const tests = passed + failed > 0 ? `, ${passed} of ${passed + failed}` : '';
	console.log(`${isFine ? 'ok    ' : 'FAILED'} ${check.name}${tests} (${seconds} s)`);
	if (!isFine) complaints.push(`${check.name}:\n${faults.join('\n') || excerpt(words, -200)}`);
	return { passed: passed + (isFine ? 1 : 0), failed: failed + (isFine ? 0 : 1) };
}

async function call(command: string, args: string[]) {
	const child = spawn(command, args, {
		cwd: home,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, FORCE_COLOR: '0' }
	});
	const ended = once(child, 'exit') as Promise<[number | null]>;
	const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
	return { isFine: code === 0, words: `${out}\n${err}` };
}

/** Counts, and names each failed test with its first words; what the program said meanwhile is left out. */
function read(report: string): Count & { faults: string[] } {
	if (!existsSync(report)) return { passed: 0, failed: 0, faults: [] };
	const { numPassedTests, numFailedTests, testResults } = JSON.parse(
		readFileSync(report, 'utf8')
	) as Report;
	const faults = testResults
		.filter(({ status }) => status === 'failed')
		.flatMap(({ name, message, assertionResults }) => {
			const file = path.relative(home, name);
			const tests = assertionResults
				.filter(({ status }) => status === 'failed')
				.map(
					({ fullName, failureMessages }) =>
						`${file} > ${fullName}\n${excerpt(failureMessages.join('\n'), 0, 12)}`
				);
			return message ? [`${file}\n${excerpt(message, 0, 12)}`, ...tests] : tests;
		});
	return { passed: numPassedTests, failed: numFailedTests, faults };
}

function excerpt(words: string, from: number, until?: number): string {
	return words.trim().split('\n').slice(from, until).join('\n').replace(/^/gm, '       ');
}
