import { m } from '#messages';
import type { Locale } from '#locales';
import { hrefIn } from '#ui/url.ts';
import type { HomeCounts } from './home.ts';

/** Said on the server in one language, so that the page need not carry six. */
export function homeWords(locale: Locale, counts: HomeCounts) {
	const here = { locale };
	return {
		title: m.ui_home_title({}, here),
		lead: m.ui_home_lead({}, here),
		map: m.ui_home_map({}, here),
		mapOpen: m.ui_home_map_open({}, here),
		entrances: m.ui_home_entrances({}, here),
		latest: m.ui_home_latest({}, here),
		latestNone: m.ui_home_latest_none({}, here),
		latestNoneText: m.ui_home_latest_none_text({}, here),
		kinds: {
			cluster: m.ui_kind_cluster({}, here),
			organisation: m.ui_kind_organisation({}, here),
			alliance: m.ui_kind_alliance({}, here)
		},
		counts: countWords(locale, counts),
		ways: waysIn(locale)
	};
}
export type HomeWords = ReturnType<typeof homeWords>;

function countWords(locale: Locale, counts: HomeCounts) {
	const { clusters, organisations, alliances, countries } = counts;
	const here = { locale };
	return [
		stat(clusters, m.ui_home_count_clusters({ count: clusters }, here), '/clusters'),
		stat(
			organisations,
			m.ui_home_count_organisations({ count: organisations }, here),
			'/organisations'
		),
		stat(alliances, m.ui_home_count_alliances({ count: alliances }, here), '/alliances'),
		stat(countries, m.ui_home_count_countries({ count: countries }, here), '/map')
	];

	function stat(value: number, label: string, path: string) {
		return { value, label, href: hrefIn(locale, path) };
	}
}

function waysIn(locale: Locale) {
	const here = { locale };
	return [
		{
			title: m.ui_home_partner_title({}, here),
			text: m.ui_home_partner_text({}, here),
			link: m.ui_home_partner_link({}, here),
			href: hrefIn(locale, '/organisations')
		},
		{
			title: m.ui_home_firm_title({}, here),
			text: m.ui_home_firm_text({}, here),
			link: m.ui_home_firm_link({}, here),
			href: hrefIn(locale, '/sign-up')
		},
		{
			title: m.ui_home_manager_title({}, here),
			text: m.ui_home_manager_text({}, here),
			link: m.ui_home_manager_link({}, here),
			href: hrefIn(locale, '/desk')
		}
	];
}
