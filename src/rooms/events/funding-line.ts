import type { Locale } from '#platform/locale.ts';
import type { EventFunding } from './event.ts';

/** Who pays, in one line for paper: the programme's sentence, else what names the project. */
export function fundingLine(
	funding: EventFunding | null,
	{ locale, original }: { locale: Locale; original: Locale }
): string | null {
	if (!funding) return null;
	const { statements, projectName, programme, reference, grantNumber } = funding;
	const statement = statements[locale] || statements[original];
	const source = [projectName, programme, reference, grantNumber].filter(Boolean).join(' · ');
	return [statement, source].filter(Boolean).join(' · ') || null;
}
