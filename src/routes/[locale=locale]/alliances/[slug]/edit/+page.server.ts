import { require } from '#platform/guards/guard.server.ts';
import { mayEdit } from '#rooms/alliances/access.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/alliances/alliance-fields.ts';
import { readAllianceForm } from '#rooms/alliances/alliance.form.ts';
import { changeAlliance } from '#rooms/alliances/alliance.server.ts';
import type { AllianceDraft } from '#rooms/alliances/alliance.ts';
import { fieldLabel } from '#rooms/alliances/alliance-words.ts';
import { changeLogo } from '#rooms/alliances/logo.server.ts';
import { allianceIdOf, allianceOf } from '../../../../alliance-page.server.ts';
import { mergedIn } from '../../../../editing.server.ts';
import { pictureIn } from '../../../../file-in.server.ts';
import { saveLogo, saveRecord, type EditedWithLogo } from '../../../../record-edit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const alliance = await allianceOf(event);
	require(event, mayEdit(event.locals.actor, alliance.id));
	return { edition: alliance.edition, values: fieldsOfDraft(alliance) };
};

const edited: EditedWithLogo<AllianceDraft> = {
	path: '/alliances',
	saved: 'alliances_saved',
	idOf: allianceIdOf,
	mayEdit,
	fieldsIn,
	fieldsOf: fieldsOfDraft,
	labelOf: fieldLabel,
	read: (values, { locals: { locale } }) => readAllianceForm(values, { locale }),
	change: changeAlliance,
	changeLogo
};

export const actions: Actions = {
	save: async (event) => saveRecord(event, edited, (_, fields) => fields),
	merge: async (event) => saveRecord(event, edited, mergedIn),
	logo: async (event) =>
		saveLogo(event, edited, await pictureIn(await event.request.formData(), 'logo')),
	unlogo: async (event) => saveLogo(event, edited, null)
};
