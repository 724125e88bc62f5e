import type { Line, Walker } from './walkers.ts';

const route = '/[locale=locale]/agreements/[id]';
const working: Walker[] = ['editor', 'manager', 'otherManager', 'administrator'];
const sending: Walker[] = ['manager', 'administrator'];

const found = (page: string, who: Line['who']): [string, Line] => [
	`${route}/${page.replace('pl.pdf', '[language].pdf')}`,
	{ path: ({ outForSignature }) => `/en/agreements/${outForSignature}/${page}`, who }
];

/** The signing of an agreement: for its parties, and on the stage for whoever sent it out. */
export const signingLines: Record<string, Line> = {
	...Object.fromEntries([
		found('signing', working),
		found('signature', working),
		found('ceremony', sending),
		found('documents/pl.pdf', working),
		found('proof.html', working)
	]),
	'/[locale=locale]/signing/[token]': { path: () => '/en/signing/made-up', who: 'everyone' },
	'/[locale=locale]/organisations/[id]/representation': {
		path: ({ organisation }) => `/en/organisations/${organisation}/representation`,
		who: ['firm', 'manager', 'otherManager', 'alliance', 'administrator']
	}
};
