import { locales, type Locale } from '#platform/locale.ts';
import { optionsIn, textsIn } from '#rooms/events/question-fields.ts';
import { questionKindName } from '#rooms/events/question-words.ts';
import { questionKinds } from '#rooms/memberships/application.ts';
import {
	findJoiningForm,
	listJoiningQuestions,
	moveQuestion,
	putQuestion,
	retireQuestion,
	saveJoiningForm
} from '#rooms/memberships/joining-form.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { leading, ledCluster } from '../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

const inFields = (name: string, textOf: (locale: Locale) => string | undefined) =>
	locales.map((locale) => [`${name}.${locale}`, textOf(locale) ?? '']);

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const cluster = await ledCluster(event);
	const [joining, all] = await Promise.all([
		findJoiningForm(db, cluster.id),
		listJoiningQuestions(db, cluster.id, { withRetired: true })
	]);
	const questions = all.filter(({ retiredAt }) => !retiredAt);
	const edited = questions.find(({ id }) => id === event.url.searchParams.get('edit'));
	return {
		isAdding: event.url.searchParams.has('add'),
		isOpen: joining.isOpen,
		edition: joining.edition,
		introductions: joining.introductions,
		kinds: questionKinds.map((value) => ({ value, label: questionKindName(value, locale) })),
		edited: edited && {
			id: edited.id,
			edition: edited.edition,
			values: Object.fromEntries([
				...inFields('label', (one) => edited.labels[one]),
				...inFields('options', (one) =>
					edited.options.map(({ labels }) => labels[one] ?? '').join('\n')
				),
				['kind', edited.kind],
				['required', edited.isRequired ? 'on' : '']
			]) as Record<string, string>
		},
		retired: all
			.filter(({ retiredAt }) => retiredAt)
			.map(({ id, labels }) => ({ id, name: textFor(labels, locale, cluster.originalLocale) })),
		questions: questions.map(({ id, kind, labels, isRequired }) => ({
			id,
			isRequired,
			kind: questionKindName(kind, locale),
			label: textFor(labels, locale, cluster.originalLocale)
		}))
	};
};

export const actions: Actions = {
	save: leading(
		(tx, actor, { clusterId, form, number, occasion }) =>
			saveJoiningForm(
				tx,
				actor,
				{
					clusterId,
					isOpen: form.has('open'),
					introductions: textsIn(form, 'introduction'),
					edition: number('edition')
				},
				occasion.now
			),
		'clusters_saved'
	),
	question: leading(async (tx, actor, { clusterId, form, text, id, number }) => {
		const known = (await listJoiningQuestions(tx, clusterId)).find((one) => one.id === text('id'));
		const before = (known?.options ?? []).map(({ value, labels }) => ({ key: value, labels }));
		const leads = locales.find((locale) => text(`options.${locale}`)) ?? 'pl';
		return putQuestion(tx, actor, {
			clusterId,
			known: text('id') ? { id: id('id'), edition: number('edition') } : null,
			draft: {
				kind: known?.kind ?? questionKinds.find((one) => one === text('kind')) ?? 'short_text',
				labels: textsIn(form, 'label'),
				options: optionsIn(textsIn(form, 'options'), before, leads).map(({ key, labels }) => ({
					value: key,
					labels
				})),
				isRequired: form.has('required')
			}
		});
	}, 'clusters_saved'),
	retire: leading(
		(tx, actor, { clusterId, id, occasion }) =>
			retireQuestion(tx, actor, { clusterId, id: id('id'), retiredAt: occasion.now }),
		'clusters_saved'
	),
	back: leading(
		(tx, actor, { clusterId, id }) =>
			retireQuestion(tx, actor, { clusterId, id: id('id'), retiredAt: null }),
		'clusters_saved'
	),
	move: leading(
		(tx, actor, { clusterId, id, text }) =>
			moveQuestion(tx, actor, { clusterId, id: id('id'), by: text('way') === 'up' ? -1 : 1 }),
		'clusters_saved'
	)
};
