import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';

export default defineConfig({
	environments: {
		client: {
			// What most pages use travels in one piece: fewer fetches, and it compresses better together.
			build: {
				rolldownOptions: {
					output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 16 }] } }
				}
			}
		}
	},
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/messages',
			// The hooks say which language is spoken; the address need not be taken apart in the browser.
			strategy: ['globalVariable', 'baseLocale']
		}),
		sveltekit({
			// Our server settles addresses itself and tells the pages: `src/platform/serve/environment.ts`.
			adapter: adapter({ precompress: true, envPrefix: 'PAGES_' }),
			inlineStyleThreshold: 40_000
		})
	]
});
