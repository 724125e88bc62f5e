import type { Line, Walker } from './walkers.ts';

const leading: Walker[] = ['manager', 'administrator'];
const kipim = 'klaster-innowacyjnego-przemyslu-i-mody';
const manage = `/en/clusters/${kipim}/manage`;
const under = (part: string) => `/[locale=locale]/clusters/[slug]/manage/(memberships)/${part}`;

/** Membership and fees: the cluster's managers, the member's own people, anybody who wants to join. */
export const membershipLines: Record<string, Line> = {
	'/[locale=locale]/clusters/[slug]/(site)/joining': {
		path: () => `/en/clusters/${kipim}/joining`,
		who: 'everyone'
	},
	...Object.fromEntries(
		[
			'applications',
			'arrears',
			'classes',
			'fees',
			'invoices',
			'joining',
			'payments',
			'statements'
		].map((part) => [under(part), { path: () => `${manage}/${part}`, who: leading }])
	),
	...Object.fromEntries(
		['applications', 'arrears', 'invoices', 'payments'].map((part) => [
			under(`${part}/export.[format]`),
			{ path: () => `${manage}/${part}/export.csv`, who: leading }
		])
	),
	[under('applications/[id]')]: {
		path: ({ application }) => `${manage}/applications/${application}`,
		who: leading
	},
	[under('invoices/[id]')]: {
		path: ({ invoice }) => `${manage}/invoices/${invoice}`,
		who: leading
	},
	[under('members/[membership]')]: {
		path: ({ membership }) => `${manage}/members/${membership}`,
		who: leading
	},
	'/[locale=locale]/invoices/[id]': {
		path: ({ invoice }) => `/en/invoices/${invoice}`,
		who: leading
	},
	'/[locale=locale]/invoices/[id]/document.[format]': {
		path: ({ invoice }) => `/en/invoices/${invoice}/document.xml`,
		who: leading
	},
	'/[locale=locale]/memberships/[id]': {
		path: ({ membership }) => `/en/memberships/${membership}`,
		who: leading
	}
};

/** Opened by a personal link, which e2e/memberships.test.ts walks. */
export const membershipsWithoutWalk = { '/[locale=locale]/applications/[token]': 'personal link' };

type Read = (address: string, walker: Walker) => Promise<string>;
type First = (found: RegExpExecArray | null, what: string) => string;

export async function findMembershipIds(text: Read, first: First) {
	const invoices = await text(`${manage}/invoices`, 'manager');
	const invoice = first(/manage\/invoices\/([0-9a-f-]{36})/.exec(invoices), 'invoice');
	const applications = await text(`${manage}/applications`, 'manager');
	const one = await text(`${manage}/invoices/${invoice}`, 'manager');
	return {
		invoice,
		application: first(/applications\/([0-9a-f-]{36})/.exec(applications), 'application'),
		membership: first(/members\/([0-9a-f-]{36})/.exec(one), 'membership')
	};
}
