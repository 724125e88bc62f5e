import { m } from '#messages';
import type { TabLink } from '#ui/parts/controls.ts';

/** The pages of an agreement for those who work on it; its public side has no tabs. */
export function agreementTabs(base: string): TabLink[] {
	const tab = (label: string, page: string) => ({ label, href: `${base}/${page}` });
	return [
		{ label: m.agreements_tab_overview(), href: base },
		tab(m.agreements_tab_text(), 'text'),
		tab(m.agreements_tab_parties(), 'parties'),
		tab(m.agreements_tab_parity(), 'parity'),
		tab(m.agreements_tab_negotiation(), 'negotiation'),
		tab(m.agreements_tab_versions(), 'versions'),
		tab(m.agreements_tab_approvals(), 'approvals'),
		tab(m.signing_title(), 'signing'),
		tab(m.obligations_title(), 'obligations'),
		tab(m.agreements_tab_life(), 'life')
	];
}
