import type { Locale } from '#locales';
import type { LocaleTexts } from '#ui/locale-text.ts';

export type HomeRecord = {
	kind: 'cluster' | 'organisation' | 'alliance';
	href: string;
	name: LocaleTexts;
	original: Locale | null;
	place: string | null;
	confirmedAt: Date | string;
};

export type HomeCounts = {
	clusters: number;
	organisations: number;
	alliances: number;
	countries: number;
};
