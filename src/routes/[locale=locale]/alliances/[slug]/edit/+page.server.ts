import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import type { Fields } from '#platform/two-editors.ts';
import { mayEdit } from '#rooms/alliances/access.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/alliances/alliance-fields.ts';
import { readAllianceForm } from '#rooms/alliances/alliance.form.ts';
import { changeAlliance } from '#rooms/alliances/alliance.server.ts';
import type { AllianceDraft } from '#rooms/alliances/alliance.ts';
import { fieldLabel } from '#rooms/alliances/alliance-words.ts';
import { changeLogo } from '#rooms/alliances/logo.server.ts';
import { allianceIdOf, allianceOf } from '../../../../alliance-page.server.ts';
import { openHouse } from '../../../../../house.server.ts';
import { pictureIn } from '../../../../picture-in.server.ts';
import { baseIn, conflictOf, editionIn, mergedIn } from '../../../../editing.server.ts';
import { sayProblems } from '../../../../problem-words.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const alliance = await allianceOf(event);
	require(event, mayEdit(event.locals.actor, alliance.id));
	return { edition: alliance.edition, values: fieldsOfDraft(alliance) };
};

export const actions: Actions = {
	save: async (event) => save(event, (_, fields) => fields),
	merge: async (event) => save(event, mergedIn),
	logo: async (event) => {
		const form = await event.request.formData();
		return saveLogo(event, await pictureIn(form, 'logo'));
	},
	unlogo: async (event) => saveLogo(event, null)
};

async function saveLogo(
	event: RequestEvent,
	picture: { name: string; content: Uint8Array } | null
) {
	const { db, locale } = event.locals;
	const id = await allianceIdOf(event);
	const actor = require(event, mayEdit(event.locals.actor, id));
	const { files } = await openHouse();
	const changed = await attempt(db, (tx) => changeLogo(tx, files, actor, { id, picture }));
	if (!changed.ok) return fail(400, { problems: [], logo: refusalText(changed, locale) });
	leadOn(event, `/${locale}/alliances/${event.params.slug}/edit`, 'alliances_saved');
}

async function save(event: RequestEvent, choose: (form: FormData, mine: Fields) => Fields) {
	const { db, locale, now } = event.locals;
	const id = await allianceIdOf(event);
	const actor = require(event, mayEdit(event.locals.actor, id));
	const form = await event.request.formData();
	const values = choose(form, fieldsIn(form));
	const edition = editionIn(form);
	const kept = { values, edition, base: JSON.stringify(baseIn(form)) };
	const { draft, problems } = readAllianceForm(values, { locale });
	if (!draft) return fail(400, { ...kept, problems: sayProblems(problems, locale) });
	const changed = await attempt(db, (tx) => changeAlliance(tx, actor, { id, edition, draft }, now));
	if (!changed.ok && changed.reason === 'changed_meanwhile') {
		const { edition: latest, theirs } = changed.details as {
			edition: number;
			theirs: AllianceDraft;
		};
		const versions = { base: baseIn(form), mine: values, theirs: fieldsOfDraft(theirs) };
		const conflict = conflictOf(versions, latest, (field) => fieldLabel(field, locale));
		return fail(409, { problems: [], conflict });
	}
	if (!changed.ok) return refused(changed, locale, { name: 'slug', values });
	leadOn(event, `/${locale}/alliances/${draft.slug}`, 'alliances_saved');
}
