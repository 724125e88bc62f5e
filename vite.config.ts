import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig, minify, transformWithOxc, type Plugin } from 'vite';

/** The script that stands in every page, as text: without types and as short as it goes. */
const pageScript: Plugin = {
	name: 'osnova-page-script',
	resolveId: (id) => (id === 'virtual:page-script' ? `\0${id}` : null),
	async load(id) {
		if (id !== '\0virtual:page-script') return null;
		const file = 'src/ui/page-script.ts';
		this.addWatchFile(file);
		const plain = await transformWithOxc(await readFile(file, 'utf8'), file);
		const { code } = await minify('page-script.js', plain.code, { module: true });
		return `export default ${JSON.stringify(code)}`;
	}
};

/** Where messages stand when pages are built: each in a file of its own, so that a page takes along what it says. */
const builtMessages = './.svelte-kit/messages';

export default defineConfig(({ command }) => ({
	resolve: {
		alias:
			command === 'build'
				? [
						{ find: '#messages', replacement: path.resolve(builtMessages, 'messages.js') },
						{ find: '#locales', replacement: path.resolve(builtMessages, 'runtime.js') }
					]
				: []
	},
	environments: {
		client: {
			// What most pages use travels in one piece: fewer fetches, and it compresses better together.
			build: {
				rolldownOptions: {
					output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 60 }] } }
				}
			}
		}
	},
	plugins: [
		pageScript,
		paraglideVitePlugin({
			project: './project.inlang',
			...(command === 'build'
				? { outdir: builtMessages, outputStructure: 'message-modules' as const }
				: { outdir: './src/messages', outputStructure: 'locale-modules' as const }),
			// The hooks say which language is spoken; the address need not be taken apart in the browser.
			strategy: ['globalVariable', 'baseLocale']
		}),
		sveltekit({
			// Our server settles addresses itself and tells the pages: `src/platform/serve/environment.ts`.
			adapter: adapter({ precompress: true, envPrefix: 'PAGES_' }),
			// The list of all pages would be a fifth of the scripts; the server knows where an address leads.
			router: { resolution: 'server' },
			inlineStyleThreshold: 40_000
		})
	]
}));
