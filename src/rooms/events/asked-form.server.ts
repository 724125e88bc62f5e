import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { ownText } from './own-text.ts';
import { listCountries } from '#rooms/places/countries.ts';
import type { Texts } from './event.ts';
import type { Question, Stage } from './question.ts';
import { listQuestions } from './questions.server.ts';
import { listTypes } from './types.server.ts';

/** The form of an event in the reader's language: as what one comes, and what is asked. */
export async function loadForm(
	db: Database,
	{ id, originalLocale: original }: { id: string; originalLocale: Locale },
	{ locale, stage }: { locale: Locale; stage: Stage }
) {
	const [types, questions] = await Promise.all([
		listTypes(db, id),
		listQuestions(db, id, { stage })
	]);
	const told = (texts: Texts) =>
		nameFor(
			Object.fromEntries(Object.entries(texts).map(([one, name]) => [one, { name }])),
			locale,
			original
		);
	return {
		original,
		types: types.map(({ id: value, names }) => ({ value, label: told(names) })),
		countries: questions.some(({ kind }) => kind === 'country')
			? listCountries(locale).map(({ code, name }) => ({ value: code, label: name }))
			: [],
		questions: questions.map((question) => asked(question, questions, { locale, original, told }))
	};
}

export type AskedForm = Awaited<ReturnType<typeof loadForm>>;
export type AskedQuestion = AskedForm['questions'][number];

function asked(
	question: Question,
	questions: readonly Question[],
	{ locale, original, told }: { locale: Locale; original: Locale; told: (texts: Texts) => string }
) {
	const { id, kind, isRequired, participantTypeIds, shownIfValues } = question;
	const own = (texts: Texts) => ownText(texts, { locale, original });
	const other = questions.find((one) => one.id === question.shownIfQuestionId);
	const valueName = (value: string) =>
		told(other?.options.find(({ key }) => key === value)?.labels ?? {}) ||
		(value === 'yes' ? m.events_yes({}, { locale }) : m.events_no({}, { locale }));
	return {
		id,
		kind,
		isRequired,
		participantTypeIds,
		prefill: question.prefill,
		label: own(question.labels),
		hint: told(question.hints),
		options: question.options.map(({ key, labels }) => ({ value: key, label: told(labels) })),
		shownIf: other && {
			questionId: other.id,
			kind: other.kind,
			values: shownIfValues,
			text: m.events_asked_if(
				{ question: told(other.labels), values: shownIfValues.map(valueName).join(', ') },
				{ locale }
			)
		}
	};
}
