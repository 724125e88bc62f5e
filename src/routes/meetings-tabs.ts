import { m } from '#messages';
import type { TabLink } from '#ui/parts/controls.ts';

/** The organiser's pages, in the order in which an event is prepared. */
export const organiserTabs = (base: string): TabLink[] => [
	{ label: m.meetings_tab_overview(), href: base },
	{ label: m.meetings_tab_hours(), href: `${base}/hours` },
	{ label: m.meetings_tab_rules(), href: `${base}/rules` },
	{ label: m.meetings_tab_participants(), href: `${base}/participants` },
	{ label: m.meetings_tab_specialists(), href: `${base}/specialists` },
	{ label: m.meetings_tab_timetable(), href: `${base}/timetable` },
	{ label: m.meetings_tab_board(), href: `${base}/board` },
	{ label: m.meetings_tab_desk(), href: `${base}/desk` },
	{ label: m.meetings_tab_delegations(), href: `${base}/delegations` },
	{ label: m.meetings_tab_report(), href: `${base}/report` }
];

/** A participant's own pages; `query` names the one who is spoken for. */
export const ownTabs = (base: string, query: string, open: number): TabLink[] => [
	{ label: m.meetings_tab_agenda(), href: base + query },
	{ label: m.meetings_tab_find(), href: `${base}/participants${query}` },
	{
		label: m.meetings_tab_requests(),
		href: `${base}/requests${query}`,
		...(open > 0 && { count: open })
	},
	{ label: m.meetings_tab_profile(), href: `${base}/profile${query}` }
];
