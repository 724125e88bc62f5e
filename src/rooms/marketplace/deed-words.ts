import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { entryStepKinds } from './entry-life.ts';
import { sayStep } from './entry-words.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: readonly [RegExp, Plain][] = [
	[/^entry\.entered$/, m.marketplace_deed_entered],
	[/^entry\.changed$/, m.marketplace_deed_changed],
	[/^entry\.party_/, m.marketplace_deed_party],
	[/^entry\.file_/, m.marketplace_deed_file],
	[/^cluster\.marketplace_settled$/, m.marketplace_deed_settled],
	[/^entry\./, m.marketplace_deed_other]
];

/** A deed of the marketplace in words; undefined for what other rooms record. */
export function sayMarketplaceDeed({ deed }: { deed: string }, locale: Locale): string | undefined {
	const step = entryStepKinds.find((kind) => deed === `entry.${kind}`);
	if (step) return sayStep(step, locale);
	return sayings.find(([shape]) => shape.test(deed))?.[1]({}, { locale });
}
