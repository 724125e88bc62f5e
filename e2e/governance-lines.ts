import type { Ids, Line, Walker } from './walkers.ts';

const kipim = '/en/clusters/klaster-innowacyjnego-przemyslu-i-mody';
const preparing: Walker[] = ['editor', 'manager', 'administrator'];
const leading: Walker[] = ['manager', 'administrator'];
const ofAlliance: Walker[] = ['alliance', 'administrator'];
const at = (path: (ids: Ids) => string, who: Line['who'], status?: number): Line => ({
	path,
	who,
	...(status && { status })
});

/** The council of Łódź is prepared by its manager and editor; nobody else of the cast sits in it. */
export const governanceLines: Record<string, Line> = {
	'/[locale=locale]/clusters/[slug]/manage/organs': at(() => `${kipim}/manage/organs`, leading),
	'/[locale=locale]/alliances/[slug]/manage/organs': at(
		() => '/en/alliances/cloth/manage/organs',
		ofAlliance
	),
	'/[locale=locale]/clusters/[slug]/(site)/resolutions': at(
		() => `${kipim}/resolutions`,
		'everyone'
	),
	'/[locale=locale]/clusters/[slug]/resolutions/export.[format]': at(
		() => `${kipim}/resolutions/export.csv`,
		'everyone'
	),
	'/[locale=locale]/alliances/[slug]/(site)/resolutions': at(
		() => '/en/alliances/cloth/resolutions',
		'everyone'
	),
	'/[locale=locale]/alliances/[slug]/resolutions/export.[format]': at(
		() => '/en/alliances/cloth/resolutions/export.csv',
		'everyone'
	),
	'/[locale=locale]/resolutions/[id]': at(
		({ resolution }) => `/en/resolutions/${resolution}`,
		'everyone'
	),
	'/[locale=locale]/organs/[id]': at(({ organ }) => `/en/organs/${organ}`, preparing),
	'/[locale=locale]/organs/[id]/edit': at(({ organ }) => `/en/organs/${organ}/edit`, preparing),
	'/[locale=locale]/organs/[id]/seats': at(({ organ }) => `/en/organs/${organ}/seats`, preparing),
	'/[locale=locale]/sittings/[id]': at(({ sitting }) => `/en/sittings/${sitting}`, preparing),
	...Object.fromEntries(
		['agenda', 'attendance', 'votes', 'minutes', 'journal'].map((part) => [
			`/[locale=locale]/sittings/[id]/${part}`,
			at(({ sitting }) => `/en/sittings/${sitting}/${part}`, preparing)
		])
	),
	'/[locale=locale]/sittings/[id]/minutes.pdf': at(
		({ closedSitting }) => `/en/sittings/${closedSitting}/minutes.pdf`,
		preparing
	)
};

export const governanceWithoutWalk: Record<string, string> = {
	'/[locale=locale]/sittings/[id]/attendance/[voter]':
		'needs the paper of a proxy; its test brings one'
};

/** What the addresses above need of the demo world. */
export async function findGovernanceIds(
	text: (address: string, walker: Walker) => Promise<string>,
	first: (found: RegExpExecArray | null, what: string) => string
) {
	const id = '([0-9a-f-]{36})';
	const organs = await text(`${kipim}/manage/organs`, 'manager');
	const organ = first(
		new RegExp(`organs/${id}[^<]*<?[^<]*Cluster council`).exec(organs),
		'council'
	);
	const council = await text(`/en/organs/${organ}`, 'manager');
	const sittings = [...council.matchAll(new RegExp(`sittings/${id}`, 'g'))].map(
		([, found]) => found
	);
	const register = await text(`${kipim}/resolutions`, 'visitor');
	return {
		organ,
		sitting: sittings[0] ?? '',
		closedSitting: sittings.at(-1) ?? '',
		resolution: first(new RegExp(`resolutions/${id}`).exec(register), 'resolution')
	};
}
