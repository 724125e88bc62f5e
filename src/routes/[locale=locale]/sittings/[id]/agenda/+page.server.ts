import { locales } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { agendaItemIn } from '#rooms/governance/agenda-fields.ts';
import {
	listAgenda,
	moveAgendaItem,
	putAgendaItem,
	removeAgendaItem
} from '#rooms/governance/agenda.server.ts';
import { agendaKindName, majorityName } from '#rooms/governance/governance-words.ts';
import { majorities } from '#rooms/governance/organ.ts';
import { listResolutionsOfSitting } from '#rooms/governance/resolution.server.ts';
import { loadLife } from '#rooms/governance/sitting-state.server.ts';
import { agendaKinds } from '#rooms/governance/sitting.ts';
import { describeOwner, preparedSitting, preparing } from '../../../../governance-page.server.ts';
import { describeAgenda } from '../../../../sitting-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const sitting = await preparedSitting(event);
	const { original } = await describeOwner(event, sitting);
	const life = await loadLife(db, sitting.id);
	const asked = event.url.searchParams.get('edit');
	const [items, resolutions] = await Promise.all([
		listAgenda(db, sitting.id),
		listResolutionsOfSitting(db, sitting.id)
	]);
	const edited = items.find(({ id }) => id === asked);
	const draft = resolutions.find(({ agendaItemId }) => agendaItemId === edited?.id);
	const values: Record<string, string> = edited
		? {
				kind: edited.kind,
				presenter: edited.presenter ?? '',
				minutes: edited.minutes === null ? '' : String(edited.minutes),
				majority: draft?.majority ?? sitting.majority,
				secret: draft?.isSecret ? 'on' : '',
				public: draft?.isPublic ? 'on' : '',
				...Object.fromEntries(
					locales.flatMap((one) => [
						[`title.${one}`, edited.texts[one]?.title ?? ''],
						[`text.${one}`, edited.texts[one]?.text ?? '']
					])
				)
			}
		: { kind: 'resolution', majority: sitting.majority, public: 'on' };
	return {
		original,
		agenda: await describeAgenda(db, { id: sitting.id, life }, { locale, original }),
		edited: edited ? { id: edited.id, edition: edited.edition } : null,
		values,
		kinds: agendaKinds.map((value) => ({ value, label: agendaKindName(value, locale) })),
		majorities: majorities.map((value) => ({ value, label: majorityName(value, locale) }))
	};
};

export const actions: Actions = {
	put: preparing(
		(tx, actor, { id: sittingId, text, idIn, locale }) => {
			const read = agendaItemIn(text);
			if (!read.draft) return Promise.resolve(refuse(read.reason));
			const known = { id: idIn('id'), edition: Number(text('edition')) };
			const item = text('id') ? known : null;
			return putAgendaItem(tx, actor, { sittingId, item, draft: read.draft, locale });
		},
		'governance_saved',
		'/agenda'
	),
	remove: preparing(
		(tx, actor, { id: sittingId, idIn }) =>
			removeAgendaItem(tx, actor, { sittingId, id: idIn('id') }),
		'governance_saved',
		'/agenda'
	),
	move: preparing(
		(tx, actor, { id: sittingId, idIn, text }) =>
			moveAgendaItem(tx, actor, { sittingId, id: idIn('id'), up: text('way') === 'up' }),
		'governance_saved',
		'/agenda'
	)
};
