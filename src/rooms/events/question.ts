import type { Texts } from './event.ts';

export const questionKinds = [
	'short_text',
	'long_text',
	'number',
	'date',
	'one_of',
	'many_of',
	'yes_no',
	'consent',
	'country',
	'phone',
	'web_address',
	'file'
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Asked of everyone when registering, or afterwards of those who have a seat. */
export const stages = ['registration', 'follow_up'] as const;
export type Stage = (typeof stages)[number];

/** The answer to a question that asks for a file. */
export type KeptFile = { file: string; name: string };

export const keptFileIn = (value: unknown): KeptFile | undefined =>
	typeof value === 'object' && value !== null && 'file' in value ? (value as KeptFile) : undefined;

export type Option = { key: string; labels: Texts };

export type Question = {
	id: string;
	stage: Stage;
	kind: QuestionKind;
	labels: Texts;
	hints: Texts;
	options: Option[];
	isRequired: boolean;
	/** Asked of these participant types only; of everybody where it is empty. */
	participantTypeIds: string[];
	/** Asked only where another question was answered with one of these. */
	shownIfQuestionId: string | null;
	shownIfValues: string[];
	prefill: Prefill | null;
	position: number;
	retiredAt: Date | null;
};

/** What of an organisation's record an answer may be filled in with. */
export const prefills = ['country', 'town', 'website', 'phone', 'size', 'legal_id'] as const;
export type Prefill = (typeof prefills)[number];

/** The answers of a form by question, each as the texts that were sent. */
export type Sent = (questionId: string) => readonly string[];

/** Whether a question is put to somebody, given what they answered to the others. */
export function isAsked(
	question: Question,
	questions: readonly Question[],
	{ typeId, sent }: { typeId: string | null; sent: Sent }
): boolean {
	if (question.retiredAt) return false;
	const types = question.participantTypeIds;
	if (types.length > 0 && !types.includes(typeId ?? '')) return false;
	if (!question.shownIfQuestionId) return true;
	const other = questions.find(({ id }) => id === question.shownIfQuestionId);
	if (!other || other.position >= question.position) return true;
	return (
		isAsked(other, questions, { typeId, sent }) &&
		sent(other.id).some((value) => question.shownIfValues.includes(value))
	);
}

/** The choices a question has of itself; those of others are the organiser's. */
export const choicesOf = ({ kind, options }: Pick<Question, 'kind' | 'options'>): string[] => {
	if (kind === 'yes_no') return ['yes', 'no'];
	if (kind === 'consent') return ['yes'];
	return kind === 'one_of' || kind === 'many_of' ? options.map(({ key }) => key) : [];
};
