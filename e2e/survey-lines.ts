import type { Line, Walker } from './walkers.ts';

const ofCluster: Walker[] = ['editor', 'manager', 'administrator'];

/** Surveys: the cluster's people make them, its members answer, everybody reads what was made public. */
export const surveyLines: Record<string, Line> = {
	'/[locale=locale]/surveys': { path: () => '/en/surveys', who: 'everyone' },
	'/[locale=locale]/surveys/new': {
		path: () => '/en/surveys/new',
		who: ['editor', 'manager', 'otherManager', 'administrator']
	},
	...Object.fromEntries(
		['', '/edit', '/questions', '/preview', '/needs'].map((part) => [
			`/[locale=locale]/surveys/[id]/(team)${part}`,
			{
				path: ({ openSurvey }) => `/en/surveys/${openSurvey}${part}`,
				who: ofCluster
			} satisfies Line
		])
	),
	'/[locale=locale]/surveys/[id]/answer': {
		path: ({ firmSurvey }) => `/en/surveys/${firmSurvey}/answer`,
		who: ['firm']
	},
	'/[locale=locale]/surveys/[id]/results': {
		path: ({ openSurvey }) => `/en/surveys/${openSurvey}/results`,
		who: ofCluster
	},
	'/[locale=locale]/surveys/[id]/results/export.[format]': {
		path: ({ publicSurvey }) => `/en/surveys/${publicSurvey}/results/export.csv`,
		who: 'everyone'
	},
	'/[locale=locale]/surveys/[id]/results/report.pdf': {
		path: ({ publicSurvey }) => `/en/surveys/${publicSurvey}/results/report.pdf`,
		who: 'everyone'
	}
};

type Text = (address: string, walker: Walker) => Promise<string>;
type First = (found: RegExpExecArray | null, what: string) => string;

export async function findSurveyIds(text: Text, first: First) {
	const all = await text('/en/surveys', 'visitor');
	const made = await text('/en/surveys', 'manager');
	const asked = await text('/en/surveys', 'firm');
	const publicSurvey = first(/surveys\/([0-9a-f-]{36})\/results/.exec(all), 'public survey');
	return {
		publicSurvey,
		openSurvey: first(
			new RegExp(`surveys/(?!${publicSurvey})([0-9a-f-]{36})`).exec(made),
			'open survey'
		),
		firmSurvey: first(/surveys\/([0-9a-f-]{36})\/answer/.exec(asked), 'survey that asks the firm')
	};
}
