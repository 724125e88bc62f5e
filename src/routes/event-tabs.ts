import { m } from '#messages';
import type { TabLink } from '#ui/parts/controls.ts';

type Head = {
	id: string;
	kindKey: string;
	mayOrganise: boolean;
	mayDecide: boolean;
	mayReceive: boolean;
	/** Whatever another room adds to the head of an event. */
	extraTabs?: readonly TabLink[];
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

/** The pages of those who prepare it. */
export const manageTabs = (base: string, head: Head): TabLink[] => [
	{ label: m.events_tab_overview(), href: `${base}/manage` },
	...dayTabs(head, `${base}/manage`),
	...meetingsTab(head.kindKey, `${base}/manage/meetings`)
];

/** The desk on the day. */
const dayTabs = (head: Head, base: string): TabLink[] =>
	head.mayReceive ? [{ label: m.events_tab_day(), href: `${base}/check-in` }] : [];
