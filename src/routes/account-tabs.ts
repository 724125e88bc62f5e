import { m } from '#messages';
import { getLocale } from '#locales';
import { hrefIn } from '#ui/url.ts';

export const accountTabs = () => [
	{ label: m.people_profile(), href: hrefIn(getLocale(), '/account') },
	{ label: m.searches_title(), href: hrefIn(getLocale(), '/account/searches') },
	{ label: m.introductions_title(), href: hrefIn(getLocale(), '/account/introductions') },
	{ label: m.people_security(), href: hrefIn(getLocale(), '/account/security') },
	{ label: m.people_sessions(), href: hrefIn(getLocale(), '/account/sessions') },
	{ label: m.people_own_record(), href: hrefIn(getLocale(), '/account/record') }
];
