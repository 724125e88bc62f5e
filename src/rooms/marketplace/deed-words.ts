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
	[/^cluster\.marketplace_settled$/, m.marketplace_deed_settled]
];

/** A deed of the marketplace in words. */
export function sayDeed({ deed }: { deed: string }, locale: Locale): string {
	const step = entryStepKinds.find((kind) => deed === `entry.${kind}`);
	if (step) return sayStep(step, locale);
	const say = sayings.find(([shape]) => shape.test(deed))?.[1] ?? m.marketplace_deed_other;
	return say({}, { locale });
}
