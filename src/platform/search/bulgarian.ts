import { replaceEnding, stripEnding } from './endings.ts';

/** What precedes an article decides whether it is one: модата, but проекта. */
const ARTICLES: [RegExp, string][] = [
	[/ият$/, ''],
	[/ите$/, 'и'],
	[/([ая])та$/, '$1'],
	[/([тщ])та$/, '$1'],
	[/([оеи])то$/, '$1'],
	[/([еи])те$/, '$1'],
	[/ът$/, ''],
	[/ят$/, '']
];
const PLURALS = ['ища', 'ове', 'еве', 'ия', 'ие', 'ии', 'а', 'е', 'и', 'о', 'я', 'у'];

/** A light stemmer for Bulgarian: the article goes first, then number and gender. */
export function stemBulgarian(word: string): string {
	if (word.length < 4) return word;
	const bare = stripEnding(withoutArticle(word), PLURALS, 3);
	return levelEnding(bare);
}

function withoutArticle(word: string): string {
	const article = ARTICLES.find(([pattern]) => pattern.test(word));
	const bare = article ? word.replace(article[0], article[1]) : word;
	return bare.length < 3 ? word : bare;
}

function levelEnding(bare: string): string {
	const hard = replaceEnding(stripEnding(bare, ['и'], 4), [
		['ец', 'к', 4],
		['ц', 'к', 4],
		['ч', 'к', 5]
	]);
	return hard.length < 5 ? hard : hard.replace(/([^аеиоуъюя])(?:ъ([рлмн])|е(н))$/, '$1$2$3');
}
