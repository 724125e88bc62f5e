import type { Ids, Line, Walker } from './walkers.ts';

const berlin = '/en/events/cluster-to-cluster-berlin';
const route = '/[locale=locale]/events/[slug]';
const organising: Walker[] = ['editor', 'manager', 'administrator'];
const takingPart: Walker[] = ['delegate'];

const fixed = (path: string, who: Line['who']): Line => ({ path: () => berlin + path, who });
const found = (path: (ids: Ids) => string, who: Line['who']): Line => ({
	path: (ids) => berlin + path(ids),
	who
});
const lines = (pages: readonly string[], under: string, who: Line['who']) =>
	Object.fromEntries(pages.map((page) => [`${route}${under}${page}`, fixed(under + page, who)]));

/** The meetings of a brokerage event: for those who prepare it, and for those who take part. */
export const meetingLines: Record<string, Line> = {
	...lines(
		[
			'',
			'/hours',
			'/rules',
			'/participants',
			'/specialists',
			'/timetable',
			'/board',
			'/desk',
			'/delegations',
			'/report'
		],
		'/manage/meetings',
		organising
	),
	[`${route}/manage/meetings/report/export.[format]`]: fixed(
		'/manage/meetings/report/export.csv',
		organising
	),
	[`${route}/manage/meetings/timetable/[id]`]: found(
		({ timetable }) => `/manage/meetings/timetable/${timetable}`,
		organising
	),
	[`${route}/manage/meetings/timetable/[id]/certificate.json`]: found(
		({ timetable }) => `/manage/meetings/timetable/${timetable}/certificate.json`,
		organising
	),
	[`${route}/meetings`]: fixed('/meetings', 'signed in'),
	...lines(
		['/profile', '/participants', '/requests', '/agenda.ics', '/agenda.pdf'],
		'/meetings',
		takingPart
	),
	[`${route}/meetings/participants/[id]`]: found(
		({ partner }) => `/meetings/participants/${partner}`,
		takingPart
	),
	[`${route}/meetings/held/[meeting]`]: found(
		({ meeting }) => `/meetings/held/${meeting}`,
		takingPart
	),
	[`${route}/meetings/delegations/[delegation]`]: found(
		({ delegation }) => `/meetings/delegations/${delegation}`,
		organising
	),
	[`${route}/meetings/delegations/[delegation]/export.[format]`]: found(
		({ delegation }) => `/meetings/delegations/${delegation}/export.csv`,
		organising
	)
};

export const meetingsWithoutWalk: Record<string, string> = {
	[`${route}/manage/meetings/changes`]: 'stays open as long as somebody listens; its test listens',
	'/[locale=locale]/outcome/[token]': 'needs a letter of half a year later; its test reads one'
};

/** What the addresses above need of the demo world. */
export async function findMeetingIds(
	text: (address: string, walker: Walker) => Promise<string>,
	first: (found: RegExpExecArray | null, what: string) => string
) {
	const id = '([0-9a-f-]{36})';
	const manage = `${berlin}/manage/meetings`;
	const on = async (address: string, walker: Walker, pattern: string, what: string) =>
		first(new RegExp(pattern + id).exec(await text(address, walker)), what);
	return {
		timetable: await on(`${manage}/timetable`, 'manager', 'meetings/timetable/', 'timetable'),
		delegation: await on(`${manage}/delegations`, 'manager', 'delegations/', 'delegation'),
		partner: await on(`${berlin}/meetings/participants`, 'delegate', 'participants/', 'partner'),
		meeting: await on(`${berlin}/meetings`, 'delegate', 'held/', 'meeting')
	};
}
