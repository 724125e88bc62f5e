import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

export const surveyDeeds: Record<string, Plain> = {
	'survey.made': m.surveys_deed_made,
	'survey.changed': m.surveys_deed_changed,
	'survey.question_added': m.surveys_deed_question_added,
	'survey.question_changed': m.surveys_deed_question_changed,
	'survey.question_removed': m.surveys_deed_question_removed,
	'survey.question_moved': m.surveys_deed_question_moved,
	'survey.opened': m.surveys_deed_opened,
	'survey.reopened': m.surveys_deed_reopened,
	'survey.end_moved': m.surveys_deed_end_moved,
	'survey.closed': m.surveys_deed_closed,
	'survey.deleted': m.surveys_deed_deleted,
	'survey.results_shown': m.surveys_deed_results_shown,
	'survey.results_hidden': m.surveys_deed_results_hidden,
	'survey.answered': m.surveys_deed_answered,
	'survey.answer_changed': m.surveys_deed_answer_changed
};

/** A deed upon a survey in words; undefined for what other rooms record. */
export const saySurveyDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	surveyDeeds[deed]?.({}, { locale });
