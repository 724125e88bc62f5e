import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import type { Fields } from '#platform/two-editors.ts';
import { mayEdit } from '#rooms/clusters/access.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/clusters/cluster-fields.ts';
import { readClusterForm } from '#rooms/clusters/cluster.form.ts';
import { changeCluster } from '#rooms/clusters/cluster.server.ts';
import type { ClusterDraft } from '#rooms/clusters/cluster.ts';
import { fieldLabel } from '#rooms/clusters/field-words.ts';
import { changeLogo } from '#rooms/clusters/logo.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { choicesFor } from '../../../../cluster-form.server.ts';
import { clusterIdOf, clusterOf, today } from '../../../../cluster-page.server.ts';
import { openHouse } from '../../../../../house.server.ts';
import { pictureIn } from '../../../../picture-in.server.ts';
import { baseIn, conflictOf, editionIn, mergedIn } from '../../../../editing.server.ts';
import { sayProblems } from '../../../../problem-words.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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
	const id = await clusterIdOf(event);
	const actor = require(event, mayEdit(event.locals.actor, id));
	const { files } = await openHouse();
	const changed = await attempt(db, (tx) => changeLogo(tx, files, actor, { id, picture }));
	if (!changed.ok) return fail(400, { problems: [], logo: refusalText(changed, locale) });
	leadOn(event, `/${locale}/clusters/${event.params.slug}/edit`, 'clusters_saved');
}

async function save(event: RequestEvent, choose: (form: FormData, mine: Fields) => Fields) {
	const { db, locale, now } = event.locals;
	const id = await clusterIdOf(event);
	const actor = require(event, mayEdit(event.locals.actor, id));
	const form = await event.request.formData();
	const values = choose(form, fieldsIn(form));
	const edition = editionIn(form);
	const kept = { values, edition, base: JSON.stringify(baseIn(form)) };
	const { draft, problems } = await readClusterForm(values, { locale, today: today(now) });
	if (!draft) return fail(400, { ...kept, problems: sayProblems(problems, locale) });
	const changed = await attempt(db, (tx) => changeCluster(tx, actor, { id, edition, draft }, now));
	if (!changed.ok && changed.reason === 'changed_meanwhile') {
		const { edition: latest, theirs } = changed.details as {
			edition: number;
			theirs: ClusterDraft;
		};
		const versions = { base: baseIn(form), mine: values, theirs: fieldsOfDraft(theirs) };
		const conflict = conflictOf(versions, latest, (field) => fieldLabel(field, locale));
		return fail(409, { problems: [], conflict });
	}
	if (!changed.ok) return refused(changed, locale, { name: 'slug', values });
	leadOn(event, `/${locale}/clusters/${draft.slug}`, 'clusters_saved');
}
