import type { Locale } from '#platform/locale.ts';
import type { FactKind } from './fact.ts';
import { factsIn } from './facts-in-text.ts';

export type Span = { text: string; isMarked: boolean };

/** A text in spans, with what it states of these kinds marked unless every language states it. */
export function markFacts(
	text: string,
	locale: Locale,
	{ kinds, agreed }: { kinds: ReadonlySet<FactKind>; agreed: ReadonlySet<string> }
): Span[] {
	const spans: Span[] = [];
	let from = 0;
	for (const { kind, value, at, length } of factsIn(text, locale)) {
		if (!kinds.has(kind) || agreed.has(`${kind} ${value}`)) continue;
		spans.push({ text: text.slice(from, at), isMarked: false });
		spans.push({ text: text.slice(at, at + length), isMarked: true });
		from = at + length;
	}
	return [...spans, { text: text.slice(from), isMarked: false }].filter((span) => span.text);
}
