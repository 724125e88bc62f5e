import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Alert } from './alert.ts';

const words: Record<Alert, typeof m.searches_alert_none> = {
	none: m.searches_alert_none,
	daily: m.searches_alert_daily,
	weekly: m.searches_alert_weekly
};

export const sayAlert = (alert: Alert, locale: Locale): string => words[alert]({}, { locale });
