import type { Locale } from '#locales';

/** What the shell reads from `page.data`; each may be missing. */
export type ShellData = {
	person?: { name: string } | null;
	actingFor?: { name: string } | null;
	notice?: { kind?: NoticeKind; text: string } | null;
	timeZone?: string | null;
	now?: Date | string | null;
};
export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

/** Languages by their own names, in the order shown. */
export const languageNames: Record<Locale, string> = {
	pl: 'Polski',
	en: 'English',
	de: 'Deutsch',
	fr: 'Français',
	ru: 'Русский',
	bg: 'Български'
};
export const languages = Object.keys(languageNames) as Locale[];
