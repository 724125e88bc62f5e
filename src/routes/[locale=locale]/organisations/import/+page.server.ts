import { redirect } from '@sveltejs/kit';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { isAdministrator } from '#platform/actor.ts';
import { mayManage } from '#rooms/clusters/access.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { mayImport } from '#rooms/organisations/access.ts';
import { beginImport, listImports } from '#rooms/organisations/import.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { eachText } from '#rooms/organisations/organisation.ts';
import { openHouse } from '../../../../house.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = require(event, mayImport(event.locals.actor));
	const { db, locale } = event.locals;
	const asked = event.url.searchParams.get('cluster');
	const managed = actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
		role === 'manager' && scopeKind === 'cluster' && scopeId ? [scopeId] : []
	);
	const ids = [...new Set([...managed, ...(asked && isAdministrator(actor) ? [asked] : [])])];
	const [clusters, imports] = await Promise.all([
		listClusterNames(db, ids),
		listImports(db, actor.personId)
	]);
	return {
		asked,
		imports,
		clusters: [...clusters.values()].map(({ id, texts, originalLocale }) => ({
			value: id,
			label: textFor(eachText(texts, 'name'), locale, originalLocale)
		}))
	};
};

const kinds = ['organisations', 'members', 'figures'] as const;

export const actions: Actions = {
	default: async (event) => {
		const actor = require(event, mayImport(event.locals.actor));
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const kind = kinds.find((one) => one === textIn(form, 'kind')) ?? 'organisations';
		const clusterId = kind === 'members' ? textIn(form, 'cluster') : null;
		if (clusterId === '')
			return refused({ reason: 'cluster_missing' }, locale, { name: 'cluster', values: { kind } });
		require(event, clusterId === null || mayManage(actor, clusterId));
		const file = form.get('file');
		const isFile = file instanceof File;
		const content = isFile ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
		const upload = { kind, clusterId, name: isFile ? file.name : '', content };
		const { files } = await openHouse();
		const begun = await db
			.transaction()
			.execute((tx) => beginImport(tx, files, actor, upload, now));
		if (!begun.ok) return refused(begun, locale, { name: 'file', values: { kind } });
		redirect(303, `/${locale}/organisations/import/${begun.value}`);
	}
};
