import type { Line, Walker } from './walkers.ts';

const kipim = 'klaster-innowacyjnego-przemyslu-i-mody';
const ofRuse: Walker[] = ['firm', 'otherManager', 'administrator'];
const ofLodz: Walker[] = ['editor', 'manager', 'administrator'];

/** Needs: for members of the cluster and its team; the value chain is everybody's. */
export const needsLines: Record<string, Line> = {
	'/[locale=locale]/needs': { path: () => '/en/needs', who: 'signed in' },
	'/[locale=locale]/needs/new': { path: () => '/en/needs/new', who: 'signed in' },
	'/[locale=locale]/needs/[id]': { path: ({ need }) => `/en/needs/${need}`, who: ofRuse },
	'/[locale=locale]/needs/[id]/edit': {
		path: ({ need }) => `/en/needs/${need}/edit`,
		who: ['administrator']
	},
	'/[locale=locale]/clusters/[slug]/(site)/needs': {
		path: () => `/en/clusters/${kipim}/needs`,
		who: ofLodz
	},
	'/[locale=locale]/clusters/[slug]/needs/export.[format]': {
		path: () => `/en/clusters/${kipim}/needs/export.csv`,
		who: ofLodz
	},
	'/[locale=locale]/alliances/[slug]/(site)/needs': {
		path: () => '/en/alliances/cloth/needs',
		who: ['alliance', 'administrator']
	},
	'/[locale=locale]/alliances/[slug]/needs/export.[format]': {
		path: () => '/en/alliances/cloth/needs/export.csv',
		who: ['alliance', 'administrator']
	},
	'/[locale=locale]/clusters/[slug]/(site)/value-chain': {
		path: () => `/en/clusters/${kipim}/value-chain`,
		who: 'everyone'
	},
	'/[locale=locale]/alliances/[slug]/(site)/value-chain': {
		path: () => '/en/alliances/cloth/value-chain',
		who: 'everyone'
	}
};

type Text = (address: string, walker: Walker) => Promise<string>;
type First = (found: RegExpExecArray | null, what: string) => string;

/** A need of another member of Ruse, to which nobody has answered. */
export async function findNeedIds(text: Text, first: First) {
	const radar = '/en/clusters/balgarska-modna-asotsiatsiya/needs?what=need&open=yes';
	const all = await text(radar, 'otherManager');
	return { need: first(/needs\/([0-9a-f-]{36})/.exec(all), 'need') };
}
