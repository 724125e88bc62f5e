import { redirect } from '@sveltejs/kit';
import { isAdministrator } from '#platform/actor.ts';
import { refused } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { mayImport } from '#rooms/organisations/access.ts';
import { targetsOf, type Mapping } from '#rooms/organisations/import-columns.ts';
import { keptReason, targetName } from '#rooms/organisations/import-words.ts';
import {
	countOutcomes,
	findImport,
	listAlike,
	listRefused,
	mapColumns
} from '#rooms/organisations/import.server.ts';
import type { KeptRow } from '#rooms/organisations/import-undo.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { listCountries } from '#rooms/places/countries.ts';
import { openHouse } from '../../../../../house.server.ts';
import { organisationLink } from '../../../../cluster-page.server.ts';
import { beginStep, beginUndoing } from '../../../../../imports.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function begin(event: RequestEvent) {
	const actor = require(event, mayImport(event.locals.actor));
	const one = found(await findImport(event.locals.db, event.params.id));
	require(event, one.createdById === actor.personId || isAdministrator(actor));
	const path = `/${event.locals.locale}/organisations/import/${one.id}`;
	return { ...event.locals, actor, one, path };
}

export const load: PageServerLoad = async (event) => {
	const { one, db, locale } = await begin(event);
	const [outcomes, problems, alike, deeds] = await Promise.all([
		countOutcomes(db, one.id),
		listRefused(db, one.id, { limit: 10 }),
		listAlike(db, one.id),
		one.undoneAt ? listDeeds(db, { kind: 'import', id: one.id }, { limit: 1 }) : []
	]);
	const kept = (deeds[0]?.details.kept ?? []) as KeptRow[];
	const names = await listOrganisationNames(
		db,
		alike.map(({ alikeId }) => alikeId)
	);
	return {
		one: { ...one, headings: one.headings, mapping: one.mapping },
		isColumns: event.url.searchParams.has('columns'),
		outcomes,
		problems: problems.map(({ rowNumber, reason, details }) => ({
			rowNumber,
			text: refusalText({ reason: reason ?? '', details }, locale)
		})),
		alike: alike.flatMap(({ rowNumber, subjectId, alikeId }) => {
			const named = names.get(alikeId);
			const base = `/${locale}/organisations/${alikeId}`;
			if (!named) return [];
			const href = subjectId ? `${base}/merge?with=${subjectId}` : base;
			return [{ rowNumber, href, name: organisationLink(named, locale).name }];
		}),
		targets: targetsOf(one.kind).map((value) => ({ value, label: targetName(value, locale) })),
		countries: listCountries(locale).map(({ code, name }) => ({ value: code, label: name })),
		kept: kept.map(({ rowNumber, reason }) => ({ rowNumber, text: keptReason(reason, locale) }))
	};
};

export const actions: Actions = {
	columns: async (event) => {
		const { one, actor, db, locale, now, path } = await begin(event);
		const form = await event.request.formData();
		const said = [...form].flatMap(([name, value]): [string, string][] => {
			const at = /^column_(\d+)$/.exec(name)?.[1];
			return at && typeof value === 'string' && value ? [[at, value]] : [];
		});
		const mapping: Mapping = {
			...Object.fromEntries(said),
			locale: String(form.get('locale') ?? locale),
			country: String(form.get('country') ?? 'PL')
		};
		const mapped = await db
			.transaction()
			.execute((tx) => mapColumns(tx, actor, { id: one.id, mapping }, now));
		if (!mapped.ok) return refused(named(mapped, locale), locale);
		await beginStep({ db, files: (await openHouse()).files }, one.id, 'check');
		redirect(303, path);
	},
	check: async (event) => {
		const { one, db, path } = await begin(event);
		await beginStep({ db, files: (await openHouse()).files }, one.id, 'check');
		redirect(303, path);
	},
	run: async (event) => {
		const { one, db, path } = await begin(event);
		await beginStep({ db, files: (await openHouse()).files }, one.id, 'run');
		redirect(303, path);
	},
	undo: async (event) => {
		const { one, actor, db, locale, path } = await begin(event);
		const undone = await beginUndoing({ db, files: (await openHouse()).files }, one.id, actor);
		if (!undone.ok) return refused(undone, locale);
		redirect(303, path);
	}
};

/** The column's name in the reader's words. */
const named = (
	{ reason, details }: { reason: string; details: Record<string, unknown> },
	locale: Parameters<typeof targetName>[1]
) => ({
	reason,
	details: { target: details.target && targetName(String(details.target), locale) }
});
