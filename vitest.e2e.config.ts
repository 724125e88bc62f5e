import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['e2e/**/*.test.ts'],
		globalSetup: './e2e/demo-house.ts',
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 120_000
	}
});
