import { fail } from '@sveltejs/kit';
import type { Locale } from '../locale.ts';
import type { Refused } from '../outcome.ts';
import { refusalText } from './words.server.ts';

export const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
};

/** What had been typed, to be shown again; what was chosen several times stands line by line. */
export const valuesIn = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...new Set(form.keys())].map((name) => [
			name,
			form
				.getAll(name)
				.filter((one) => typeof one === 'string')
				.join('\n')
		])
	);

/** `href` where it is mended on another page. */
export type FormProblem = { name?: string; text: string; href?: string };

/** What a refused form shows again: the reasons in words, and what had been typed. */
export function refused(
	refusal: Pick<Refused, 'reason'> & { details?: Record<string, unknown> },
	locale: Locale,
	{ name, values = {} }: { name?: string; values?: Record<string, string> } = {}
) {
	const problem: FormProblem = { text: refusalText(refusal, locale), ...(name && { name }) };
	return fail(400, { problems: [problem], values });
}
