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

const home = path.resolve(import.meta.dirname, '..');
const tool = (name: string) => path.join(home, 'node_modules', '.bin', name);
const folders = ['src', 'bin', 'migrations', 'bench', 'e2e', 'packages'].filter((folder) =>
	existsSync(path.join(home, folder))
);
const reports = mkdtempSync(path.join(tmpdir(), 'osnova-checks-'));
const hasStories = existsSync(path.join(home, 'vitest.e2e.config.ts'));

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
		command: tool('vitest'),
		args: ['run', '--config', 'vitest.e2e.config.ts', '--passWithNoTests'],
		after: 'build',
		isCounted: true,
		...(process.env.CHROMIUM ? {} : { hindrance: 'Chromium is missing' })
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
	{ name: 'tests', command: tool('vitest'), args: ['run'], isBroad: true, isCounted: true }
].filter(({ name }) => hasStories || name !== 'stories in the browser');

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
const waiting = checks.filter(isWanted);
const done = new Map<string, Promise<void>>();
const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, () => workOff());
await Promise.all(lanes);
for (const check of waiting) await finish(check);
rmSync(reports, { recursive: true });
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
	const count = countIn(report);
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	const tests =
		count.passed + count.failed > 0 ? `, ${count.passed} of ${count.passed + count.failed}` : '';
	console.log(`${isFine ? 'ok    ' : 'FAILED'} ${check.name}${tests} (${seconds} s)`);
	if (!isFine) console.log(words.trim().replace(/^/gm, '       '));
	return { passed: count.passed + (isFine ? 1 : 0), failed: count.failed + (isFine ? 0 : 1) };
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

function countIn(report: string): Count {
	if (!existsSync(report)) return { passed: 0, failed: 0 };
	const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
		numPassedTests: number;
		numFailedTests: number;
	};
	return { passed: numPassedTests, failed: numFailedTests };
}
