import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { locales } from '#platform/locale.ts';
import { fail } from '@sveltejs/kit';
import type { Fields } from '#platform/two-editors.ts';
import { m } from '#messages';
import { textsIn } from '#rooms/events/question-fields.ts';
import { changeTexts, type SurveyTexts } from '#rooms/surveys/survey.server.ts';
import { languageName } from '#ui/format.ts';
import { baseIn, conflictOf, editionIn, mergedIn } from '../../../../../editing.server.ts';
import { madeSurvey } from '../../../../../survey-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const fieldsOf = ({ titles, introductions }: SurveyTexts): Fields =>
	Object.fromEntries(
		locales.flatMap((locale) => [
			[`title.${locale}`, titles[locale] ?? ''],
			[`introduction.${locale}`, introductions[locale] ?? '']
		])
	);

export const load: PageServerLoad = async (event) => {
	const survey = await madeSurvey(event);
	return {
		original: survey.originalLocale,
		edition: survey.edition,
		values: fieldsOf(survey)
	};
};

const save = async (event: RequestEvent, choose: (form: FormData, mine: Fields) => Fields) => {
	const { id } = await madeSurvey(event);
	const { db, actor, locale } = event.locals;
	const form = await event.request.formData();
	const typed = { titles: textsIn(form, 'title'), introductions: textsIn(form, 'introduction') };
	const mine = choose(form, fieldsOf(typed));
	const edition = editionIn(form);
	const changed = await attempt(db, (tx) =>
		changeTexts(tx, actor, { id, edition, ...textsOf(mine) })
	);
	if (changed.ok) return leadOn(event, `/${locale}/surveys/${id}`, 'surveys_saved');
	if (changed.reason !== 'changed_meanwhile')
		return refused(changed, locale, {
			name: 'title',
			values: { ...mine, edition: String(edition), base: JSON.stringify(baseIn(form)) }
		});
	const { edition: latest, theirs } = changed.details as { edition: number; theirs: SurveyTexts };
	const versions = { base: baseIn(form), mine, theirs: fieldsOf(theirs) };
	return fail(409, { problems: [], conflict: conflictOf(versions, latest, labelIn(locale)) });
};

function textsOf(fields: Fields): SurveyTexts {
	const texts = (name: string) =>
		Object.fromEntries(
			locales
				.map((locale) => [locale, (fields[`${name}.${locale}`] ?? '').trim()] as const)
				.filter(([, text]) => text)
		);
	return { titles: texts('title'), introductions: texts('introduction') };
}

const labelIn = (locale: (typeof locales)[number]) => (field: string) => {
	const [name, of = ''] = field.split('.');
	const label =
		name === 'title'
			? m.surveys_field_title({}, { locale })
			: m.surveys_field_introduction({}, { locale });
	return `${label}, ${languageName(locale, of)}`;
};

export const actions: Actions = {
	save: (event) => save(event, (_, fields) => fields),
	merge: (event) => save(event, mergedIn)
};
