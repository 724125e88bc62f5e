import { expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { atomFeed } from './atom.ts';

const feed = (title: string, summary = '') =>
	atomFeed({
		id: 'https://nici.example/pl/marketplace?q=a&b',
		title: 'Oferty',
		locale: 'pl',
		self: 'https://nici.example/pl/marketplace/feed.atom',
		list: 'https://nici.example/pl/marketplace',
		entries: [
			{
				id: 'https://nici.example/1',
				address: 'https://nici.example/1',
				...{ title, summary, locale: 'bg' as const },
				changedAt: new Date('2026-03-02T09:00:00Z')
			}
		]
	});

it.each(['Трикотаж', 'a < b & c > "d"', '</title><script>', 'bell \u0007 and nul \u0000'])(
	'%j is well-formed XML that says the same',
	(title) => {
		const titles: string[] = [];
		let at = '';
		const parser = new SaxesParser();
		parser.on('error', (error) => {
			throw error;
		});
		parser.on('opentag', ({ name }) => (at = name));
		parser.on('text', (text) => at === 'title' && text.trim() && titles.push(text));
		parser.write(feed(title)).close();
		expect(titles.slice(1).join('')).toBe(title.replace(/[^\P{Cc}]/gu, ''));
	}
);

it('says when anything in it last changed', () => {
	expect(feed('Трикотаж')).toContain('<updated>2026-03-02T09:00:00.000Z</updated>');
});
