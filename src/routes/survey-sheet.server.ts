import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import type { Column, Row, Sheet } from '#platform/sheets/sheet.server.ts';
import type { SurveyRecord } from '#rooms/surveys/survey-record.server.ts';
import { loadResults, yearOf, type ShownQuestion } from './survey-results.server.ts';

/** What the page of results shows, a line each, with its part: no figure that the page hides. */
export async function resultsSheet(event: RequestEvent, survey: SurveyRecord): Promise<Sheet> {
	const { locale } = event.locals;
	const in_ = { locale };
	const results = await loadResults(event, survey);
	const columns: Column[] = [
		{ key: 'question', label: m.surveys_question_text({}, in_) },
		{ key: 'kind', label: m.surveys_kind({}, in_) },
		{ key: 'answered', label: m.surveys_answered({}, in_) },
		{ key: 'option', label: m.surveys_option({}, in_) },
		{ key: 'count', label: m.surveys_count({}, in_) },
		{ key: 'share', label: m.surveys_share({}, in_) },
		{ key: 'part', label: m.surveys_results_part({}, in_) }
	];
	const part = results.cut?.name ?? m.surveys_results_all({}, in_);
	const rowsOf = (question: ShownQuestion): Row[] => {
		const lead = {
			question: question.plainText,
			kind: question.kindName,
			answered: question.answered,
			part
		};
		if (question.isHidden && question.kind !== 'text')
			return [{ ...lead, answered: null, option: m.surveys_results_hidden({}, in_) }];
		const lines: Row[] = [
			...question.rows.map(({ label, count, share }) => ({ option: label, count, share })),
			...question.texts.map(({ text }) => ({ option: text })),
			...figuresOf(question, in_)
		];
		return (lines.length > 0 ? lines : [{}]).map((line) => ({ ...lead, ...line }));
	};
	return {
		name: `survey-${yearOf(survey)}`,
		columns,
		batches: (async function* () {
			yield results.isFew ? [] : results.questions.flatMap(rowsOf);
		})()
	};
}

const figuresOf = (
	{ mean, median, sum }: ShownQuestion,
	in_: { locale: RequestEvent['locals']['locale'] }
): Row[] =>
	[
		mean !== null ? m.surveys_mean({ value: mean }, in_) : '',
		median !== null ? m.surveys_median({ value: median }, in_) : '',
		sum !== null ? m.surveys_sum({ value: sum }, in_) : ''
	]
		.filter(Boolean)
		.map((option) => ({ option }));
