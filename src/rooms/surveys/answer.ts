import { readAnswers as readForm, textsOf, type AnswerProblem } from '#rooms/events/answer.form.ts';
import type { Question, QuestionKind, Sent } from '#rooms/events/question.ts';
import { scale, type Answers, type SurveyQuestion, type SurveyQuestionKind } from './survey.ts';

const kinds: Record<SurveyQuestionKind, QuestionKind> = {
	one: 'one_of',
	many: 'many_of',
	scale: 'one_of',
	number: 'number',
	text: 'long_text'
};

/** The same as a question of a registration, so that both are read by one rule. */
const asked = ({ id, kind, texts, options, isRequired, position }: SurveyQuestion): Question => ({
	...{ id, kind: kinds[kind], labels: texts, hints: {}, isRequired, position },
	options: kind === 'scale' ? scale.map((key) => ({ key, labels: {} })) : options,
	...{ stage: 'registration', participantTypeIds: [], prefill: null, retiredAt: null },
	...{ shownIfQuestionId: null, shownIfValues: [] }
});

export function readAnswers(
	questions: readonly SurveyQuestion[],
	fields: Record<string, string>
): { answers: Answers; problems: AnswerProblem[] } {
	const sent: Sent = (id) => {
		const value = fields[fieldOf(id)] ?? '';
		const isMany = questions.find((one) => one.id === id)?.kind === 'many';
		return isMany ? value.split('\n') : [value];
	};
	const { answers, problems } = readForm(questions.map(asked), { typeId: null, sent });
	return { answers: Object.fromEntries(answers) as Answers, problems };
}

export const fieldOf = (questionId: string): string => `q.${questionId}`;

/** What was sent for each question: boxes by themselves, in a field line by line. */
export const fieldsIn = (
	form: FormData,
	questions: readonly SurveyQuestion[]
): Record<string, string> =>
	Object.fromEntries(
		questions.map(({ id }) => [
			fieldOf(id),
			form
				.getAll(fieldOf(id))
				.filter((one) => typeof one === 'string')
				.join('\n')
		])
	);

/** Kept answers as the fields of the form. */
export const fieldsOfAnswers = (
	questions: readonly SurveyQuestion[],
	answers: Answers
): Record<string, string> =>
	Object.fromEntries(
		questions.map(({ id }) => [
			fieldOf(id),
			answers[id] === undefined ? '' : textsOf(answers[id]).join('\n')
		])
	);
