import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['e2e/**/*.test.ts'],
		globalSetup: './e2e/demo-house.ts',
		fileParallelism: false,
		// Limits are for what hangs: a busy machine takes ten times as long as a quiet one.
		testTimeout: 600_000,
		hookTimeout: 600_000,
		expect: { poll: { timeout: 120_000 } }
	}
});
