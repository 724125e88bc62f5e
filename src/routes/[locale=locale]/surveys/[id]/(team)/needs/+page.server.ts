import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { locales } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { sayNeedKind } from '#rooms/needs/need-words.ts';
import { raiseNeed } from '#rooms/needs/need.server.ts';
import { longestNeed, needKinds } from '#rooms/needs/need.ts';
import { madeSurvey } from '../../../../../survey-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What an answer of the survey says, taken over as a need of the cluster without anybody's name. */
export const load: PageServerLoad = async (event) => {
	await madeSurvey(event);
	const { locale } = event.locals;
	return {
		longest: longestNeed,
		kinds: needKinds.map((value) => ({ value, label: sayNeedKind(value, locale) })),
		text: (event.url.searchParams.get('text') ?? '').slice(0, longestNeed),
		language: locales.find((one) => one === event.url.searchParams.get('language')) ?? locale
	};
};

export const actions: Actions = {
	default: async (event) => {
		const survey = await madeSurvey(event);
		const { db, actor, locale, now } = event.locals;
		const form = await event.request.formData();
		const values = valuesIn(form);
		const kind = needKinds.find((one) => one === textIn(form, 'kind'));
		if (!kind) return refused(refuse('choice_missing'), locale, { name: 'kind', values });
		const said = {
			...{ text: textIn(form, 'text'), kind, chainStep: null, activity: null, showsName: false },
			locale: locales.find((one) => one === textIn(form, 'language')) ?? locale
		};
		const from = { sourceKind: 'survey', sourceId: survey.id, organisationId: null } as const;
		const need = { ...said, ...from, clusterId: survey.clusterId };
		const raised = await attempt(db, (tx) => raiseNeed(tx, actor, need, now));
		if (!raised.ok) return refused(raised, locale, { name: 'text', values });
		return leadOn(event, `/${locale}/surveys/${survey.id}/results`, 'surveys_raised');
	}
};
