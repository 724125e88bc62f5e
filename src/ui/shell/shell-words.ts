import { m } from '#messages';
import type { Locale } from '#locales';

/** The frame of every page, said on the server in one language instead of six in the browser. */
export function shellWords(locale: Locale) {
	const here = { locale };
	return {
		skip: m.ui_skip({}, here),
		navigation: m.ui_nav_main({}, here),
		menu: m.ui_nav_menu({}, here),
		map: m.ui_nav_map({}, here),
		clusters: m.ui_nav_clusters({}, here),
		organisations: m.ui_nav_organisations({}, here),
		alliances: m.ui_nav_alliances({}, here),
		agreements: m.ui_nav_agreements({}, here),
		events: m.ui_nav_events({}, here),
		marketplace: m.ui_nav_marketplace({}, here),
		signIn: m.ui_nav_sign_in({}, here),
		signOut: m.ui_nav_sign_out({}, here),
		desk: m.ui_nav_desk({}, here),
		account: m.ui_nav_account({}, here),
		person: m.ui_nav_person({}, here),
		language: m.ui_language({}, here),
		search: m.ui_search_label({}, here),
		searchHint: m.ui_search_hint({}, here),
		footer: m.ui_footer_nav({}, here),
		motto: m.ui_footer_motto({}, here),
		about: m.ui_footer_about({}, here),
		sources: m.ui_footer_sources({}, here),
		accessibility: m.ui_footer_accessibility({}, here),
		privacy: m.ui_footer_privacy({}, here)
	};
}
export type ShellWords = ReturnType<typeof shellWords>;
