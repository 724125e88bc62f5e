import type { RequestEvent } from '@sveltejs/kit';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { m } from '#messages';
import { surveyReport, type ReportTold } from '#rooms/surveys/pdf/report.ts';
import { textIn } from '#rooms/surveys/survey-words.ts';
import type { SurveyRecord } from '#rooms/surveys/survey-record.server.ts';
import { formatDate, formatNumber, formatShare } from '#ui/format.ts';
import { clusterLinks } from './survey-page.server.ts';
import { loadResults, type ResultsData, type ShownQuestion } from './survey-results.server.ts';

type In = { locale: RequestEvent['locals']['locale'] };

/** The results on paper, as the page shows them: for the board, or for whoever gave the money. */
export async function renderSurveyReport(event: RequestEvent, survey: SurveyRecord) {
	const { db, locale, now } = event.locals;
	const in_ = { locale };
	const to = { locale, original: survey.originalLocale };
	const [results, links] = await Promise.all([
		loadResults(event, survey),
		clusterLinks(db, [survey.clusterId], locale)
	]);
	const title = m.surveys_results_of({ title: textIn(survey.titles, to) }, in_);
	const told: ReportTold = {
		title,
		cluster: links.get(survey.clusterId)?.name ?? '',
		lines: linesOf(results, survey, in_),
		introduction: textIn(survey.introductions, to),
		method: m.surveys_pdf_method({}, in_),
		questions: results.isFew ? [] : results.questions.map((one) => toldOf(one, in_))
	};
	return renderPdf(surveyReport, told, { locale, title, now });
}

function linesOf(results: ResultsData, survey: SurveyRecord, in_: In): string[] {
	const { locale } = in_;
	const number = (value: number) => formatNumber(locale, value);
	const { respondents, asked, cut } = results;
	return [
		m.surveys_results_share(
			{
				answered: number(respondents),
				asked: number(asked),
				share: formatShare(locale, asked ? respondents / asked : 0)
			},
			in_
		),
		...(survey.closedAt
			? [m.surveys_closed_on({ day: formatDate(locale, survey.closedAt, 'long') }, in_)]
			: []),
		...(cut
			? [`${cut.name}. ${m.surveys_results_among({ count: number(results.among) }, in_)}`]
			: []),
		...(results.isFew ? [m.surveys_results_few({}, in_)] : [])
	];
}

function toldOf(question: ShownQuestion, in_: In): ReportTold['questions'][number] {
	const { mean, median, sum } = question;
	const number = (value: number) => formatNumber(in_.locale, value);
	const isText = question.kind === 'text';
	const figures = [
		question.kindName,
		...(question.isHidden && !isText
			? []
			: [m.surveys_answers_count({ count: number(question.answered) }, in_)]),
		...(mean !== null ? [m.surveys_mean({ value: mean }, in_)] : []),
		...(median !== null ? [m.surveys_median({ value: median }, in_)] : []),
		...(sum !== null ? [m.surveys_sum({ value: sum }, in_)] : [])
	];
	return {
		text: question.plainText,
		figures: figures.join(' · '),
		note: question.isHidden && !isText ? m.surveys_results_hidden({}, in_) : null,
		rows: question.rows.map(({ label, count, share, shareText }) => ({
			...{ label, share, shareText },
			count: number(count)
		})),
		texts: question.texts.map(({ text }) => text)
	};
}
