import { daysBetween, dayOf } from '#platform/calendar-day.ts';
import type { Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/events/event.ts';
import type { Option } from '#rooms/events/question.ts';

export const questionKinds = ['one', 'many', 'scale', 'number', 'text'] as const;
export type SurveyQuestionKind = (typeof questionKinds)[number];

export type LetterKind = 'invitation' | 'reminder';

export type SurveyQuestion = {
	id: string;
	kind: SurveyQuestionKind;
	texts: Texts;
	options: Option[];
	isRequired: boolean;
	position: number;
	origin: string;
};

/** Answers by question: one key, several keys, a number or words. */
export type Answers = Record<string, string | string[] | number>;

export type SurveyState = 'draft' | 'open' | 'closed';

type Times = { openedAt: Date | null; openUntil: string | null; closedAt: Date | null };

/** The last day counts; when it is over nobody answers any more, even before the results are made. */
export function stateOf({ openedAt, openUntil, closedAt }: Times, now: Date): SurveyState {
	if (!openedAt) return 'draft';
	return closedAt || (openUntil ?? '') < dayOf(now) ? 'closed' : 'open';
}

/** Results are made when it is closed; a survey whose day is over waits a moment for that. */
export const hasResults = ({ closedAt }: Pick<Times, 'closedAt'>): boolean => closedAt !== null;

/** Three days before the end, or half-way where a survey is open for less than six. */
export function isReminderDue({ openedAt, openUntil }: Times, now: Date): boolean {
	if (!openedAt || !openUntil) return false;
	const length = daysBetween(dayOf(openedAt), openUntil);
	const left = daysBetween(dayOf(now), openUntil);
	return left >= 0 && length >= 2 && left <= Math.min(3, Math.floor(length / 2));
}

export const scale = ['1', '2', '3', '4', '5'] as const;

export const hasOptions = (kind: SurveyQuestionKind): boolean => kind === 'one' || kind === 'many';

/** What stands at a title or a question in which languages. */
export const languagesOf = (texts: Texts): Locale[] =>
	(Object.keys(texts) as Locale[]).filter((locale) => texts[locale]?.trim());
