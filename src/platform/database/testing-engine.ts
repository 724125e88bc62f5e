import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEngine } from './engine/engine.ts';
import { readyTemplate } from './template.ts';

/** Tests lose nothing in a power cut, so only here may commits stay in memory. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Vitest calls this once a run: one PostgreSQL and one migrated template for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { url, stop } = process.env.DATABASE_URL
		? { url: process.env.DATABASE_URL, stop: () => Promise.resolve() }
		: await startThrowawayEngine();
	project.provide('databaseServer', url);
	project.provide('databaseTemplate', await readyTemplate(url));
	return stop;
}

async function startThrowawayEngine(): Promise<{ url: string; stop: () => Promise<void> }> {
	const dataFolder = await mkdtemp(path.join(tmpdir(), 'osnova-tests-'));
	const engine = await startEngine({ dataFolder, report: () => undefined, settings: FAST });
	const stop = async () => {
		await engine.stop();
		await rm(dataFolder, { recursive: true, force: true });
	};
	return { url: engine.url, stop };
}
