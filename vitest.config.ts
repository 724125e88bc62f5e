import { defineConfig } from 'vitest/config';

const everywhere = ['src', 'packages', 'migrations', 'bench'];

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: everywhere.map((folder) => `${folder}/**/*.test.ts`),
					exclude: ['**/*.server.test.ts', '**/node_modules/**']
				}
			},
			{
				test: {
					name: 'server',
					include: everywhere.map((folder) => `${folder}/**/*.server.test.ts`),
					globalSetup: './src/platform/database/testing-engine.ts',
					testTimeout: 20_000,
					hookTimeout: 30_000
				}
			}
		]
	}
});
