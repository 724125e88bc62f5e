/** Runs every check in turn, one line each, and counts. Called by bin/test. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Check {
	name: string;
	command: string;
	args: string[];
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

const checks: Check[] = [
	{ name: 'format', command: tool('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
	{ name: 'lint', command: tool('eslint'), args: ['--max-warnings', '0', '.'] },
	{
		name: 'types',
		command: tool('svelte-check'),
		args: ['--output', 'human', '--threshold', 'error']
	},
	{
		name: 'who imports whom',
		command: tool('depcruise'),
		args: [...folders, '--no-progress', '--output-type', 'err']
	},
	{ name: 'nothing unused', command: tool('knip'), args: ['--no-progress', '--no-config-hints'] },
	{ name: 'messages in six languages', command: 'node', args: ['bin/message-keys.ts'] },
	{ name: 'tests', command: tool('vitest'), args: ['run'], isCounted: true },
	{ name: 'build', command: tool('vite'), args: ['build', '--logLevel', 'warn'] },
	{
		name: 'stories in the browser',
		command: tool('vitest'),
		args: ['run', '--config', 'vitest.e2e.config.ts', '--passWithNoTests'],
		isCounted: true,
		...(process.env.CHROMIUM ? {} : { hindrance: 'Chromium is missing' })
	}
].filter(({ name }) => hasStories || name !== 'stories in the browser');

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
for (const check of checks.filter(isWanted)) {
	const { passed, failed } = run(check);
	total.passed += passed;
	total.failed += failed;
}
rmSync(reports, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** `bin/test lint types` runs these two only. */
function isWanted({ name }: Check): boolean {
	return wanted.length === 0 || wanted.some((word) => name.includes(word));
}

function run(check: Check): Count {
	const began = Date.now();
	const report = path.join(reports, `${check.name}.json`);
	const told = check.isCounted
		? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
		: [];
	const done = check.hindrance
		? { status: 1, stdout: '', stderr: check.hindrance }
		: spawnSync(check.command, [...check.args, ...told], {
				cwd: home,
				encoding: 'utf8',
				maxBuffer: 1e9,
				env: { ...process.env, FORCE_COLOR: '0' }
			});
	const count = countIn(report);
	const isFine = done.status === 0;
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	const tests =
		count.passed + count.failed > 0 ? `, ${count.passed} of ${count.passed + count.failed}` : '';
	console.log(`${isFine ? 'ok    ' : 'FAILED'} ${check.name}${tests} (${seconds} s)`);
	if (!isFine) console.log(`${done.stdout}\n${done.stderr}`.trim().replace(/^/gm, '       '));
	return { passed: count.passed + (isFine ? 1 : 0), failed: count.failed + (isFine ? 0 : 1) };
}

function countIn(report: string): Count {
	if (!existsSync(report)) return { passed: 0, failed: 0 };
	const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
		numPassedTests: number;
		numFailedTests: number;
	};
	return { passed: numPassedTests, failed: numFailedTests };
}
