import { m } from '#messages';
import type { TabLink } from '#ui/parts/controls.ts';

type Head = {
	id: string;
	kindKey: string;
	mayOrganise: boolean;
	mayDecide: boolean;
	mayReceive: boolean;
};

/** The public pages of an event. */
export const siteTabs = (base: string, kindKey: string): TabLink[] => [
	{ label: m.events_about(), href: base },
	{ label: m.events_registration(), href: `${base}/registration` },
	...meetingsTab(kindKey, `${base}/meetings`)
];

/** Meetings are prepared for brokerage events. */
const meetingsTab = (kindKey: string, href: string): TabLink[] =>
	kindKey === 'brokerage_event' ? [{ label: m.meetings_title(), href }] : [];

/** The pages of those who prepare it; a tab is shown to whoever may open its page. */
export function manageTabs(base: string, head: Head, isDay: boolean): TabLink[] {
	const tab = (label: string, page: string) => ({ label, href: `${base}/manage/${page}` });
	const preparing = [
		{ label: m.events_tab_overview(), href: `${base}/manage` },
		tab(m.events_tab_registrations(), 'registrations'),
		tab(m.events_tab_form(), 'form'),
		tab(m.events_tab_types(), 'types'),
		tab(m.events_programme(), 'programme'),
		tab(m.events_tab_hosts(), 'hosts'),
		tab(m.events_materials(), 'materials'),
		tab(m.events_series(), 'series'),
		tab(m.events_tab_letters(), 'letters'),
		tab(m.events_tab_journal(), 'journal')
	];
	return [
		...(head.mayOrganise ? preparing : []),
		...dayTabs(head, `${base}/manage`, isDay),
		...meetingsTab(head.kindKey, `${base}/manage/meetings`)
	];
}

/** The desk on the day, one tab for all its pages. */
const dayTabs = (head: Head, base: string, isDay: boolean): TabLink[] =>
	head.mayReceive ? [{ label: m.events_tab_day(), href: `${base}/check-in`, current: isDay }] : [];
