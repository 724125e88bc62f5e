import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const everywhere = ['src', 'packages', 'migrations', 'bench'];

export default defineConfig({
	test: {
		include: everywhere.map((folder) => `${folder}/**/*.test.ts`),
		globalSetup: './src/platform/database/testing-engine.ts',
		// Reading our modules anew for each file took three times as long as all the tests in them.
		// Some tests take the database away; that it is missed is no news.
		env: { LOG_LEVEL: 'error' },
		isolate: false,
		maxWorkers: availableParallelism(),
		// Limits are for what hangs: a busy machine takes ten times as long as a quiet one.
		testTimeout: 300_000,
		hookTimeout: 600_000,
		expect: { poll: { timeout: 60_000 } }
	}
});
