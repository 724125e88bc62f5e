import * as messages from '#messages';
import type { Locale } from '../locale.ts';
import type { Refused } from '../outcome.ts';

type Message = (inputs: Record<string, unknown>, options: { locale: Locale }) => string;
const all = messages.m as unknown as Record<string, Message | undefined>;

/** A refusal in the reader's words; a reason without words is a mistake of ours and throws. */
export function refusalText(
	{ reason, details }: Pick<Refused, 'reason'> & { details?: Record<string, unknown> },
	locale: Locale
): string {
	return textOf(`refusal_${reason}`, locale, details);
}

export function textOf(key: string, locale: Locale, inputs: Record<string, unknown> = {}): string {
	const message = all[key];
	if (!message) throw new Error(`no message ${key}`);
	return message(inputs, { locale });
}
