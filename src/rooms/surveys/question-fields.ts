import { locales, type Locale } from '#platform/locale.ts';
import { optionsIn, textsIn } from '#rooms/events/question-fields.ts';
import {
	hasOptions,
	questionKinds,
	type SurveyQuestion,
	type SurveyQuestionKind
} from './survey.ts';

export type QuestionDraft = Pick<SurveyQuestion, 'kind' | 'texts' | 'options' | 'isRequired'> & {
	/** It still asks what it asked in an earlier survey. */
	isSame: boolean;
};

/** A question as the builder's form sent it. */
export function questionIn(
	form: FormData,
	before: SurveyQuestion | undefined,
	original: Locale
): QuestionDraft | undefined {
	const kind = questionKinds.find((one) => one === form.get('kind'));
	if (!kind) return undefined;
	return {
		kind,
		texts: textsIn(form, 'text'),
		options: hasOptions(kind)
			? optionsIn(textsIn(form, 'options'), before?.options ?? [], original)
			: [],
		isRequired: form.has('required'),
		isSame: form.has('same')
	};
}

/** A question as the builder's form shows it. */
export const fieldsOfQuestion = ({
	id,
	kind,
	texts,
	options,
	isRequired,
	origin
}: SurveyQuestion): Record<string, string> => ({
	kind,
	required: isRequired ? 'on' : '',
	same: origin === id ? '' : 'on',
	...Object.fromEntries(
		locales.flatMap((locale) => [
			[`text.${locale}`, texts[locale] ?? ''],
			[`options.${locale}`, options.map(({ labels }) => labels[locale] ?? '').join('\n')]
		])
	)
});

/** Whether the one asks what the other asked: answers to it keep their meaning. */
export function keepsMeaning(
	before: { kind: SurveyQuestionKind } & Pick<SurveyQuestion, 'texts' | 'options' | 'isRequired'>,
	draft: QuestionDraft,
	original: Locale
): boolean {
	const leading = ({ options }: Pick<SurveyQuestion, 'options'>) =>
		options.map(({ key, labels }) => `${key} ${labels[original] ?? ''}`).join('\n');
	return (
		before.kind === draft.kind &&
		before.texts[original] === draft.texts[original] &&
		leading(before) === leading(draft) &&
		(before.isRequired || !draft.isRequired)
	);
}
