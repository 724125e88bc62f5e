import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/messages',
			strategy: ['url', 'baseLocale'],
			urlPatterns: [
				{
					pattern: ':protocol://:domain(.*)::port?/:locale(pl|en|de|fr|ru|bg)/:path(.*)?',
					localized: [
						['pl', ':protocol://:domain(.*)::port?/pl/:path(.*)?'],
						['en', ':protocol://:domain(.*)::port?/en/:path(.*)?'],
						['de', ':protocol://:domain(.*)::port?/de/:path(.*)?'],
						['fr', ':protocol://:domain(.*)::port?/fr/:path(.*)?'],
						['ru', ':protocol://:domain(.*)::port?/ru/:path(.*)?'],
						['bg', ':protocol://:domain(.*)::port?/bg/:path(.*)?']
					]
				}
			]
		}),
		sveltekit({ adapter: adapter({ precompress: true }) })
	]
});
