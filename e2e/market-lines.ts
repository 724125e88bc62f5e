import type { Line, Walker } from './walkers.ts';

const ofFirm: Walker[] = ['firm', 'administrator'];

/** The marketplace: everybody reads, signed-in people write, owners change, the cluster checks. */
export const marketLines: Record<string, Line> = {
	'/[locale=locale]/marketplace': { path: () => '/en/marketplace?q=knitwear', who: 'everyone' },
	'/[locale=locale]/marketplace/export.[format]': {
		path: () => '/en/marketplace/export.csv',
		who: 'everyone'
	},
	'/[locale=locale]/marketplace/feed.atom': {
		path: () => '/en/marketplace/feed.atom',
		who: 'everyone'
	},
	'/[locale=locale]/marketplace/new': { path: () => '/en/marketplace/new', who: 'signed in' },
	'/[locale=locale]/marketplace/own': { path: () => '/en/marketplace/own', who: 'signed in' },
	'/[locale=locale]/marketplace/own/export.[format]': {
		path: () => '/en/marketplace/own/export.csv',
		who: 'signed in'
	},
	'/[locale=locale]/conversations/export.[format]': {
		path: () => '/en/conversations/export.csv',
		who: 'signed in'
	},
	'/[locale=locale]/marketplace/[id]': {
		path: ({ entry }) => `/en/marketplace/${entry}`,
		who: 'everyone'
	},
	'/[locale=locale]/marketplace/[id]/interest': {
		path: ({ entry }) => `/en/marketplace/${entry}/interest`,
		who: 'signed in'
	},
	'/[locale=locale]/marketplace/[id]/renewal': {
		path: ({ entry }) => `/en/marketplace/${entry}/renewal?token=x`,
		who: 'everyone'
	},
	...Object.fromEntries(
		['edit', 'files', 'matches', 'parties'].map((part) => [
			`/[locale=locale]/marketplace/[id]/${part}`,
			{ path: ({ ownEntry }) => `/en/marketplace/${ownEntry}/${part}`, who: ofFirm } satisfies Line
		])
	),
	'/[locale=locale]/clusters/[slug]/manage/entries': {
		path: () => '/en/clusters/klaster-innowacyjnego-przemyslu-i-mody/manage/entries',
		who: ['manager', 'administrator']
	},
	'/[locale=locale]/conversations': { path: () => '/en/conversations', who: 'signed in' },
	'/[locale=locale]/conversations/[id]': {
		path: ({ conversation }) => `/en/conversations/${conversation}`,
		who: ['firm']
	},
	'/[locale=locale]/conversations/outcome': {
		path: () => '/en/conversations/outcome?token=x',
		who: 'everyone'
	}
};

export const marketWithoutWalk: Record<string, string> = {
	'/[locale=locale]/marketplace/drafts': 'takes what is typed; the story of the marketplace types',
	'/[locale=locale]/marketplace/[id]/files/[file]':
		'needs a file; the story of the marketplace adds one'
};

type Text = (address: string, walker: Walker) => Promise<string>;
type First = (found: RegExpExecArray | null, what: string) => string;

export async function findMarketIds(text: Text, first: First) {
	const id = /marketplace\/([0-9a-f-]{36})/;
	const all = await text('/en/marketplace?q=knitwear', 'visitor');
	const own = await text('/en/marketplace/own', 'firm');
	// One that everybody sees: of a draft even its being there is nobody's business.
	const shown = own.split('<li').find((line) => id.test(line) && line.includes('Published'));
	const talks = await text('/en/conversations', 'firm');
	return {
		entry: first(id.exec(all), 'entry'),
		ownEntry: first(id.exec(shown ?? ''), 'published entry of the firm'),
		conversation: first(/conversations\/([0-9a-f-]{36})/.exec(talks), 'conversation')
	};
}
