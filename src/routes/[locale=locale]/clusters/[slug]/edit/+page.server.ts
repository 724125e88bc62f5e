import { dayOf } from '#platform/calendar-day.ts';
import { require } from '#platform/guards/guard.server.ts';
import { mayEdit } from '#rooms/clusters/access.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/clusters/cluster-fields.ts';
import { readClusterForm } from '#rooms/clusters/cluster.form.ts';
import { changeCluster } from '#rooms/clusters/cluster.server.ts';
import type { ClusterDraft } from '#rooms/clusters/cluster.ts';
import { fieldLabel } from '#rooms/clusters/field-words.ts';
import { changeLogo } from '#rooms/clusters/logo.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { choicesFor } from '../../../../cluster-form.server.ts';
import { clusterIdOf, clusterOf } from '../../../../cluster-page.server.ts';
import { mergedIn } from '../../../../editing.server.ts';
import { pictureIn } from '../../../../file-in.server.ts';
import { saveLogo, saveRecord, type EditedWithLogo } from '../../../../record-edit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, locale } = event.locals;
	const cluster = await clusterOf(event);
	require(event, mayEdit(actor, cluster.id));
	return {
		name: nameFor(cluster.texts, locale, cluster.originalLocale),
		logo: cluster.logoFileId && `/files/${cluster.logoFileId}`,
		edition: cluster.edition,
		values: fieldsOfDraft(cluster),
		choices: choicesFor(locale)
	};
};

const edited: EditedWithLogo<ClusterDraft> = {
	path: '/clusters',
	saved: 'clusters_saved',
	idOf: clusterIdOf,
	mayEdit,
	fieldsIn,
	fieldsOf: fieldsOfDraft,
	labelOf: fieldLabel,
	read: (values, { locals: { locale, now } }) =>
		readClusterForm(values, { locale, today: dayOf(now) }),
	change: changeCluster,
	changeLogo
};

export const actions: Actions = {
	save: async (event) => saveRecord(event, edited, (_, fields) => fields),
	merge: async (event) => saveRecord(event, edited, mergedIn),
	logo: async (event) =>
		saveLogo(event, edited, await pictureIn(await event.request.formData(), 'logo')),
	unlogo: async (event) => saveLogo(event, edited, null)
};
