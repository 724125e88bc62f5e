import { refusalText } from '#platform/guards/words.server.ts';
import type { FormProblem } from '#platform/guards/form.server.ts';
import type { Locale } from '#platform/locale.ts';

type Problem = { name: string; reason: string; details?: Record<string, unknown> };

/** The problems of a form's fields in the reader's words. */
export const sayProblems = (problems: readonly Problem[], locale: Locale): FormProblem[] =>
	problems.map(({ name, ...refusal }) => ({ name, text: refusalText(refusal, locale) }));
