import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { m } from '#messages';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { prefillName, questionKindName } from '#rooms/events/question-words.ts';
import {
	choicesOf,
	prefills,
	questionKinds,
	stages,
	type Question,
	type Stage
} from '#rooms/events/question.ts';

type Shown = {
	locale: Locale;
	questions: readonly Question[];
	edited: Question | undefined;
	stage: Stage | undefined;
};

/** Both forms as they stand, and what can be chosen when a question is written. */
export async function describeBuilder(
	db: Database,
	record: EventRecord,
	{ locale, questions, edited, stage }: Shown
) {
	const [registration, followUp] = await Promise.all([
		loadForm(db, record, { locale, stage: 'registration' }),
		loadForm(db, record, { locale, stage: 'follow_up' })
	]);
	const all = [...registration.questions, ...followUp.questions];
	const labelOf = (id: string) =>
		Object.values(all.find((one) => one.id === id)?.label ?? {})[0] ?? '';
	const earlier = questions.filter(
		(one) => one.stage === stage && (!edited || one.position < edited.position)
	);
	return {
		original: record.originalLocale,
		forms: stages.map((one) => ({
			stage: one,
			questions: (one === 'registration' ? registration : followUp).questions.map((question) => ({
				id: question.id,
				label: question.label,
				kind: questionKindName(question.kind, locale),
				isRequired: question.isRequired,
				condition: question.shownIf?.text ?? '',
				types: registration.types
					.filter(({ value }) => question.participantTypeIds.includes(value))
					.map(({ label }) => label),
				languages: Object.keys(
					questions.find(({ id }) => id === question.id)?.labels ?? {}
				) as Locale[]
			}))
		})),
		kinds: questionKinds.map((value) => ({ value, label: questionKindName(value, locale) })),
		types: registration.types,
		prefills: prefills.map((value) => ({ value, label: prefillName(value, locale) })),
		conditions: earlier.flatMap((one) =>
			choicesOf(one).map((value) => ({
				value: `${one.id}:${value}`,
				label: `${labelOf(one.id)}: ${choiceName(one, value, { locale, original: record.originalLocale })}`
			}))
		)
	};
}

function choiceName(
	{ options }: Question,
	value: string,
	{ locale, original }: { locale: Locale; original: Locale }
): string {
	const labels = options.find(({ key }) => key === value)?.labels;
	if (labels) return labels[locale] ?? labels[original] ?? value;
	return value === 'yes' ? m.events_yes({}, { locale }) : m.events_no({}, { locale });
}
