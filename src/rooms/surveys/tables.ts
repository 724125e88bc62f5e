import type { Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/events/event.ts';
import type { Option } from '#rooms/events/question.ts';
import type { Respondent } from './results.ts';
import type { Answers, LetterKind, SurveyQuestionKind } from './survey.ts';

type CountedAs = Omit<Respondent, 'answers'>;
type Json<T extends object> = JSONColumnType<T, string, string>;

export type SurveyTable = {
	id: string;
	clusterId: string;
	originalLocale: Locale;
	titles: Json<Texts>;
	introductions: Json<Texts>;
	openedAt: Date | null;
	openUntil: string | null;
	closedAt: Date | null;
	askedCount: number | null;
	hasPublicResults: Generated<boolean>;
	copiedFromId: string | null;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	madeAt: Date;
	madeById: string | null;
};

export type SurveyQuestionTable = {
	id: string;
	surveyId: string;
	kind: SurveyQuestionKind;
	texts: Json<Texts>;
	options: Json<Option[]>;
	isRequired: Generated<boolean>;
	position: number;
	/** The same in surveys of several years that ask the same. */
	origin: string;
};

export type SurveyAnswerTable = {
	id: string;
	surveyId: string;
	organisationId: string;
	personId: string | null;
	locale: Locale;
	answers: Json<Answers>;
	/** As they stood when the survey last closed; results are made of these. */
	counted: JSONColumnType<Answers | null, string | null, string | null>;
	countedAs: JSONColumnType<CountedAs | null, string | null, string | null>;
	answeredAt: Date;
	edition: Generated<number>;
};

export type SurveyLetterTable = {
	surveyId: string;
	kind: LetterKind;
	addressDigest: string;
	writtenAt: Date;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		survey: SurveyTable;
		surveyQuestion: SurveyQuestionTable;
		surveyAnswer: SurveyAnswerTable;
		surveyLetter: SurveyLetterTable;
	}
}
