import type { Locale } from '#platform/locale.ts';
import { formatNumber } from '#ui/format.ts';

/** 123456 → "1234,56 zł": cents as the language writes sums of the currency. */
export const formatMoney = (locale: Locale, cents: number, currency: string): string =>
	formatNumber(locale, cents / 100, { style: 'currency', currency });

/** Cents as a form shows them: 123456 → "1234.56". */
export const plainMoney = (cents: number): string => (cents / 100).toFixed(2);
