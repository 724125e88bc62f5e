import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, expect, inject, onTestFinished, TestRunner } from 'vitest';
import { cloneTemplate, dropDatabase } from '#platform/database/template.ts';

declare module 'vitest' {
	interface ProvidedContext {
		demoHouse: string;
	}
}

/** A running Osnova. */
export interface House {
	address: string;
	process: ChildProcess;
	dataFolder: string;
	/** What it said while starting. */
	words: string;
	/** Starts it again on the same data after its process has ended. */
	reopen(): Promise<House>;
	close(): Promise<void>;
}

const program = path.resolve(import.meta.dirname, '..');

/** Starts the built server on a free port with a fresh data folder: `openHouse('--empty')`. */
export const openHouse = (...wishes: string[]): Promise<House> => openHouseWith({}, ...wishes);

/** The same, with settings of its own: `openHouseWith({ SMTP_URL: … }, '--empty')`. */
export async function openHouseWith(
	settings: NodeJS.ProcessEnv,
	...wishes: string[]
): Promise<House> {
	const dataFolder = await mkdtemp(path.join(tmpdir(), 'osnova house '));
	const server = process.env.DATABASE_URL;
	const url = server && (await cloneTemplate(server, 'template0'));
	const env = {
		...process.env,
		NODE_ENV: 'production',
		// Some stories take the database away; that it is missed is no news.
		LOG_LEVEL: 'error',
		...settings,
		...(url && { DATABASE_URL: url })
	};
	const clear = async () => {
		await rm(dataFolder, { recursive: true, force: true });
		if (server && url) await dropDatabase(server, url);
	};
	return start(['--port', '0', '--data', dataFolder, ...wishes], { env, dataFolder, clear });
}

interface Ground {
	env: NodeJS.ProcessEnv;
	dataFolder: string;
	clear: () => Promise<void>;
}

async function start(args: string[], ground: Ground): Promise<House> {
	const child = spawn(process.execPath, ['src/server.ts', ...args], {
		cwd: program,
		env: ground.env,
		stdio: ['ignore', 'inherit', 'pipe']
	});
	const words = await untilOpen(child);
	return {
		address: /http:\/\/\S+/.exec(words)?.[0] ?? '',
		process: child,
		dataFolder: ground.dataFolder,
		words,
		reopen: () => start(args, ground),
		close: async () => {
			await ended(child);
			await ground.clear();
		}
	};
}

async function untilOpen(child: ChildProcess): Promise<string> {
	let words = '';
	return new Promise((done, fail) => {
		child.once('exit', () => fail(new Error(`The house did not open:\n${words}`)));
		child.stderr?.on('data', (part: Buffer) => {
			words += part.toString();
			if (words.includes('Osnova is open')) done(words);
		});
	});
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGTERM');
	await once(child, 'exit');
}

/** The address of the house with the demo world that all stories share. */
export function demoHouse(): string {
	return inject('demoHouse');
}

export const CHROMIUM_FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** For what hangs: how long a page takes is measured elsewhere. */
const PATIENCE_MS = 120_000;

let browser: ReturnType<typeof chromium.launch> | undefined;

/** A page of a visitor of its own, closed after its test: nobody's cookies, one browser for the file. */
export async function newPage(address: string, wishes: BrowserContextOptions = {}): Promise<Page> {
	browser ??= launch();
	const context = await (
		await browser
	).newContext({
		baseURL: address,
		locale: 'en',
		// Colours are measured as they end up, not on their way.
		reducedMotion: 'reduce',
		...wishes
	});
	context.setDefaultTimeout(PATIENCE_MS);
	if (TestRunner.getCurrentTest()) onTestFinished(() => context.close());
	const page = await context.newPage();
	page.on('console', (said) => {
		if (said.text().includes('hydration_mismatch')) drawnAnew.add(new URL(page.url()).pathname);
	});
	return page;
}

/** Pages whose markup the browser had to mend: coming alive they are drawn anew, and what was typed is lost. */
const drawnAnew = new Set<string>();

function launch(): ReturnType<typeof chromium.launch> {
	const launched = chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: CHROMIUM_FLAGS
	});
	afterAll(async () => {
		browser = undefined;
		await (await launched).close();
		expect([...drawnAnew], 'pages that came alive otherwise than they were sent').toEqual([]);
	});
	return launched;
}
