import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isAdministrator } from '#platform/actor.ts';
import { isId } from '#platform/ids.ts';
import { locales } from '#platform/locale.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { listMaking, mayMake } from '#rooms/surveys/access.ts';
import { listSurveys } from '#rooms/surveys/survey-record.server.ts';
import { textIn as textFor } from '#rooms/surveys/survey-words.ts';
import { copySurvey, makeSurvey } from '#rooms/surveys/survey.server.ts';
import { templates, templateTitle } from '#rooms/surveys/templates.ts';
import { m } from '#messages';
import { formatNumber, languageName } from '#ui/format.ts';
import { findByName } from '../../../find-by-name.server.ts';
import { clusterLinks } from '../../../survey-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who makes surveys, and for which clusters: an administrator, for the one they chose. */
async function makerOf(event: RequestEvent) {
	const { actor, db } = event.locals;
	const own = listMaking(actor);
	if (!isAdministrator(actor)) return { actor: require(event, own.length > 0), clusterIds: own };
	const chosen = event.url.searchParams.get('cluster') ?? '';
	const known = isId(chosen) ? await listClusterNames(db, [chosen]) : new Map<string, never>();
	return { actor: require(event, true), clusterIds: [...known.keys()] };
}

export const load: PageServerLoad = async (event) => {
	const { clusterIds } = await makerOf(event);
	const { db, locale } = event.locals;
	const find = event.url.searchParams.get('find') ?? '';
	const [links, older] = await Promise.all([
		clusterLinks(db, clusterIds, locale),
		listSurveys(db, clusterIds, { limit: 30 })
	]);
	const wished = event.url.searchParams.get('cluster');
	return {
		find,
		found:
			clusterIds.length > 0 ? [] : await findByName(db, { text: find, kinds: ['cluster'], locale }),
		cluster: clusterIds.find((id) => id === wished) ?? clusterIds[0] ?? '',
		clusters: clusterIds.map((id) => ({ value: id, label: links.get(id)?.name ?? '' })),
		locales: locales.map((value) => ({ value, label: languageName(locale, value) })),
		beginnings: [
			...templates.map((one) => ({
				value: `template:${one.key}`,
				label: templateTitle(one, locale),
				hint: m.surveys_begin_questions(
					{ count: formatNumber(locale, one.questions.length) },
					{ locale }
				)
			})),
			...older.map((one) => ({
				value: `copy:${one.id}`,
				label: m.surveys_begin_copy(
					{
						title: textFor(one.titles, { locale, original: one.originalLocale }),
						year: String((one.openedAt ?? one.madeAt).getUTCFullYear())
					},
					{ locale }
				)
			})),
			{ value: 'blank', label: m.surveys_begin_blank({}, { locale }) }
		]
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor } = await makerOf(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const clusterId = textIn(form, 'cluster');
		require(event, mayMake(actor, clusterId));
		const originalLocale = locales.find((one) => one === textIn(form, 'original')) ?? locale;
		const [way, which = ''] = textIn(form, 'begin').split(':');
		if (!way) {
			const text = refusalText({ reason: 'choice_missing' }, locale);
			return fail(400, { problems: [{ name: 'begin', text }], values: valuesIn(form) });
		}
		const title = textIn(form, 'title');
		const begun = { clusterId, originalLocale };
		const made = await attempt(db, (tx) =>
			way === 'copy'
				? copySurvey(tx, actor, { id: which, clusterId }, now)
				: makeSurvey(
						tx,
						actor,
						way === 'template' ? { ...begun, template: which } : { ...begun, title },
						now
					)
		);
		if (!made.ok) return refused(made, locale, { name: 'title', values: valuesIn(form) });
		return leadOn(event, `/${locale}/surveys/${made.value}`, noticeOf(way));
	}
};

const noticeOf = (way: string) => (way === 'copy' ? 'surveys_copied' : 'surveys_made');
