import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { lists } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { mayEdit, mayMerge } from '#rooms/organisations/access.ts';
import { fieldName, sayField } from '#rooms/organisations/draft-words.ts';
import { join, listJoined } from '#rooms/organisations/joining.ts';
import { findLikeOrganisations } from '#rooms/organisations/likeness.server.ts';
import {
	listMerges,
	mergeOrganisations,
	separateOrganisations
} from '#rooms/organisations/merging.server.ts';
import { readDraft } from '#rooms/organisations/organisation-parts.server.ts';
import {
	findOrganisation,
	listOrganisationNames
} from '#rooms/organisations/organisation-record.server.ts';
import { describe } from '#rooms/organisations/organisation-words.ts';
import { organisationTies as ties } from '../../../../../organisation-ties.server.ts';
import { logoPath, organisationOf } from '../../../../organisation-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const listIn = (locale: Locale, words: string[]): string => lists(locale, {}).format(words);

export const load: PageServerLoad = async (event) => {
	const actor = require(event, mayEdit(event.locals.actor, event.params.id));
	const { db, locale, now } = event.locals;
	const record = await organisationOf(event);
	const draft = await readDraft(db, record.id);
	const withId = event.url.searchParams.get('with') ?? '';
	if (withId) require(event, isId(withId) && mayMerge(actor, record.id, withId));
	const other = withId ? found(await findOrganisation(db, actor, withId, now)) : null;
	const [alike, merges] = await Promise.all([
		other ? [] : findLikeOrganisations(db, draft, record.id),
		listMerges(db, record.id)
	]);
	const names = await listOrganisationNames(
		db,
		merges.map(({ mergedId }) => mergedId)
	);
	const others = other && (await readDraft(db, other.id));
	const joined = others && join(draft, others);
	return {
		record,
		logo: logoPath(record.logoFileId),
		words: describe(record, locale, ''),
		other: other && { id: other.id, texts: other.texts, originalLocale: other.originalLocale },
		alike: alike.filter(({ id }) => mayMerge(actor, record.id, id)),
		merges: merges.flatMap(({ mergedId, ...merge }) => {
			const named = names.get(mergedId);
			const stays = merge.stays.map((field) => fieldName(field, locale));
			return named ? [{ ...merge, named, stays: listIn(locale, stays) }] : [];
		}),
		fields:
			others && joined
				? listJoined(draft, others).map(({ field, how }) => ({
						field,
						how,
						name: fieldName(field, locale),
						kept: sayField(field, draft[field], locale),
						merged: sayField(field, others[field], locale),
						result: sayField(field, joined[field], locale)
					}))
				: []
	};
};

async function begin(event: RequestEvent) {
	const { id } = event.params;
	const form = await event.request.formData();
	const path = `/${event.locals.locale}/organisations/${id}`;
	return { ...event.locals, id, form, path };
}

export const actions: Actions = {
	merge: async (event) => {
		const { id, form, db, locale, now, path } = await begin(event);
		const mergedId = textIn(form, 'with');
		const actor = require(event, isId(mergedId) && mayMerge(event.locals.actor, id, mergedId));
		const pair = { keptId: id, mergedId };
		const merged = await attempt(db, (tx) => mergeOrganisations(tx, actor, pair, { ties, now }));
		if (!merged.ok) return refused(merged, locale);
		leadOn(event, path, 'organisations_merge_done');
	},
	undo: async (event) => {
		const { id, form, db, locale, now, path } = await begin(event);
		const mergeId = textIn(form, 'merge');
		const merge = (await listMerges(db, id)).find((one) => one.id === mergeId);
		const actor = require(event, mayMerge(event.locals.actor, id, id));
		if (!merge) return refused({ reason: 'merge_unknown' }, locale);
		const separated = await attempt(db, (tx) =>
			separateOrganisations(tx, actor, mergeId, { ties, now })
		);
		if (!separated.ok) return refused(separated, locale);
		const stays = separated.value.stays.map((field) => fieldName(field, locale));
		if (stays.length === 0) leadOn(event, path, 'organisations_merge_undone');
		const inputs = { fields: listIn(locale, stays) };
		leadOn(event, path, 'organisations_merge_undone_but', { inputs });
	}
};
