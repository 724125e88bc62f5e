import { baseLocale, isLocale, locales } from '#locales';

export type Locale = (typeof locales)[number];

export { isLocale, locales };

/** The locale a visitor's browser asks for first among ours, by its Accept-Language header. */
export function preferredLocale(header: string | null): Locale {
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const weight = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
			return { language: tag.toLowerCase().split('-')[0] ?? '', weight: Number(weight ?? 1) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight);
	return wanted.map(({ language }) => language).find(isLocale) ?? baseLocale;
}
